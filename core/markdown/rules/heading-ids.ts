import type { MarkdownIt, Token } from 'markdown-it';
import type { Attributes, HeadingIds } from '../dialect';
import { scopeOf } from '../scope';
import { slugBy } from '../slug';
import { applyAttributes, readAttributes, type WrittenAttributes } from './attributes';

/** What may stand in braces after a heading's text, by who reads it, and whether a space has to stand before. */
const AFTER: {
  readonly [A in Attributes]: { readonly braces: RegExp; readonly spaced: boolean } | null;
} = {
  none: null,
  ids: { braces: /^\{#([^{}]+)\}$/, spaced: false },
  headings: { braces: /^\{([^{}\n]+)\}$/, spaced: false },
  kramdown: { braces: /^\{(#[^\s{}]+)\}$|^\{:([^{}\n]+)\}$/, spaced: false },
  python: { braces: /^\{:?([^{}\n]+)\}$/, spaced: true },
};

/** Attributes written after the text of a heading, taken out of it. */
function takeAttributes(inline: Token, kind: Attributes): WrittenAttributes | null {
  const rule = AFTER[kind];
  const content = inline.content.trimEnd();
  const at = content.endsWith('}') ? content.lastIndexOf('{') : -1;
  const match = at < 0 ? null : rule?.braces.exec(content.slice(at));
  if (!match || !rule) return null;
  const before = content.slice(0, at);
  // kramdown's short form of an id stands apart.
  const needsSpace = rule.spaced || (kind === 'kramdown' && match[1] !== undefined);
  if (needsSpace && !/[ \t]$/.test(before.slice(-1))) return null;
  const text = match[1] ?? match[2] ?? '';
  const written = kind === 'ids' ? { id: text.trim(), classes: [], others: [] } : readAttributes(text);
  if (written !== null) inline.content = before.trimEnd();
  return written;
}

/** The text of inline tokens, as far as it is read aloud: no tags, no marks. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.children !== null && token.type === 'image') return plainText(token.children);
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
      return /^(?:text|text_special|code_inline|math_inline)$/.test(token.type) ? token.content : '';
    })
    .join('');
}

/** Ids (and, where the dialect has them, attributes) of headings. */
export function headingIds(md: MarkdownIt, rule: HeadingIds, attributes: Attributes): void {
  const takes = AFTER[attributes] !== null;
  if (takes) {
    md.core.ruler.before('inline', 'heading_attributes', (state) => {
      state.tokens.forEach((token, index) => {
        const inline = state.tokens[index + 1];
        if (token.type !== 'heading_open' || inline === undefined) return;
        const written = takeAttributes(inline, attributes);
        if (written === null) return;
        applyAttributes(token, written);
        if (written.id !== null) token.meta = { ...token.meta, id: written.id };
      });
    });
  }
  if (rule === 'none' && !takes) return;
  // Most generators make ids of the text as it is printed, dashes set; Python-Markdown before it sets them.
  md.core.ruler.after(rule === 'python' ? 'inline' : 'smartquotes', 'heading_ids', (state) => {
    const scope = scopeOf(state.env);
    if (scope === undefined) return;
    state.tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return;
      const written: unknown = token.meta?.id;
      const id =
        typeof written === 'string'
          ? scope.headingId({ text: written, written: true })
          : rule === 'none'
            ? ''
            : scope.headingId({
                text: slugBy(rule, headingText(rule, state.tokens[index + 1])),
                written: false,
              });
      if (id !== '') token.attrs = [['id', id], ...(token.attrs ?? [])];
    });
  });
}

/** goldmark makes the id of the heading as it is written, marks and addresses included. */
function headingText(rule: HeadingIds, inline: Token | undefined): string {
  if (inline === undefined) return '';
  return rule === 'goldmark' ? inline.content : plainText(inline.children ?? []);
}
