import { nextIndex, nextMatch } from './tags/next-index';

/** What stands in these is text up to their closing tag. */
export const HOLDS_TEXT: ReadonlySet<string> = new Set(
  'script style textarea title xmp noframes iframe noembed plaintext'.split(' '),
);
const CLOSING = new Map([...HOLDS_TEXT].map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]));
/** No tag is longer than this, in UTF-16 units; what looks like one is taken with all that follows. */
const LONGEST_TAG = 16_384;

/** What begins at a `<`. `end` is behind it; -1 where it, or the text it holds, has no end. */
export type HtmlTag =
  | { readonly kind: 'comment' | 'text'; readonly end: number }
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly closing: boolean;
      readonly selfClosing: boolean;
      readonly end: number;
    };

/** No name of an element that means anything here is longer; of a longer one this much is its name. */
const NAME = /<(\/?)([a-zA-Z][^\s/>]{0,63})/y;

/** Reads the tag (with the text that it holds, for a script and the like), comment or mere letter at a `<`. */
export function htmlTagAt(src: string, at: number, max: number): HtmlTag {
  const ends = (mark: string, length: number): number => {
    const end = nextIndex(src, mark, at + length);
    return end < 0 || end + mark.length > max ? -1 : end + mark.length;
  };
  if (src.startsWith('<!--', at)) return { kind: 'comment', end: ends('-->', 4) };
  if (src.startsWith('<!', at) || src.startsWith('<?', at)) return { kind: 'comment', end: ends('>', 2) };
  NAME.lastIndex = at;
  const [begin = '', slash = '', written = ''] = NAME.exec(src) ?? [];
  if (begin === '') return { kind: 'text', end: at + 1 };
  const name = written.toLowerCase();
  const closing = slash !== '';
  const close = tagEnd(src, at + begin.length, Math.min(max, at + LONGEST_TAG));
  const holdsText = close > 0 && !closing && HOLDS_TEXT.has(name);
  const end = holdsText ? rawEnd(src, name, close, max) : close;
  return { kind: 'element', name, closing, selfClosing: src[close - 2] === '/', end };
}

/** Behind the `>` that ends a tag, outside of quotation marks. */
function tagEnd(src: string, from: number, max: number): number {
  // Where many tags are begun and none is ended, each would be read as far as a tag may reach.
  const close = nextIndex(src, '>', from);
  if (close < 0 || close >= max) return -1;
  let quote = '';
  for (let at = from; at < max; at += 1) {
    const char = src[at] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return at + 1;
    else if ((char === '"' || char === "'") && /[=\s]/.test(src[at - 1] ?? '')) quote = char;
  }
  return -1;
}

/** Behind the closing tag of an element that holds text only. */
function rawEnd(src: string, name: string, from: number, max: number): number {
  const closing = CLOSING.get(name);
  const at = closing === undefined ? -1 : nextMatch(src, closing, from);
  return at < 0 || at >= max ? -1 : tagEnd(src, at + 2 + name.length, Math.min(max, at + LONGEST_TAG));
}

/** A text of HTML without its tags. One that is not whole in it stays. */
export const withoutTags = (html: string): string =>
  withoutComments(html).replace(/<\/?[a-zA-Z][^<>]{0,4000}>/g, '');

function withoutComments(html: string): string {
  let left = '';
  let at = 0;
  for (;;) {
    const open = html.indexOf('<!--', at);
    const end = open < 0 ? -1 : html.indexOf('-->', open + 4);
    if (end < 0) return left + html.slice(at);
    left += html.slice(at, open);
    at = end + 3;
  }
}
