import type { MarkdownIt, Token } from 'markdown-it';
import { markdownWords } from '../../messages/markdown';
import type { Containers } from '../dialect';

const MARKER = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:([^\n]+))?(?:\n|$)/i;

/**
 * GitHub's alerts: a quotation that begins with `[!NOTE]` is a box with that name.
 * https://docs.github.com/get-started/writing-on-github/…#alerts
 */
export function alerts(md: MarkdownIt, kind: Containers): void {
  md.core.ruler.before('inline', 'alerts', (state) => {
    const { tokens } = state;
    const empty = new Set<Token>();
    for (let index = 0; index + 2 < tokens.length; index += 1) {
      const open = tokens[index];
      const inline = tokens[index + 2];
      if (open?.type !== 'blockquote_open' || tokens[index + 1]?.type !== 'paragraph_open' || !inline)
        continue;
      const match = MARKER.exec(inline.content);
      const close = match && closing(tokens, index);
      if (!match || !close) continue;
      const name = (match[1] ?? '').toLowerCase();
      open.type = 'alert_open';
      open.tag = 'div';
      open.attrs = [['class', `${asideClass(kind, name)}${kind === 'vitepress' ? ' github-alert' : ''}`]];
      open.meta = { title: match[2]?.trim() ?? titleOf(kind, name) };
      close.type = 'alert_close';
      close.tag = 'div';
      inline.content = inline.content.slice(match[0].length);
      if (inline.content === '') for (const token of tokens.slice(index + 1, index + 4)) empty.add(token);
    }
    if (empty.size > 0) state.tokens = tokens.filter((token) => !empty.has(token));
  });
  md.renderer.rules.alert_open = (tokens, index, options, _env, renderer) =>
    `${renderer.renderToken(tokens, index, options).trimEnd()}\n${asideTitle(md.utils.escapeHtml(String(tokens[index]?.meta?.title ?? '')), kind)}`;
}

/** The line above the text of a box. */
const asideTitle = (html: string, kind: Containers): string =>
  html === '' ? '' : `<p class="${asideTitleClass(kind)}">${html}</p>\n`;

/** The class of that line, as the generator's theme has it. */
export const asideTitleClass = (kind: Containers): string =>
  `${kind === 'vitepress' ? 'custom-block-title ' : ''}lh-aside-title`;

/** Our classes of a box and those of the generator, for its own stylesheet. */
export const asideClass = (kind: Containers, name: string): string =>
  `${kind === 'vitepress' ? `${name} custom-block ` : ''}lh-aside lh-aside-${name}`;

/** What stands above a box that gives no title. */
export const titleOf = (kind: Containers, name: string): string =>
  kind === 'vitepress' && name !== 'details' ? name.toUpperCase() : nameOf(name);

/** The word that stands above a box of this kind when the post gives none. */
export function nameOf(kind: string): string {
  const names: Readonly<Record<string, string>> = markdownWords.asides;
  return Object.hasOwn(names, kind) ? (names[kind] ?? '') : kind;
}

function closing(tokens: readonly Token[], open: number): Token | null {
  const level = tokens[open]?.level;
  for (let at = open + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.type === 'blockquote_close' && token.level === level) return token;
  }
  return null;
}
