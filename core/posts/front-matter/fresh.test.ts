import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel } from '../../blog/model';
import { applyEdits } from '../text-edit';
import { FieldNotEditable, readFrontMatter, setField, unsetField } from './front-matter';
import { frontMatterRules } from './rules';

const rulesOf = (generator: ContentModel['generator'], frontMatter: ContentModel['frontMatter'] = 'yaml') =>
  frontMatterRules(exampleModel({ generator, frontMatter }), 'a.md');

describe('a post without front matter', () => {
  it.each<[string, ContentModel['frontMatter'], string, string]>([
    ['YAML', 'yaml', '# Title\n\nText\n', '---\ntags: [a]\n---\n# Title\n\nText\n'],
    ['YAML with CRLF', 'yaml', '# Title\r\nText', '---\r\ntags: [a]\r\n---\r\n# Title\r\nText'],
    ['TOML', 'toml', '# Title\n', '+++\ntags = ["a"]\n+++\n# Title\n'],
    ['JSON', 'json', '# Title\n', '{\n  "tags": ["a"]\n}\n# Title\n'],
    ['nothing', 'yaml', '', '---\ntags: [a]\n---\n'],
  ])('is as it was when the field that it was given is taken away: %s', (_, style, before, after) => {
    const rules = rulesOf('hugo', style);
    expect(applyEdits(before, setField(before, 'tags', ['a'], rules))).toBe(after);
    expect(applyEdits(after, unsetField(after, 'tags', rules))).toBe(before);
  });

  it('is as it was, whatever its text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '#', '-', '+', ' ', '\n', ':', '{', '}', '中') }),
        fc.constantFrom('yaml' as const, 'toml' as const, 'json' as const),
        (text, style) => {
          const rules = rulesOf('astro', style);
          fc.pre(readFrontMatter(text, rules).format === 'none');
          const given = applyEdits(text, setField(text, 'title', 'A', rules));
          expect(applyEdits(given, unsetField(given, 'title', rules))).toBe(text);
        },
      ),
    );
  });

  it.each(['jekyll', 'zola'] as const)(
    'keeps its block where %s would not take it as a post',
    (generator) => {
      const text = '---\ntitle: A\n---\nBody\n';
      expect(applyEdits(text, unsetField(text, 'title', rulesOf(generator)))).toBe('---\n---\nBody\n');
    },
  );

  it('is not given a block above fields that are written in code', () => {
    const mdx = "export const meta = {\n  title: 'A',\n}\n\n# A\n";
    expect(() => setField(mdx, 'tags', ['a'], rulesOf('next'))).toThrow(FieldNotEditable);
  });

  it('is given one where code of that kind is only shown', () => {
    const text = "# How to\n\n```mdx\nexport const meta = {\n  title: 'A',\n}\n```\n";
    expect(applyEdits(text, setField(text, 'title', 'B', rulesOf('next')))).toBe(
      `---\ntitle: B\n---\n${text}`,
    );
  });
});
