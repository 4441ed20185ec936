import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { factsOf, summarise } from '#core/posts/facts';
import { topIn } from './head';

const model = exampleModel();

describe('the top of a post', () => {
  it('is all of a long front matter and nothing else', () => {
    const header = `---\ntitle: A\nnote: ${'é'.repeat(9000)}\n---\n`;
    expect(topIn(Buffer.from(`${header}# Text\n\n---\n`)).top).toBe(header);
  });

  it('tells the same of a post as its whole text', () => {
    const piece = fc.constantFrom(
      ...['---\n', '--- \n', '---', '...\n', '+++\n', '\r\n', '\n', '\uFEFF'],
      ...[
        'title: A\n',
        'date: 2024-01-02\n',
        'tags: [a, é]\n',
        '  - b\n',
        'tags:\n',
        '# Heading\n',
        'Text: é\n',
      ],
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `---\n${rest}`),
        ),
        (whole) => {
          const { top, head } = topIn(Buffer.from(whole));
          const post = { id: 'posts/a.md', modified: 1, model };
          const { url: _, ...said } = summarise({ ...post, text: whole });
          expect(factsOf({ ...post, text: top, longer: head }).post).toEqual(said);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
