import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSource } from '../../tests/helpers/text-source';
import { GENERATORS, type Generator } from '../blog/model';
import { type BlockDocument, createBlockDocument } from './block-document';
import { createRenderer, type MarkdownRenderer } from './renderer';

/** How often each law is tried; more by hand, to look for what is rare. */
const RUNS = Number(process.env.LAW_RUNS ?? 100);
/** The same for each real post. */
const POST_RUNS = Math.ceil(RUNS / 100);
const BLOGS = join(import.meta.dirname, '../../../shared/blogs');

const join_ = (document: BlockDocument) => document.blocks.map((block) => block.html()).join('');

interface Edit {
  /** 0 to 1, of the text's length. */
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  /** The edit is moved to the start of its line, where block structure is made. */
  readonly atLineStart?: boolean;
  /** A second insertion, so many characters later. */
  readonly burst?: { readonly after: number; readonly insert: string } | undefined;
}

interface Splice {
  readonly from: number;
  readonly removed: number;
  readonly insert: string;
}

/** What an edit does to a text; a burst is a second one that reaches the document together with the first, as one range. */
function spliceOf(text: string, edit: Edit): Splice {
  const at = Math.round(edit.at * text.length);
  const from = edit.atLineStart ? text.lastIndexOf('\n', at - 1) + 1 : at;
  const removed = Math.min(text.length, from + edit.remove) - from;
  if (edit.burst === undefined) return { from, removed, insert: edit.insert };
  const between = text.slice(from + removed, from + removed + edit.burst.after);
  return { from, removed: removed + between.length, insert: edit.insert + between + edit.burst.insert };
}

function finish(document: BlockDocument, budget: number): void {
  for (let turn = 0; !document.complete; turn += 1) {
    if (turn > 100_000) throw new Error('parseMore makes no progress');
    document.parseMore(budget);
  }
}

/** Applies the edits one after another and checks the law after each, and that patches tell the whole change. */
function checkLaw(
  renderer: MarkdownRenderer,
  start: string,
  edits: readonly Edit[],
  budgets: { readonly initial?: number; readonly cut?: number; readonly undo?: boolean } = {},
): void {
  let text = start;
  const document = createBlockDocument(renderer, textSource(text), 0, {
    ...(budgets.initial === undefined ? {} : { initialBudget: budgets.initial }),
    ...(budgets.cut === undefined ? {} : { cutBudget: budgets.cut }),
  });
  let shown: string[] = document.blocks.map((block) => block.html());
  /** What takes each edit back, the last first. */
  const undo: Splice[] = [];
  const apply = ({ from, removed, insert }: Splice) => {
    const toA = from + removed;
    undo.unshift({ from, removed: insert.length, insert: text.slice(from, toA) });
    text = text.slice(0, from) + insert + text.slice(toA);
    const change = { fromA: from, toA, fromB: from, toB: from + insert.length };
    const patch = document.update(textSource(text), change, 0);
    shown.splice(patch.from, patch.removed, ...patch.inserted.map((block) => block.html()));
    for (const index of patch.rerendered) shown[index] = document.blocks[index]?.html() ?? 'no such block';
    expect(shown).toEqual(document.blocks.map((block) => block.html()));
    if (budgets.initial === undefined && budgets.cut === undefined) expect(document.complete).toBe(true);
    if (document.complete) expect(shown.join('')).toBe(renderer.render(text));
  };
  for (const edit of edits) apply(spliceOf(text, edit));
  if (budgets.undo) {
    for (const splice of [...undo]) apply(splice);
    expect(text).toBe(start);
  }
  finish(document, 64);
  shown = document.blocks.map((block) => block.html());
  expect(shown.join('')).toBe(renderer.render(text));
  expect(shown.join('')).toBe(join_(createBlockDocument(renderer, textSource(text), 0)));
  for (const block of document.blocks) {
    // Only the section of footnotes has no text of its own.
    if (block.from === text.length) expect(block).toBe(document.blocks.at(-1));
    else expect(block.to).toBeGreaterThan(block.from);
  }
}

const word = fc.constantFrom(
  'a',
  'bee',
  '*sea*',
  '**dee**',
  '`e`',
  '[ref]',
  '[Ref][two]',
  '![i][ref]',
  '"q"',
  '~~f~~',
  'www.g.org',
  '[^1]',
  '[^two]',
  '<<HTML>>',
  'CSS--a',
  '$x$',
  '$5',
  '{: .c}',
  '{{< ref "b.md" >}}',
  '{{ x }}',
  '{% y %}',
  '<Chip />',
  '{a + b}',
);
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const block = fc.oneof(
  line,
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  fc.tuple(fc.constantFrom('# ', '## ', '### '), line).map((parts) => parts.join('')),
  fc.tuple(line, fc.constantFrom('\n===', '\n---')).map((parts) => parts.join('')),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((text) => `- ${text}`).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((lines) => lines.map((text) => `1. ${text}\n\n   more`).join('\n\n')),
  line.map((text) => `- [ ] ${text}\n  - [x] ${text}\n\n        code`),
  line.map((text) => `> ${text}\n> > deep\n> - list\n${text}`),
  line.map((text) => `> # ${text}\n> [quoted]: /in-quote`),
  fc
    .tuple(fc.constantFrom('```', '~~~', '````js'), line)
    .map(([fence, text]) => `${fence}\n${text}\n\n# no\n${fence.slice(0, 4).replace('j', '')}`),
  fc.constantFrom(
    '```',
    '~~~',
    '<!--',
    '-->',
    '<div>',
    '</div>\n',
    '<pre>',
    '</pre>',
    '---',
    '***',
    '    code',
    '  - x',
    '\t- y',
    '"',
    '| a |',
    '[open',
    '===',
    ':',
    ': a definition',
    ':::tip',
    ':::',
    '$$',
    '> [!NOTE]',
    '!!! note',
    '[[toc]]',
    '{: #id .class}',
    '{{< note >}}',
    '{{< /note >}}',
    '{{< youtube abc >}}',
    '{% raw %}',
    '{% endraw %}',
    '{% note a %}',
    '{% endnote %}',
    '{% end %}',
    '<Tabs>',
    '</Tabs>',
    '<Card title="a" />',
    'import a from "b"',
    '{/* gone */}',
    '{{/* x',
  ),
  fc.tuple(line, line).map(([term, text]) => `${term}\n: ${text}\n\n  more\n\n: again`),
  fc.tuple(line, line).map(([term, text]) => `${term}\n\n: ${text}`),
  fc.tuple(fc.constantFrom('1', 'two', 'Two', 'un'), line).map(([label, text]) => `[^${label}]: ${text}`),
  fc
    .tuple(fc.constantFrom('1', 'two'), line, line)
    .map(([label, text, more]) => `[^${label}]: ${text}\n\n    ${more}\n\n    - a`),
  line.map((text) => `<div class="a" markdown="1">\n\n${text}\n\n</div>`),
  line.map((text) => `<section>\n\n${text}\n<section>\n\n</section>\n\n${text}</section>`),
  fc.tuple(line, line).map(([text, more]) => `- ${text}\n    - ${more}\n\n        deep\n    1. b\n\n${text}`),
  fc.tuple(line, line).map(([text, more]) => `{: .before}\n${text}\n{: .after}\n\n[^1]: ${more}\n{: .note}`),
  line.map((text) => `{{< tabs\n  a="b"\n>}}\n${text}\n\n{{< /tabs >}}`),
  line.map((text) => `\`\`\`hugo\n{{</* ${text} */>}}\n{% raw %}\n\`\`\``),
  line.map((text) => `Term ${text}\n: one\n: two\nMore\n: three`),
  line.map((text) => `[^two]: ${text}\n[^1]: again\nlazy`),
  fc.constantFrom('*[HTML]: Hyper', '*[CSS]: Cascading', '*[HTML]: Other', '*[a]: x'),
  fc
    .tuple(fc.constantFrom('note', 'details', 'highlight go'), line, line)
    .map(([name, text, more]) => `{{< ${name} >}}\n${text}\n\n${more}\n{{< /${name.split(' ')[0]} >}}`),
  fc
    .tuple(fc.constantFrom('raw', 'note', 'comment', 'blockquote a'), line)
    .map(([name, text]) => `{% ${name} %}\n${text}\n\n${text}\n{% end${name.split(' ')[0]} %}`),
  line.map((text) => `{% quote(author="a") %}\n${text}\n\n{% end %}`),
  fc.tuple(line, line).map(([text, more]) => `<Tabs>\n\n${text}\n\n<Item a="b">\n${more}\n</Item>\n</Tabs>`),
  fc.tuple(line, line).map(([text, more]) => `:::tip ${text}\n${more}\n\n${text}\n:::`),
  line.map((text) => `$$\na + ${text}\n$$`),
  line.map((text) => `> [!TIP]\n> ${text}`),
  line.map((text) => `!!! note "a"\n    ${text}\n\n    ${text}`),
  fc.tuple(line, line).map(([text, more]) => `# ${text} {#mine .x}\n\n${more}\n{: .wide}`),
  fc.tuple(line, line).map(([head, cell]) => `| ${head} | b |\n| --- | :-: |\n| ${cell} | c |`),
  line.map((text) => `<div>\n${text}\n\n</div>`),
  fc
    .tuple(
      fc.constantFrom('ref', 'two', 'Ref', '^1', 'quoted'),
      fc.constantFrom('/x', '/y "t"', '\n/z', '/x\n"title\nover lines"', '/x\n"never\nclosed', '<a b>'),
    )
    .map(([label, target]) => `[${label}]: ${target}`),
);
const markdown = fc
  .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n\n', '\n \t\n', '\n\n\n')), { maxLength: 14 })
  .map((blocks) => blocks.flat().join(''));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  atLineStart: fc.boolean(),
  burst: fc.option(
    fc.record({ after: fc.nat(80), insert: fc.constantFrom('x', '\n', '\n\n', '# a\n', '[ref]') }),
    {
      nil: undefined,
      freq: 5,
    },
  ),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60), fc.nat(400)),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      'x',
      '\n',
      '\n\n',
      ' ',
      '"',
      ']',
      '`',
      '```\n',
      '>',
      '- ',
      '    ',
      '=',
      '#',
      '# a\n',
      '|',
      '-->',
      '[ref]: /new\n',
      '\0',
    ),
    block,
    markdown,
  ),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

/** Pieces of a page that is HTML. */
const element = fc.constantFrom(
  ...['a', '\n', '\n\n', '<p>', '</p>\n', '<div>\n', '</div>\n', '<b>', '</b>', '<p>one</p>\n', '<p>two\n'],
  ...[
    '<ul>\n<li>c\n</ul>\n',
    '<!--\n',
    '-->\n',
    '<h2\ntitle="x">',
    '</h2>\n',
    '<pre>\n',
    '</pre>\n',
    '<hr>\n',
  ],
  ...['<script>', '</script>\n', '{% raw %}', '{% endraw %}', '{% y %}\n', '"', '>', '<'],
);
const page = fc.array(element, { maxLength: 30 }).map((pieces) => pieces.join(''));
const pageEdits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(9), insert: element }),
  { maxLength: 4 },
);

describe('the block document keeps to the whole render', () => {
  for (const name of ['commonmark', 'gfm', ...GENERATORS] as const) {
    const renderer = createRenderer({ dialect: name });
    it(`after any edits, in ${name}`, () => {
      fc.assert(
        fc.property(markdown, edits, fc.boolean(), (text, changes, undo) =>
          checkLaw(renderer, text, changes, { undo }),
        ),
        { numRuns: RUNS },
      );
    });
  }

  it('with everything that a configuration can switch on', () => {
    const all = { math: 'dollars', alerts: true, admonitions: true, footnotes: 'markdown-it' } as const;
    for (const [name, mathMarks] of [
      ['vitepress', 'dollars'],
      ['hugo', 'passthrough'],
      ['pelican', 'double'],
      ['astro', 'remark'],
    ] as const) {
      const renderer = createRenderer({ dialect: name, settings: { ...all, math: mathMarks } });
      fc.assert(
        fc.property(markdown, edits, (text, changes) => checkLaw(renderer, text, changes)),
        { numRuns: RUNS },
      );
    }
  });

  it('in posts that are HTML', () => {
    for (const name of ['jekyll', 'hugo', 'pelican', 'commonmark'] as const) {
      const renderer = createRenderer({ dialect: name, html: true });
      fc.assert(
        fc.property(fc.oneof(markdown, page), edits, pageEdits, (text, changes, more) =>
          checkLaw(renderer, text, [...changes, ...more]),
        ),
        { numRuns: RUNS },
      );
    }
  });

  it('when edits come before the whole is cut, and when an edit is too far-reaching to follow at once', () => {
    const renderer = createRenderer({ dialect: 'plain' });
    const budgets = fc.record({ initial: fc.nat(120), cut: fc.nat(120) });
    fc.assert(
      fc.property(markdown, edits, budgets, (text, changes, limits) =>
        checkLaw(renderer, text, changes, limits),
      ),
      { numRuns: 400 },
    );
  });

  it('across windows: blocks larger than the window, and runs of lines without a blank one', () => {
    const renderer = createRenderer({ dialect: 'plain' });
    const paragraph = `${'word '.repeat(40)}\n`;
    const texts = [
      paragraph.repeat(100),
      `- ${'item\n- '.repeat(3000)}end`,
      `\`\`\`\n${'code\n\n'.repeat(4000)}\`\`\`\n\nafter`,
      '# heading\n'.repeat(3000),
      `start\n\n${'\n'.repeat(9000)}end`,
      `${'x'.repeat(20_000)}\n\n${'y'.repeat(20_000)}`,
    ];
    for (const text of texts) {
      checkLaw(renderer, text, [
        { at: 0.5, remove: 0, insert: 'x' },
        { at: 0, remove: 0, insert: '```\n' },
        { at: 0, remove: 4, insert: '' },
        { at: 1, remove: 0, insert: '\n\n[ref]: /x\n\n[ref]' },
      ]);
    }
    const html = createRenderer({ dialect: 'jekyll', html: true });
    for (const text of [
      `<p>${'word '.repeat(40)}</p>\n`.repeat(100),
      `<div>\n${'<p>a</p>\n\n'.repeat(2000)}</div>\n<p>b</p>\n`.repeat(2),
    ]) {
      checkLaw(html, text, [
        { at: 0.5, remove: 0, insert: 'x' },
        { at: 0, remove: 0, insert: '<div>\n' },
        { at: 0, remove: 6, insert: '' },
        { at: 1, remove: 0, insert: '\n\n</div>\n<!-- x\n\n' },
      ]);
    }
  });
});

describe('an edit that changes blocks before the one it is in', () => {
  const renderer = createRenderer({ dialect: 'plain' });
  /** `|` is where `insert` is typed. */
  const type = (marked: string, insert: string) => {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    const document = createBlockDocument(renderer, textSource(text), 0);
    const changed = text.slice(0, at) + insert + text.slice(at);
    const change = { fromA: at, toA: at, fromB: at, toB: at + insert.length };
    document.update(textSource(changed), change, 0);
    expect(join_(document)).toBe(renderer.render(changed));
    return document.blocks.map(({ from, to }) => changed.slice(from, to));
  };

  it('indents a paragraph into the list above', () => {
    expect(type('- a\n\n|b\n', '  ')).toEqual(['- a\n\n  b']);
  });

  it('indents a paragraph into the code above', () => {
    expect(type('    a\n\n\n| b\n', '    ')).toEqual(['    a\n\n\n     b']);
  });

  it('closes the title of a definition that was begun two blocks above', () => {
    expect(type('[a]: /x\n"title\n===\nmore|\n', '"')).toEqual(['[a]: /x\n"title\n===\nmore"']);
  });

  it('closes such a title from a list, whose last paragraph it is in', () => {
    expect(type('- [a]: /x\n"title\n===\nmore|\n', '"')).toHaveLength(1);
  });

  it('underlines a paragraph', () => {
    expect(type('a\nb\n|\n\nc\n', '===')).toEqual(['a\nb\n===', 'c']);
  });
});

describe('texts that once broke the law', () => {
  /** Types `insert` for `gone`, the first of its kind in `text`; answers the whole as shown then. */
  const replace = (
    dialect: 'jekyll' | 'zola' | 'astro' | 'docusaurus',
    text: string,
    gone: string,
    insert: string,
  ) => {
    const renderer = createRenderer({ dialect });
    const at = text.indexOf(gone);
    const document = createBlockDocument(renderer, textSource(text), 0);
    expect(join_(document)).toBe(renderer.render(text));
    const changed = text.replace(gone, insert);
    const change = { fromA: at, toA: at + gone.length, fromB: at, toB: at + insert.length };
    document.update(textSource(changed), change, 0);
    expect(join_(document)).toBe(renderer.render(changed));
    return join_(document);
  };

  it('attributes after lines that Liquid takes out belong to the block after them, not to the one before', () => {
    const text = 'above\n{% comment %}\ngone\n{% endcomment %}\n{: .x}\nbelow\n';
    expect(replace('jekyll', text, 'below', 'under')).toBe('<p>above</p>\n<p class="x">under</p>\n');
  });

  it('a closing tag that is broken over lines closes nothing', () => {
    const text = '{% end %}\n\n{% quote() %}\na\n\n{% end %}\n';
    expect(replace('zola', text, 'a\n\n{% end %}', 'a\n\n{% end\n%}')).not.toContain('lh-frame');
    const tabs = '<Tabs>\n\na\n\n</Tabs>\n\n<Tabs>\n\nb\n\n</Tabs>\n';
    replace('docusaurus', tabs, 'b\n\n</Tabs>', 'b\n\n</Tabs\n>');
  });

  it('a block whose references to a footnote went leaves no numbers to the block in its place', () => {
    const renderer = createRenderer({ dialect: 'astro' });
    let text = '[^two]: x\n\n[^1] first\n\n# [^two]\n\n[^1] a\n\n[^1]: one\n';
    const document = createBlockDocument(renderer, textSource(text), 0);
    join_(document);
    const cut = (from: number, to: number, insert: string) => {
      text = text.slice(0, from) + insert + text.slice(to);
      document.update(textSource(text), { fromA: from, toA: to, fromB: from, toB: from + insert.length }, 0);
      expect(join_(document)).toBe(renderer.render(text));
    };
    cut(0, text.indexOf('# '), '');
    cut(0, text.indexOf('[^1] a'), 'x\n');
    expect(join_(document)).toContain('footnote-label">1<');
  });

  it('a footnote whose text defines a link is a footnote', () => {
    const text = 'a [^1] [^2]\n\n[^1]: b [^3]\n\n    [ref]: /x\n\n[^2]: c\n\n[^3]: d\n';
    expect(replace('astro', text, 'a ', 'z ')).toContain('fn-3');
  });
});

describe('a reference definition far below its use', () => {
  const renderer = createRenderer({ dialect: 'plain' });
  const text = '[a] one\n\nplain\n\n[b] two\n\n[a]: /first\n';
  const at = text.indexOf('first');

  it('re-renders the blocks that use its label, and only those', () => {
    const document = createBlockDocument(renderer, textSource(text), 0);
    expect(join_(document)).toContain('<a href="/first">a</a>');
    const changed = text.replace('first', 'second');
    const patch = document.update(textSource(changed), { fromA: at, toA: at + 5, fromB: at, toB: at + 6 }, 0);
    expect(patch.rerendered).toEqual([0]);
    expect(document.blocks[0]?.html()).toBe('<p><a href="/second">a</a> one</p>\n');
  });

  it('re-renders its users when the first of two definitions goes and the second moves up before it', () => {
    const first = 'A line of some length.\n\n[a]: /first\n';
    const twice = `${first}[a]: /second\n\n[a] one\n`;
    const document = createBlockDocument(renderer, textSource(twice), 0);
    expect(join_(document)).toContain('<a href="/first">a</a>');
    const rest = twice.slice(first.length);
    document.update(textSource(rest), { fromA: 0, toA: first.length, fromB: 0, toB: 0 }, 0);
    expect(join_(document)).toBe(renderer.render(rest));
  });

  it('re-renders the blocks that tried a label when it comes to be defined', () => {
    const document = createBlockDocument(renderer, textSource(text), 0);
    join_(document);
    const changed = `${text}[b]: /b\n`;
    const end = text.length;
    const patch = document.update(
      textSource(changed),
      { fromA: end, toA: end, fromB: end, toB: changed.length },
      0,
    );
    expect(patch.rerendered).toEqual([2]);
  });
});

describe('heading ids', () => {
  it('stay unique over the document: a new heading above renames those below, and nothing else', () => {
    const renderer = createRenderer({ dialect: 'hugo' });
    const text = 'top\n\n## Notes\n\ntext\n\n## Notes\n';
    const document = createBlockDocument(renderer, textSource(text), 0);
    expect(join_(document)).toContain('<h2 id="notes-1">Notes</h2>');
    const patch = document.update(
      textSource(`## Notes\n\n${text}`),
      { fromA: 0, toA: 0, fromB: 0, toB: 10 },
      0,
    );
    expect(patch.rerendered.map((index) => document.blocks[index]?.html())).toEqual([
      '<h2 id="notes-1">Notes</h2>\n',
      '<h2 id="notes-2">Notes</h2>\n',
    ]);
  });
});

describe('a small edit', () => {
  it('replaces only the block it is in; the others keep their keys', () => {
    const text = Array.from({ length: 50 }, (_, n) => `paragraph ${n}\nsecond line\nthird line`).join('\n\n');
    const document = createBlockDocument(createRenderer({ dialect: 'plain' }), textSource(text), 0);
    const keys = document.blocks.map((entry) => entry.key);
    const at = text.indexOf('third line', text.indexOf('paragraph 25')) + 3;
    const changed = `${text.slice(0, at)}!${text.slice(at)}`;
    const patch = document.update(textSource(changed), { fromA: at, toA: at, fromB: at, toB: at + 1 }, 0);
    expect({ from: patch.from, removed: patch.removed, inserted: patch.inserted.length }).toEqual({
      from: 25,
      removed: 1,
      inserted: 1,
    });
    const kept = document.blocks.filter((entry) => keys.includes(entry.key)).length;
    expect(kept).toBe(49);
  });

  it('in the front matter moves the blocks and replaces none', () => {
    const text = '---\ntitle: a\n---\n\nbody\n';
    const document = createBlockDocument(createRenderer({ dialect: 'plain' }), textSource(text), 17);
    const changed = text.replace('title: a', 'title: abc');
    const patch = document.update(textSource(changed), { fromA: 12, toA: 12, fromB: 12, toB: 14 }, 19);
    expect(patch).toEqual({ from: 0, removed: 0, inserted: [], rerendered: [] });
    expect(document.blocks.map(({ from, to }) => changed.slice(from, to))).toEqual(['body']);
  });

  it('that opens or closes the front matter cuts the body anew', () => {
    const renderer = createRenderer({ dialect: 'plain' });
    const open = '---\ntitle: a\n--\n\nbody\n';
    const closed = '---\ntitle: a\n---\n\nbody\n';
    const document = createBlockDocument(renderer, textSource(open), 0);
    document.update(textSource(closed), { fromA: 15, toA: 15, fromB: 15, toB: 16 }, 17);
    expect(join_(document)).toBe('<p>body</p>\n');
    document.update(textSource(open), { fromA: 15, toA: 16, fromB: 15, toB: 15 }, 0);
    expect(join_(document)).toBe(renderer.render(open));
  });
});

/** Each blog's own words about its generator (`generator: Jekyll` in SOURCE.txt); Hexo for what is no blog. */
function generatorOf(folder: string): Generator {
  const source = join(BLOGS, folder, 'SOURCE.txt');
  const text = existsSync(source) ? readFileSync(source, 'utf8') : '';
  const name = /^generator: (\w+)/m.exec(text)?.[1]?.toLowerCase();
  return GENERATORS.find((generator) => generator === name) ?? 'hexo';
}

const blogs = existsSync(BLOGS)
  ? readdirSync(BLOGS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, generatorOf(name)] as const)
  : [];

describe.skipIf(blogs.length === 0)('real posts (skipped where the shared test data is absent)', () => {
  it.each(blogs)(
    'of %s, in %s, keep to the law under random edits',
    { timeout: 120_000 },
    (blog, dialect) => {
      const folder = join(BLOGS, blog);
      const posts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.mdx?$/.test(name))
        .sort();
      expect(posts.length).toBeGreaterThan(10);
      posts.forEach((name, index) => {
        const renderer = createRenderer({ dialect, mdx: name.endsWith('.mdx') });
        const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').slice(0, 25_000);
        for (const changes of fc.sample(edits, { numRuns: POST_RUNS, seed: index }))
          checkLaw(renderer, text, changes, { undo: index % 2 === 0 });
      });
    },
  );
});
