import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../markdown/renderer';
import { headingsIn } from './headings';

const headings = (dialect: 'hugo' | 'jekyll' | 'zola' | 'vitepress' | 'hexo' | 'commonmark', text: string) =>
  headingsIn(createRenderer({ dialect }).render(text)).map(
    ({ level, text: words, id }) => `${level} ${words} #${id}`,
  );

describe('the headings of a post', () => {
  it('have the anchors that its generator gives them', () => {
    const text = '# Ça va?\n\ntext\n\n## Ça va?\n\nSetext *here*\n---\n';
    expect(headings('hugo', text)).toEqual([
      '1 Ça va? #ça-va',
      '2 Ça va? #ça-va-1',
      '2 Setext here #setext-here',
    ]);
    expect(headings('zola', text)[0]).toBe('1 Ça va? #ca-va');
    expect(headings('hexo', text)[0]).toBe('1 Ça va? #Ca-va');
  });

  it('are named as they are read, with the anchor that was written', () => {
    expect(headings('hugo', '## `a < b` & [c](d) {#own}\n')).toEqual(['2 a < b & c #own']);
  });

  it('are none in code, and none where the generator gives no anchors', () => {
    expect(headings('hugo', '```\n# no\n```\n')).toEqual([]);
    expect(headings('commonmark', '# no\n')).toEqual([]);
  });

  it('are found in HTML that is broken in time that grows with its length', () => {
    for (const part of ['<h1', '<h1>', '<h1 id="a">a']) expect(headingsIn(part.repeat(100_000))).toEqual([]);
    expect(headingsIn('<h1 id="a">never closed<h2 id="b">B</h2></h1>')).toEqual([
      { level: 2, text: 'B', id: 'b' },
    ]);
  });
});
