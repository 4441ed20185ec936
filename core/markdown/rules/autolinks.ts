import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import type { BareAddresses } from '../dialect';

/** What may stand before an extended autolink (GFM 6.9): the start, white space, or one of `*`, `_`, `~`, `(`. */
const BEFORE = /[\s*_~(]/;
const DOMAIN = /^(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}_-]+/u;
const LOCAL_DOMAIN = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/u;
const CANDIDATE = /www\.|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** The address that starts at the beginning of `text` with its domain, without what only follows it; '' for none. */
function addressAt(text: string, domain: RegExp): string {
  const host = domain.exec(text)?.[0];
  if (host === undefined || /_[^.]*$|_[^.]*\.[^.]*$/.test(host)) return '';
  return withoutTrailing(/^[^\s<]*/.exec(text)?.[0] ?? '');
}

/** Drops closing punctuation, an unbalanced `)` and a trailing entity, as GFM 6.9 says. */
function withoutTrailing(address: string): string {
  let end = address.length;
  let unopened = 0;
  for (const character of address) unopened += character === ')' ? 1 : character === '(' ? -1 : 0;
  for (;;) {
    const last = address.charAt(end - 1);
    if (last === ';') {
      const entity = entityBefore(address, end);
      if (entity < 0) break;
      end = entity;
    } else if (last === ')' && unopened > 0) {
      unopened -= 1;
      end -= 1;
    } else if (last !== '' && '?!.,:*_~\'"'.includes(last)) end -= 1;
    else break;
  }
  return address.slice(0, end);
}

/** Where an entity begins that ends at `end` with its `;`; -1 for none. */
function entityBefore(address: string, end: number): number {
  let at = end - 2;
  while (at >= 0 && /[a-zA-Z0-9]/.test(address.charAt(at))) at -= 1;
  return at < end - 2 && address.charAt(at) === '&' ? at : -1;
}

interface Found {
  readonly index: number;
  readonly text: string;
  readonly href: string;
}

function find(text: string, scheme: string): Found[] {
  const found: Found[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    const { index } = match;
    const isAddress = match[0] === 'www.';
    if (isAddress && index > 0 && !BEFORE.test(text.charAt(index - 1))) continue;
    const link = isAddress ? addressAt(text.slice(index), DOMAIN) : mailAddress(match[0]);
    if (link === '') continue;
    found.push({ index, text: link, href: isAddress ? `${scheme}://${link}` : `mailto:${link}` });
    CANDIDATE.lastIndex = index + link.length;
  }
  return found;
}

function mailAddress(candidate: string): string {
  const address = candidate.replace(/\.+$/, '');
  return /[-_]$/.test(address) ? '' : address;
}

function linkTokens(state: StateCore, at: Token, link: Found): Token[] {
  const href = state.md.normalizeLink(link.href);
  const open = new state.Token('link_open', 'a', 1);
  open.attrs = [['href', href]];
  open.markup = 'linkify';
  open.info = 'auto';
  open.level = at.level;
  const text = new state.Token('text', '', 0);
  text.content = link.text;
  text.level = at.level + 1;
  const close = new state.Token('link_close', 'a', -1);
  close.markup = 'linkify';
  close.info = 'auto';
  close.level = at.level;
  return [open, text, close];
}

function linkChildren(state: StateCore, children: readonly Token[], scheme: string): Token[] {
  const result: Token[] = [];
  let insideLink = 0;
  for (const child of children) {
    if (child.type === 'link_open') insideLink += 1;
    if (child.type === 'link_close') insideLink -= 1;
    if (child.type === 'html_inline' && /^<a[\s>]/i.test(child.content)) insideLink += 1;
    if (child.type === 'html_inline' && /^<\/a\s*>/i.test(child.content)) insideLink -= 1;
    const links = child.type === 'text' && insideLink <= 0 ? find(child.content, scheme) : [];
    let done = 0;
    for (const link of links) {
      if (link.index > done) result.push(textToken(state, child, child.content.slice(done, link.index)));
      result.push(...linkTokens(state, child, link));
      done = link.index + link.text.length;
    }
    if (done === 0) result.push(child);
    else if (done < child.content.length) result.push(textToken(state, child, child.content.slice(done)));
  }
  return result;
}

function textToken(state: StateCore, like: Token, content: string): Token {
  const token = new state.Token('text', '', 0);
  token.content = content;
  token.level = like.level;
  return token;
}

/**
 * GFM's extended autolinks: `www.…`, `http(s)://…`, `ftp://…` and mail addresses become links without `<>`.
 * Addresses with a scheme are taken where they stand, so that `_` and `*` in them are not emphasis; the others
 * are found in the finished text. https://github.github.com/gfm/#autolinks-extension-
 */
function autolinks(md: MarkdownIt, scheme: 'http' | 'https'): void {
  md.inline.ruler.at('linkify', (state, silent) => {
    const { pos, src } = state;
    if (state.linkLevel > 0 || !src.startsWith('://', pos)) return false;
    const scheme = /(?:^|[^a-zA-Z])(https?|ftp)$/i.exec(state.pending.slice(-6))?.[1];
    if (scheme === undefined) return false;
    const before = pos - scheme.length - 1;
    if (before >= 0 && !BEFORE.test(src.charAt(before))) return false;
    const address = addressAt(src.slice(pos + 3, state.posMax), LOCAL_DOMAIN);
    if (address === '') return false;
    const url = `${scheme}://${address}`.replaceAll('&amp;', '&');
    const href = state.md.normalizeLink(url);
    if (!state.md.validateLink(href)) return false;
    if (!silent) {
      state.pending = state.pending.slice(0, -scheme.length);
      const open = state.push('link_open', 'a', 1);
      open.attrs = [['href', href]];
      open.markup = 'linkify';
      open.info = 'auto';
      state.push('text', '', 0).content = url;
      const close = state.push('link_close', 'a', -1);
      close.markup = 'linkify';
      close.info = 'auto';
    }
    state.pos += 3 + address.length;
    return true;
  });
  md.core.ruler.at('linkify', (state) => {
    for (const token of state.tokens) {
      if (token.type === 'inline' && token.children !== null && /www\.|@/.test(token.content)) {
        token.children = linkChildren(state, token.children, scheme);
      }
    }
  });
}

/** Makes links of bare addresses, by the rule of the dialect. */
export function bareAddresses(md: MarkdownIt, rule: BareAddresses): void {
  switch (rule) {
    case 'gfm':
      autolinks(md, 'http');
      return;
    case 'https':
      autolinks(md, 'https');
      return;
    case 'schemes':
      md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
      return;
    case 'fuzzy':
      return;
  }
}
