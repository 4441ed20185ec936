import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContentModel, Generator } from '#core/blog/model';
import { dialectOf } from '#core/markdown/post-dialect';
import { createRenderer } from '#core/markdown/renderer';
import { tagAddress } from '#core/posts/links/tag-address';
import type { PostSummary } from '#core/posts/post';
import { openBlog } from '#engine/blog/open';
import { listPosts } from '#engine/posts/library';

/** What layouts of the sample sites put around the article. */
export const ARTICLE = ['<main id="lh-article">', '</main>'] as const;

/** Markdown that every generator has an answer to. */
export const common: Readonly<Record<string, string>> = {
  'a paragraph': 'A *quiet* morning with **tea** and `steam`.\nA second line\\\nand a hard break.',
  'bare addresses': 'See https://tea.example/a_b and www.tea.example, or <https://tea.example>.',
  'marks of punctuation': 'She said "yes", and it\'s -- well --- fine... "\'Tis", the \'90s.',
  prices: 'It costs $5 and not $10.',
  'headings with ids':
    '## Green Tea & Co.\n\n## Green Tea & Co.\n\n### What’s *new* in `v1.2`?\n\n## 下雨天 Été_x',
  lists: '- one\n- two\n  - nested\n\n1. first\n2. second\n\n   more of it',
  'task lists': '- [ ] open\n- [x] done',
  tables: '| a | b |\n| :-- | --: |\n| *c* | d |',
  strikethrough: 'It is ~~gone~~ here.',
  quotes: '> A quotation\n> on two lines\n>\n> > nested',
  images: '![A kettle](kettle.png "On")',
  code: '```js\nconst a = "<b>";\n```\n\n    indented\n',
  'raw HTML': 'A <kbd>K</kbd> key.\n\n<div class="x">\n<em>raw</em>\n</div>\n\nAfter.',
  'a rule': 'a\n\n---\n\nb',
  entities: 'A &amp; B &copy; < &#x2014;',
  footnotes:
    'One[^a] and two[^b], and one again[^a].\n\n[^b]: The second.\n[^a]: The first,\n    with *more*.\n\n    And a paragraph.\n\nThe end.',
  'a footnote that is not there': 'Nothing[^none] here.',
  'definition lists': 'Tea\n: A drink\n: And a leaf\n\nCup\n\n: Holds it',
  'attributes of headings': '## Mine {#my-own .big}\n\ntext',
  'hard breaks by spaces': 'One  \ntwo\nthree.',
  'nested lists by four spaces': '- one\n    - nested\n    - more\n- two\n\ntext',
  'loose lists': '- one\n\n- two\n\n- three\n\ntext',
  'a list with code': '1. one\n\n    ```js\n    let a;\n    ```\n\n2. two',
  'a list that starts at four': '4. four\n5. five',
  'a list after a paragraph': 'Text:\n- one\n- two',
  'a quotation after a paragraph': 'Text:\n> quoted',
  'underlined headings': 'First one\n=========\n\nSecond one\n----------',
  'a heading without a space': '#none\n\ntext',
  'a heading with a link, code and a closing mark':
    '## A [link](#x) and `code` ##\n\n## **Bold** & _more_: 50% off! ##',
  'headings with odd names':
    '## !!!\n\n## 1. First\n\n## C++ / C#\n\n## a--b__c\n\n## “Quoted” — dash\n\n## 1. First',
  'links by label':
    'A [link][one], [two] and ![picture][one].\n\n[one]: /kettle.png "Title"\n[two]: <https://two.example/>',
  'links with odd addresses':
    '[a](https://a.example/x "T\'s") [b](<https://b.example/y z>) [c](https://c.example/é?q=1&r=2) [d](#place)',
  'mail addresses': 'Write to me@tea.example or <you@tea.example>.',
  'emphasis in words': 'a_b_c and 2*3*4 and __init__ and **bold**text.',
  'strong emphasis': 'And ***both***.',
  'code spans': 'Use `` a`b `` and `{x}` and `<b>`.',
  'a backslash before every mark':
    'Is \\! \\# \\$ \\% \\& \\( \\) \\* \\+ \\, \\- \\. \\/ \\: \\; \\< \\= \\> \\? \\@ \\[ \\] \\^ \\_ \\` \\{ \\| \\} \\~ shown.',
  'a backslash before quotation marks': 'Is \\" or \\\' shown.',
  'escaped marks': 'Not \\*this\\*, \\_that\\_, \\# or \\[it\\].',
  'raw HTML in a block': '<div>\n\n**Markdown** inside.\n\n</div>\n\nAfter <span class="x">*it*</span>.',
  'a comment': 'Before.\n\n<!-- gone -->\n\nAfter <!-- this --> it.',
  'an excerpt mark': 'Before.\n\n<!--more-->\n\nAfter.',
  'quotations in quotation marks':
    'He said, "\'Quoted\' words." \'Single\' and "double" (\'in\' "parens"), *"em"* and "`code`".',
  apostrophes: "Don't, rock 'n' roll, the 1990's, Charles' and 5'10\".",
  'dashes at work': 'a--b, a---b, 1-2, ---- and ..... dots',
  'tables with code and pipes': '| a | b |\n|---|---|\n| `x` | y \\| z |\n| only |',
  'a table after a paragraph': 'Text:\n\n| a |\n|---|\n| b |',
  'a single tilde': 'H~2~O and ~this~.',
  'footnotes after text': 'One[^x].\n[^x]: Right below.\n\nNext.',
  'a footnote of two blocks': 'A[^n].\n\n[^n]: First.\n\n    - one\n    - two\n\nEnd.',
  'definitions in a row': 'One\n: first\n\nTwo\n: second\n\ntext',
  'definitions of several blocks': 'Term\n\n:   A paragraph.\n\n    Another.\n\nText.',
  'mathematics between dollars': 'Inline $a_1 + b_2$ and $$c$$ here.\n\n$$\nx_1 * y_2\n$$\n\nEnd.',
  'marks for highlighting': 'A ==marked== word, H^2^O.',
  abbreviations: 'The HTML of it, not XHTML.\n\n*[HTML]: Hyper Text',
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
};

const decode = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name ?? ''] ?? whole;
    },
  );

/** Attributes that say nothing about what the article is, and colours of code. */
const UNSAID = /^(?:decoding|loading|tabindex|v-pre|rel|target|style|data-language|data-lang)$/;

/** HTML as a list of tags and texts, so that only what a reader gets is compared. */
export function normal(html: string): string {
  const plainCode = html
    // What MathJax or KaTeX finds in the page is set by us.
    .replace(/<span class="lh-math lh-math-source(?: lh-prices)?">([^<]*)<\/span>/g, '\\($1\\)')
    .replace(/<(span|div) class="lh-math lh-math-display lh-math-source">([^<]*)<\/\1>/g, '\\[$2\\]')
    .replace(
      /<pre\b[^>]*>([\s\S]*?)<\/pre>/g,
      (_, code: string) => `\uE000${code.replace(/<[^>]*>/g, '').trim()}\uE001`,
    )
    .replace(
      /<(div|figure)[^>]*class="(?:highlight|language-)[^"]*"[^>]*>\s*(?:<div[^>]*>)?(?:<button[^>]*><\/button>|<span[^>]*>[^<]*<\/span>)*\s*(\uE000[^\uE001]*\uE001)\s*(?:<\/div>\s*)?<\/\1>/g,
      '$2',
    )
    .replace(/<!--[\s\S]*?-->/g, (comment) => (comment.includes('raw HTML omitted') ? '<omitted>' : ''));
  const parts: string[] = [];
  for (const [part] of plainCode.matchAll(
    /\uE000[\s\S]*?\uE001|<[a-z!/](?:"[^"]*"|'[^']*'|[^>"'])*>|[^<\uE000]+|</gi,
  )) {
    if (part.startsWith('\uE000')) parts.push(`code: ${decode(part.slice(1, -1))}`);
    else if (part.startsWith('<') && part.length > 1) parts.push(tag(part));
    else {
      const text = decode(part).replace(/[ \t\n]+/g, ' ');
      if (text.trim() !== '') parts.push(text.trim());
    }
  }
  return parts.join('\n');
}

/** An address with its percent signs read: browsers go to the same place. */
function unescaped(address: string): string {
  try {
    return decodeURI(address).replace(/^(https?:\/\/[^/]+)\/$/, '$1');
  } catch {
    return address;
  }
}

function tag(source: string): string {
  const [, name = '', rest = ''] = /^<(\/?[\w-]+)([\s\S]*?)\/?>$/.exec(source) ?? [];
  const attributes = [...rest.matchAll(/([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)]
    .filter(([, key = '']) => !UNSAID.test(key))
    .map(([, key = '', double, single, bare]) => [key, decode(double ?? single ?? bare ?? '')] as const)
    // Classes of our own stand beside those of the generator.
    .map(
      ([key, value]) => [key, key === 'class' ? value.replace(/\s*\blh-[\w-]+/g, '').trim() : value] as const,
    )
    .map(([key, value]) => [key, key === 'href' || key === 'src' ? unescaped(value) : value] as const)
    .filter(([key, value]) => (key !== 'class' && key !== 'id') || value !== '')
    .map(([key, value]) => (key === 'checked' || key === 'disabled' ? key : `${key}="${value}"`));
  const align = /text-align:\s*(\w+)/.exec(rest)?.[1];
  if (align !== undefined) attributes.push(`align="${align}"`);
  return `<${[name.toLowerCase(), ...attributes.sort()].join(' ')}>`;
}

/** The article of a page of a sample site. */
export function articleIn(file: string): string {
  const html = readFileSync(file, 'utf8');
  const from = html.indexOf(ARTICLE[0]);
  const to = html.lastIndexOf(ARTICLE[1]);
  if (from < 0 || to < 0) throw new Error(`${file} has no article`);
  return html.slice(from + ARTICLE[0].length, to);
}

/** A name for the file of a sample. */
export const fileName = (name: string): string => name.toLowerCase().replace(/[^a-z]+/g, '-');

/** A sample site of one generator. */
export interface MarkdownSite {
  readonly dialect: Generator;
  readonly samples: Readonly<Record<string, string>>;
  /** Everything but the posts, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the post of a sample is written, and where its page is printed. `name` is fit for a file. */
  readonly post: (name: string) => string;
  readonly page: (name: string) => string;
  /** The header of every post, fences included. */
  readonly header: string;
  readonly build: (folder: string) => Promise<void>;
  /** Takes what the program itself puts around every article away. */
  readonly unwrap?: (article: string) => string;
  /** Takes away, of both articles, what the program that is run leaves to another. */
  readonly comparable?: (article: string) => string;
  /** Known differences by the names of their samples, with the reason. One that is no more fails the test. */
  readonly differences: Readonly<Record<string, string>>;
}

/**
 * Builds the site, then compares every sample's article with what Longhand shows: opened as a blog, in the dialect that
 * its configuration asks for, with the addresses of its posts.
 */
export function compareArticles(site: MarkdownSite): void {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-markdown-'));
  let model: ContentModel;
  let posts: readonly PostSummary[];
  beforeAll(async () => {
    const written = Object.entries(site.samples).map(([name, text]) => [
      site.post(fileName(name)),
      `${site.header}${text}\n`,
    ]);
    for (const [path = '', text = ''] of [...Object.entries(site.files), ...written]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await site.build(folder);
    const opened = await openBlog(folder);
    model = opened.model;
    posts = await listPosts(opened);
    expect(model.generator).toBe(site.dialect);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, markdown] of Object.entries(site.samples)) {
    const reason = site.differences[name];
    test(reason === undefined ? name : `${name} (known to differ: ${reason})`, () => {
      const id = site.post(fileName(name));
      const article = articleIn(join(folder, site.page(fileName(name))));
      const comparable = site.comparable ?? ((html: string) => html);
      const theirs = normal(comparable(site.unwrap?.(article) ?? article));
      const resolve = tagAddress(
        id,
        model,
        () => posts,
        ({ url }) => url,
      );
      const ours = normal(comparable(createRenderer({ ...dialectOf(model, id), resolve }).render(markdown)));
      if (reason === undefined) expect(ours).toBe(theirs);
      else expect(ours).not.toBe(theirs);
    });
  }
  test('every known difference is of a sample', () => {
    expect(Object.keys(site.differences).filter((name) => site.samples[name] === undefined)).toEqual([]);
  });
}
