import { htmlTagAt } from '../markdown/html-tag';
import { nextIndex, nextMatch } from '../markdown/tags/next-index';
import { decodedHtml } from '../posts/front-matter/html-entities';
import { maskedTags, type ProseBlock, type ProsePiece } from './prose';

/** What stands in these belongs to the sentence around them. Any other element ends a block, and begins one. */
const IN_A_SENTENCE = new Set(
  'a abbr b bdi bdo big br cite data del dfn em font i img ins label mark q rp rt ruby s small span strike strong sub sup time u wbr'.split(
    ' ',
  ),
);
/** What stands in these is a word that is not checked. */
const CODE = new Set(['code', 'kbd', 'samp', 'tt', 'var']);
/** The closing tags of what holds code, and of what holds no prose at all. */
const CLOSING = new Map(
  [...CODE, 'pre', 'svg', 'math', 'template', 'object', 'video', 'audio'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s/>])`, 'gi'),
  ]),
);

/** White space; a letter by its name or number; words with one space between. */
const TOKEN = /\s+|&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z]\w{1,31});|[^\s&]+(?: [^\s&]+)*|&/g;

/**
 * The blocks of prose of a page of HTML that begins at the offset `from`: the words between its tags, with the letters
 * that references stand for and with white space as one space. Code and template tags in them are made Markdown's code,
 * so that a Markdown reader passes over them.
 */
export function htmlProseBlocks(html: string, from: number): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let open = blockAt(from);
  const next = () => {
    const block = open.block();
    if (block !== null) blocks.push(block);
    open = blockAt(from);
  };
  let at = 0;
  while (at < html.length) {
    const mark = html.indexOf('<', at);
    open.read(html, at, mark < 0 ? html.length : mark);
    if (mark < 0) break;
    const tag = htmlTagAt(html, mark, html.length);
    at = tag.end < 0 ? mark + 1 : tag.end;
    // What nothing ends may be only begun, and is a letter until then.
    if (tag.kind === 'text' || tag.end < 0) open.read(html, mark, at);
    if (tag.kind !== 'element' || tag.end < 0) continue;
    const end = tag.closing || tag.selfClosing ? -1 : contentEnd(html, tag.name, tag.end);
    if (end >= 0) at = end;
    if (CODE.has(tag.name)) {
      if (end >= 0) open.add('`x`', mark, end);
    } else if (!IN_A_SENTENCE.has(tag.name) || (tag.name === 'br' && open.isAtLineStart())) next();
    else if (tag.name === 'br') open.add('\n', mark, at);
  }
  next();
  return blocks;
}

/** Behind the closing tag of an element that is passed over; -1 for one that is not, or that nothing ends. */
function contentEnd(html: string, name: string, from: number): number {
  const closing = CLOSING.get(name);
  const at = closing === undefined ? -1 : nextMatch(html, closing, from);
  const end = at < 0 ? -1 : nextIndex(html, '>', at);
  return end < 0 ? -1 : end + 1;
}

const isSpace = (words: string) => words === ' ' || words === '\n';

/** Reads one block of a page that begins at the offset `base`. */
function blockAt(base: number) {
  const pieces: ProsePiece[] = [];
  let text = '';
  let last = ' ';
  /** Adds what the source from `from` to `to` stands for. */
  const add = (words: string, from: number, to: number) => {
    if (words === '' || (isSpace(words) && isSpace(last))) return;
    const before = pieces.at(-1);
    const evenly = to - from === words.length;
    if (evenly && before?.to === base + from && before.to - before.from === before.length)
      pieces[pieces.length - 1] = { ...before, length: before.length + words.length, to: base + to };
    else pieces.push({ at: text.length, length: words.length, from: base + from, to: base + to });
    text += words;
    last = words.slice(-1);
  };
  return {
    add,
    read: (html: string, from: number, to: number) => {
      for (const { 0: token, index } of html.slice(from, to).matchAll(TOKEN)) {
        const words = /^\s/.test(token) ? ' ' : decodedHtml(token).replace(/\u00A0/g, ' ');
        add(words, from + index, from + index + token.length);
      }
    },
    /** Two breaks of a line are as good as a paragraph. */
    isAtLineStart: () => last === '\n',
    block: (): ProseBlock | null => {
      const [first] = pieces;
      return first === undefined ? null : { from: first.from, text: maskedTags(text.trimEnd()), pieces };
    },
  };
}
