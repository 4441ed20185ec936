import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSource } from '../../tests/helpers/text-source';
import { GENERATORS } from '../blog/model';
import { createBlockDocument } from './block-document';
import type { DialectSettings } from './dialect';
import { createRenderer, type MarkdownRenderer } from './renderer';

/**
 * How often what opens something is repeated. Work that grows with the square of the text takes minutes where many rules
 * meet it, and work that grows with the text a moment: that each of these ends at all is the test. By hand, with 100,000.
 */
const MANY = Number(process.env.MANY ?? 4000);

const everything: Partial<DialectSettings> = {
  math: 'dollars',
  alerts: true,
  admonitions: true,
  breaks: true,
  linkify: true,
};
const renderers: readonly (readonly [string, MarkdownRenderer])[] = [
  ...GENERATORS.map((dialect) => [dialect, createRenderer({ dialect })] as const),
];
/** These have every rule between them. */
const fewer: readonly (readonly [string, MarkdownRenderer])[] = [
  ['Jekyll', createRenderer({ dialect: 'jekyll' })],
  ['Docusaurus with everything', createRenderer({ dialect: 'docusaurus', settings: everything })],
  ['VitePress', createRenderer({ dialect: 'vitepress' })],
  [
    'Hugo with everything',
    createRenderer({ dialect: 'hugo', settings: { ...everything, math: 'passthrough', rawHtml: 'keep' } }),
  ],
  ['Astro with mathematics', createRenderer({ dialect: 'astro', settings: { math: 'remark' } })],
  [
    'Pelican with everything',
    createRenderer({ dialect: 'pelican', settings: { ...everything, typography: 'python' } }),
  ],
];

function both(renderer: MarkdownRenderer, text: string): void {
  const whole = renderer.render(text);
  const document = createBlockDocument(renderer, textSource(text), 0);
  expect(document.complete).toBe(true);
  // Joined in pieces: a difference of megabytes is not to be printed.
  expect(document.blocks.map((block) => block.html()).join('') === whole).toBe(true);
}

/** What opens something, without what would close it. */
const OPENINGS = [
  ...['[', '![', '](', '[](', '[^', '[a][', '![a](', '[x](y "', '[x](y (', '[^1]'],
  ...['<', '<a ', '<a b="', '<a@b', '<!--', '<?', '<![CDATA[', '<img src=', '<b>', '<div>\n', '<div>\n\n'],
  ...['>', '> ', '- ', '1. ', '* a\n', '- a\n  ', '1. a\n    - b\n', '- [ ] a\n', '> [!NOTE]\n\n'],
  ...['*', '_', '**a', '*a_', '~', '~~a', '`', '``a`', '==', '^', '\\', '&', '&a;', '&#'],
  ...[
    '{',
    '{{',
    '{%',
    '{{<',
    '{{</*',
    '{:',
    '{#',
    '{{ a\n',
    '{{ "a" | b: ',
    '[a]({{ "a" | b: | ',
    '[a]({% link b %}',
  ],
  ...[
    '{% raw %}',
    '{% a %}\n\n',
    '{{< a >}}\n\n',
    '{{% a %}}\n',
    '{: .a}\n',
    '*a*{:.b}',
    '# a {.b\n',
    '# a {',
  ],
  ...['<A>\n\n', '<A b={', '<A b="', '<A b c ', '{/* ', '{a\n\n', '{\n', '}x\n', 'import a from "b"\n'],
  ...['$', '$$', '$a ', '$$a\n', '\\(', '\\[a\n', '$$\n'],
  ...[':::tip\n', '::: a {', '!!! note\n', '!!! a "', 'a\n: b\n', 'a\n\n: b\n\n', '[TOC]\n', '[[toc]]\n'],
  ...[
    '[^1]: a\n',
    '[^a]: b [^c]\n\n[^c]: d [^a]\n\n',
    '*[a]: b\n',
    '*[HTML]: a\nHTML\n\n',
    '[a]: b\n',
    '[a]: b\n"x\n',
  ],
  ...['"', "'", '"\'', 'a"', "'90s ", '--', '...', '<<', '>>', '(c)'],
  ...[
    'a@',
    'a@b.',
    'www.',
    'http://',
    'http://a.b)',
    'http://a.b.',
    'http://a.b&a;',
    '#',
    '# a #',
    '```\n',
    '```a title="',
    '```[',
  ],
  ...['|', 'a|b\n-|-\n', '\t', '    a\n\n', '\n', '\0', '\u2028', '😀', '\ud83d', 'é\u0301'],
];
/** What closes some of them at last, so that they were rightly looked for. */
const ENDS = [
  '\n\n</div>\n\n</A>\n\n{{< /a >}}\n\n{{% /a %}}\n\n{% enda %}\n\n{% end %}\n',
  '" \' ) ] > }} %} $ ` --> ]]>',
];

describe.each(fewer)('what never ends as it began, in the dialect of %s [R18]', (_, renderer) => {
  it('is rendered all the same', { timeout: 60_000 }, () => {
    for (const opening of OPENINGS) for (const end of ENDS) renderer.render(opening.repeat(MANY) + end);
  });
});

describe('deep nesting [R18]', () => {
  it.each(['[', '>', '*', '`', '<', '{', '- ', '1. ', '> - ', '<div>', '![', '(', '{{<', '::::'])(
    'of ten thousand %s is rendered, in every dialect',
    { timeout: 60_000 },
    (opening) => {
      for (const [, renderer] of fewer) both(renderer, `${opening.repeat(10_000)} text\n\nafter`);
    },
  );

  it('of lists and quotations by indentation is rendered, in every dialect', { timeout: 60_000 }, () => {
    const lists = Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n');
    const fences = Array.from({ length: 300 }, (_, depth) => `${':'.repeat(303 - depth)}tip`).join('\n');
    const pairs = `${'<A>\n\n'.repeat(400)}a\n\n${'</A>\n\n'.repeat(400)}`;
    for (const [, renderer] of fewer) for (const text of [lists, fences, pairs]) both(renderer, text);
  });
});

describe('one long line [R18]', () => {
  const long = 300_000;
  it.each([
    ['of letters', 'a'.repeat(long)],
    ['of letters, with an address at its end', `${'a'.repeat(long)} b@c.de`],
    ['of spaces in a heading', `# a${' '.repeat(long)}b`],
    ['of words', 'word "quoted" -- and *so* on '.repeat(long / 30)],
    ['of dots after an address', `http://a.example${'.'.repeat(long)}`],
    ['of brackets after an address', `http://a.example/${')'.repeat(long)}`],
    ['of hash marks', `${'#'.repeat(long)}a`],
    ['in a tag', `{{< a ${'b '.repeat(long / 2)}>}}`],
    ['of spaces in an expression', `[a]({{ a${' '.repeat(long)}b}})`],
    ['of classes', `# a {class="${'b '.repeat(long / 2)}"}\n\nc\n{: class="${'d '.repeat(long / 2)}"}`],
    ['in an element', `<div ${'a '.repeat(long / 2)}>`],
    ['in a component', `<A ${'a '.repeat(long / 2)}/>`],
    ['of a table', `|${'a|'.repeat(long / 50)}\n|${'-|'.repeat(long / 50)}`],
    ['after a fence', `\`\`\`${'['.repeat(long)}\n`],
  ])('%s is rendered, in every dialect', { timeout: 120_000 }, (_, text) => {
    for (const [, renderer] of fewer) renderer.render(text);
  });

  it('of five megabytes is rendered, and an edit in it', { timeout: 120_000 }, () => {
    const renderer = createRenderer({ dialect: 'jekyll' });
    const text = 'word [link](x) "so" {{ a }} '.repeat(180_000);
    const document = createBlockDocument(renderer, textSource(text), 0);
    expect(document.blocks).toHaveLength(1);
    const at = 2_500_000;
    const changed = `${text.slice(0, at)}x${text.slice(at)}`;
    document.update(textSource(changed), { fromA: at, toA: at, fromB: at, toB: at + 1 }, 0);
    expect(document.blocks[0]?.html().length).toBeGreaterThan(5_000_000);
  });
});

describe('a text of fifty megabytes [R18]', () => {
  it.each(['hugo', 'jekyll', 'docusaurus'] as const)(
    'shows its beginning at once and follows an edit there, in %s',
    { timeout: 60_000 },
    (dialect) => {
      const text = 'A paragraph of *some* length with a [link](x).\n\n'.repeat(1_050_000);
      const renderer = createRenderer({ dialect });
      const document = createBlockDocument(renderer, textSource(text), 0, { initialBudget: 24_000 });
      expect(document.complete).toBe(false);
      expect(document.blocks.length).toBeLessThan(1000);
      const source = textSource(`x${text}`);
      const patch = document.update(source, { fromA: 0, toA: 0, fromB: 0, toB: 1 }, 0);
      expect(patch.inserted).toHaveLength(1);
      expect(document.blocks[0]?.html()).toContain('xA paragraph');
    },
  );
});

describe('whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...OPENINGS, ...ENDS),
    fc.constantFrom(
      '\n',
      '\n\n',
      ' ',
      '  ',
      '\r\n',
      'a',
      '}',
      '}}',
      '%}',
      ']',
      ')',
      '>',
      '"',
      '/>',
      '-->',
      ':::\n',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const nasty = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  it.each([...renderers, ...fewer])('rendering never fails, in the dialect of %s [R18]', (_, renderer) => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        both(renderer, text.replace(/\r\n?/g, '\n'));
        renderer.render(text);
      }),
      { numRuns: Number(process.env.LAW_RUNS ?? 40) },
    );
  });
});
