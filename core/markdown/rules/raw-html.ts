import type { MarkdownIt } from 'markdown-it';
import type { RawHtml } from '../dialect';
import { nextIndex } from '../tags/next-index';
import { standardInline } from './standard-rule';

/** GFM's disallowed raw HTML. https://github.github.com/gfm/#disallowed-raw-html-extension- */
const DISALLOWED =
  /<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:[\s/>]|$))/gi;
const IMAGE_SOURCE =
  /(<img\b(?:[^>"']|"[^"]*"|'[^']*'){0,1000}?\ssrc\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** What Hugo leaves where raw HTML was. */
const OMITTED = '<!-- raw HTML omitted -->';

interface RawHtmlOptions {
  /** Maps the addresses of the `<img>` in what is kept. */
  readonly image: ((src: string) => string) | null;
  /** Elements are written as in JSX: `className`. */
  readonly jsx: boolean;
}

/** What becomes of raw HTML. */
export function rawHtml(md: MarkdownIt, kind: RawHtml, { image, jsx }: RawHtmlOptions): void {
  const transform = (html: string): string => {
    switch (kind) {
      case 'omit':
        if (/^<!--\s*more\s*-->\s*$/.test(html)) return '';
        return html.endsWith('\n') ? `${OMITTED}\n` : OMITTED;
      case 'filter':
        return withImages(html.replace(DISALLOWED, '&lt;'), image);
      case 'keep':
        return withImages(html, image);
    }
  };
  const inline = standardInline('html_inline');
  md.inline.ruler.at('html_inline', (state, silent) => mayEnd(state.src, state.pos) && inline(state, silent));
  for (const type of ['html_block', 'html_inline']) {
    md.renderer.rules[type] = (tokens, index) => {
      const html = tokens[index]?.content ?? '';
      return transform(jsx ? html.replace(/(?<=\s)className(?=\s*=)/g, 'class') : html);
    };
  }
}

/** Whether what ends the tag or comment that begins here stands anywhere after it: reading for it may take long. */
function mayEnd(src: string, pos: number): boolean {
  const end = src.startsWith('<!--', pos)
    ? '-->'
    : src.startsWith('<?', pos)
      ? '?>'
      : src.startsWith('<![CDATA[', pos)
        ? ']]>'
        : '>';
  return nextIndex(src, end, pos) >= 0;
}

function withImages(html: string, image: ((src: string) => string) | null): string {
  if (image === null) return html;
  return html.replace(IMAGE_SOURCE, (_, before: string, double?: string, single?: string, bare?: string) => {
    const source = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&');
    return `${before}"${image(source).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
}
