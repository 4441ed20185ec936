// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import DOMPurify from 'dompurify';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENERATORS } from '#core/blog/model';
import { createBlockDocument } from '#core/markdown/block-document';
import type { DialectName } from '#core/markdown/dialect';
import { createRenderer } from '#core/markdown/renderer';
import { HOSTILE_HTML } from '../../tests/helpers/hostile';
import { textSource } from '../../tests/helpers/text-source';
import { plainFragment } from './plain-html';
import { sanitizedFragment } from './purify';

/** How often each law is tried; more by hand, to look for what is rare. */
const RUNS = Number(process.env.LAW_RUNS ?? 1000);

const plain = (html: string): DocumentFragment | null => plainFragment(html, DOMPurify.isValidAttribute);

/** Whether `html` is made without the sanitiser; what is made has to be what the sanitiser makes. */
function isMade(html: string): boolean {
  const nodes = plain(html);
  if (nodes === null) return false;
  const sanitized = sanitizedFragment(html);
  // To see the difference.
  if (!nodes.isEqualNode(sanitized)) expect(written(nodes)).toBe(written(sanitized));
  expect(nodes.isEqualNode(sanitized)).toBe(true);
  return true;
}

/** The nodes as text, with the ends of each text. */
function written(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return JSON.stringify(node.nodeValue);
  const inside = [...node.childNodes].map(written).join('');
  return node instanceof Element ? `${(node.cloneNode() as Element).outerHTML}{${inside}}` : inside;
}

/** The parts of a post, as the page draws them. */
function partsOf(text: string, dialect: DialectName): readonly string[] {
  const body = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;
  const { blocks } = createBlockDocument(createRenderer({ dialect }), textSource(text), body);
  return blocks.map((block) => block.html());
}

describe('made without the sanitiser is', () => {
  it.each([
    ['nothing', ''],
    [
      'a paragraph',
      "<p>a <em>b <strong>c</strong></em><br>\n&lt;d&gt; &amp;amp; &quot;e&quot; &#x27;f&#x27; > 'g'</p>\n",
    ],
    ['a heading', '<h2 id="heading-of-mine">a</h2>'],
    ['a list in a list', '<ul>\n<li>a\n<ol start="3">\n<li>\n<p>b</p>\n</li>\n</ol>\n</li>\n</ul>\n'],
    ['a quote', '<blockquote>\n<p>a</p>\n<hr>\n</blockquote>'],
    ['code', '<pre><code class="language-js">\n\n<span class="a">b</span> &lt; c\n</code></pre>'],
    ['text as it stands, without the line break that begins it', '<pre>\n\na</pre><pre>\n</pre>'],
    [
      'a table',
      '<table>\n<thead>\n<tr>\n<th align="right">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>',
    ],
    ['a link', '<p><a href="https://example.org/?a=1&amp;b=2#c" title="d &quot;e&quot;">f</a></p>'],
  ])('%s', (_, html) => {
    expect(isMade(html)).toBe(true);
  });
});

describe('left to the sanitiser is', () => {
  it.each([
    ['what begins with space', ' <p>a</p>'],
    ['what begins with words', 'a <b>b</b>'],
    ['a tag that is not closed', '<p>a'],
    ['a tag that closes nothing', '<p>a</p></p>'],
    ['a tag in capital letters', '<P>a</P>'],
    ['a paragraph in a paragraph', '<p>a<p>b</p></p>'],
    ['a link in a link', '<p><a href="#a">a<b><a href="#b">b</a></b></a></p>'],
    ['elements that are not nested', '<p><b>a<i>b</b>c</i></p>'],
    ['a block among words', '<b><p>a</p></b>'],
    ['words in a table', '<table>a<tbody></tbody></table>'],
    ['a row that is not in a section', '<table><tr><td>a</td></tr></table>'],
    ['an item without a list', '<li>a</li>'],
    ['another sign by its name', '<p>&copy;</p>'],
    ['a name without its end', '<p>&amp</p>'],
    ['a sign by its number', '<p>&#60;</p>'],
    ['a letter that is no letter', '<p>a\0b</p>'],
    ['a line end of another system', '<p>a\r\nb</p>'],
    ['a comment', '<p>a<!-- b --></p>'],
    ['an image', '<p><img src="a.png" alt=""></p>'],
    ['an element that nobody knows', '<p><x>a</x></p>'],
    ['an attribute that is not expected', '<p style="color:red">a</p>'],
    ['an attribute without quotes', '<p class=a>a</p>'],
    ['an attribute with space around it', '<p class=" a ">a</p>'],
    ['an attribute twice', '<p class="a" class="b">a</p>'],
    ['an attribute at the end of an element', '<p>a</p class="b">'],
    ['an address that would run', '<p><a href="javascript:a">a</a></p>'],
    ['an address that would run, in disguise', '<p><a href="java\nscript:a">a</a></p>'],
    ['a name that the page uses itself', '<h2 id="links">a</h2>'],
    ['what is very long', `<p>${'a'.repeat(70_000)}</p>`],
    ['what is very deep', `${'<blockquote>'.repeat(200)}${'</blockquote>'.repeat(200)}`],
  ])('%s', (_, html) => {
    expect(plain(html)).toBeNull();
  });

  it('[R64] [R65] whatever has run or asked for something elsewhere', () => {
    expect(HOSTILE_HTML.filter((html) => plain(html) !== null || plain(`<p>${html}</p>`) !== null)).toEqual(
      [],
    );
  });
});

const names = (all: string) => fc.constantFrom(...all.split(' '));
const many = (inside: fc.Arbitrary<string>) => fc.array(inside, { maxLength: 4 }).map((all) => all.join(''));
const text = fc
  .array(fc.oneof(names('a b > " ; &amp; &lt; &gt; &quot; &#x27; é 🙂'), fc.constantFrom(' ', '\n', '\t')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((letters) => letters.join(''));
const attributes = names(
  'class="a" id="x-1" href="#a" href="https://a.example/?b&amp;c" title="&lt;a&gt;" align="center" start="2" role=""',
);
/** What the sanitiser takes away. */
const refused = names(
  'id="title" title="--&gt;" title="&lt;/style" href="javascript:a" href="data:text/html,a" style="a" onclick="a"',
);

/** HTML as Markdown becomes, and whatever else is nested like it, of elements that have these attributes. */
function pages(given: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const begun = fc.option(given, { nil: '', freq: 1 }).map((one) => one && ` ${one}`);
  const element = (tags: string, inside: fc.Arbitrary<string>) =>
    fc.tuple(names(tags), begun, inside).map(([tag, all, html]) => `<${tag}${all}>${html}</${tag}>`);
  const spaced = (inside: fc.Arbitrary<string>) => many(fc.oneof(inside, fc.constant('\n')));
  const { page } = fc.letrec<Record<'word' | 'block' | 'page', string>>((tie) => {
    const words = many(tie('word'));
    const flow = many(fc.oneof(tie('word'), tie('block'), fc.constant('\n')));
    const row = element('tr', spaced(element('td th', flow)));
    const depth = { maxDepth: 4, depthIdentifier: 'page' };
    return {
      word: fc.oneof(
        depth,
        text,
        fc.constant('<br>'),
        element('b code del em i kbd mark s span strong sub sup', words),
        element('a', text),
      ),
      block: fc.oneof(
        depth,
        fc.constant('<hr>'),
        element('p pre h1 h2 h3 h4 h5 h6', words),
        element('blockquote', flow),
        element('ol ul', spaced(element('li', flow))),
        element('table', spaced(element('thead tbody', spaced(row)))),
      ),
      page: fc.tuple(tie('block'), flow).map(([first, others]) => first + others),
    };
  });
  return page;
}

const stray = fc.oneof(
  names(
    `<p> </p> <a> </a> <b> </b> <li> </li> <ul> </ul> <td> </td> <tr> </tr> <table> </table> <tbody> </tbody> <caption> <col>
    <pre> </pre> <h2> </h2> <br/> </br> <br> <hr> <div> </div> <select> <option> </select> <svg> </svg> <math> <mi> <script>
    </script> <style> <title> </title> <template> <form> <img> <input> <button> <nobr> <font> <html> <body> <head> <frameset>
    <plaintext> <xmp> <iframe> <p/> <p id=a> <P> & &amp &copy; &#0; < > " a <!-- --> <!a> <?a?> </>`.replace(
      /\s+/g,
      ' ',
    ),
  ),
  fc.constantFrom(
    '\0',
    '\r',
    '\f',
    '\n',
    ' ',
    '\u00a0',
    '\ufeff',
    '<p\n>',
    '<p >',
    '<a href=" a">',
    '<p id="b" id="c">',
  ),
);
const broken = fc
  .tuple(
    pages(fc.oneof(attributes, refused)),
    fc.array(fc.tuple(fc.nat(), fc.nat(9), stray), { maxLength: 2 }),
  )
  .map(([html, places]) =>
    places.reduce((before, [place, length, piece]) => {
      const at = place % (before.length + 1);
      return before.slice(0, at) + piece + before.slice(at + (length % 3 === 0 ? length : 0));
    }, html),
  );

it.each([
  ['HTML that is nested as it should be', pages(attributes), 1],
  ['HTML with something out of place', broken, 0.05],
  ['tags in any order', many(fc.oneof(stray, text)), 0],
])('law: what is made without the sanitiser is what the sanitiser makes of %s', (_, htmls, often) => {
  let made = 0;
  fc.assert(
    fc.property(htmls, (html) => {
      if (isMade(html)) made += 1;
    }),
    { numRuns: RUNS },
  );
  expect(made).toBeGreaterThanOrEqual(often * RUNS);
});

const markdown = many(
  fc.oneof(
    names('a b * ** _ ~~ ` [a](b) ![a](b.png) <https://a.example> <b> </b> <div> & &copy; < \\ [^1] " \' =='),
    fc.constantFrom(
      ' ',
      '\n',
      '\n\n',
      '\n\n',
      '\n\n> ',
      '\n- ',
      '\n\n1. ',
      '\n\n## ',
      '\n```\n',
      '\n---\n',
      '  \n',
      '\n    ',
    ),
    fc.constantFrom('\n\n| a | b |\n|---|:-:|\n| c | d |\n\n', '\n\n[^1]: e\n\n'),
  ),
);
const posts = fc.array(markdown, { maxLength: 8 }).map((all) => all.join(''));

it.each(GENERATORS)('law: and of posts in Markdown (%s)', (dialect) => {
  fc.assert(
    fc.property(posts, (post) => {
      for (const html of partsOf(post, dialect)) isMade(html);
    }),
    { numRuns: RUNS / 10 },
  );
});

/** Most parts of every `step`th post in a folder are made. */
function expectMade(folder: string, step: number): void {
  const posts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|mdx|markdown)$/.test(name))
    .filter((_, index) => index % step === 0);
  const parts = posts.flatMap((name) => partsOf(readFileSync(join(folder, name), 'utf8'), 'jekyll'));
  expect(parts.filter(isMade).length).toBeGreaterThan(parts.length / 2);
}

it('law: and of the posts of the sample blog, most of which is made', () => {
  expectMade(join(import.meta.dirname, '../../sample'), 1);
});

const blogs = join(import.meta.dirname, '../../../shared/blogs');
it.skipIf(!existsSync(blogs))(
  'law: and of real posts, most of which is made (skipped without ../shared/blogs)',
  () => {
    expectMade(blogs, 8);
  },
);
