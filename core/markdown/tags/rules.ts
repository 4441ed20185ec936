import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import type { Templates } from '../dialect';
import { nested } from '../rules/asides';
import { HIDDEN } from '../rules/attribute-lists';
import { closingLine } from '../rules/closing-lines';
import { findingsOf, scopeOf } from '../scope';
import { box, card, differs, figure, frameOpen, quoteSource } from './figure';
import { enclosureOf, type LinkForm, type Meaning, meaningOf } from './meaning';
import { nextIndex } from './next-index';
import { hasTags, type Tag, tagAt } from './tag';

/** How the page names what tags lead to. */
export interface TagAddresses {
  /** The address of the page that `target` names; null where it is not known. */
  readonly resolve: (target: string, form: LinkForm) => string | null;
  readonly image: (src: string) => string;
}

/**
 * Tags of the site's template language: what can be told without running the site is shown as the site will, the rest
 * as a labelled box. A tag alone on its line that is closed on a line of its own encloses blocks of Markdown.
 */
export function templateTags(md: MarkdownIt, templates: Templates, addresses: TagAddresses): void {
  if (!hasTags(templates)) return;
  blockTags(md, templates);
  md.inline.ruler.before('newline', 'template_tag', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
    const found = tagAt(templates, state.src, state.pos, state.posMax);
    if (found === null) return false;
    const raw =
      found.tag.name === 'raw' && !found.tag.closing && (templates === 'liquid' || templates === 'nunjucks')
        ? rawText(templates, state.src, found.end, state.posMax)
        : null;
    if (!silent) {
      if (raw !== null || found.escaped !== null)
        state.push('text', '', 0).content = raw?.text ?? found.escaped ?? '';
      else push(state.push('template_tag', 'span', 0), found.tag);
    }
    state.pos = raw?.end ?? found.end;
    return true;
  });
  md.renderer.rules.template_tag = (tokens, index) => {
    const tag = tagOf(tokens[index]);
    return tag === null ? '' : inlineHtml(md, meaningOf(templates, tag), tag, addresses);
  };
  md.renderer.rules.template_block = (tokens, index) => {
    const tag = tagOf(tokens[index]);
    return tag === null ? '' : blockHtml(md, meaningOf(templates, tag), tag, addresses);
  };
  md.renderer.rules[HIDDEN] = () => '';
  enclosures(md, templates);
}

function push(token: Token, tag: Tag): void {
  token.content = tag.source;
  token.meta = { tag };
}

const tagOf = (token: Token | undefined): Tag | null => (token?.meta?.tag as Tag | undefined) ?? null;

/** So many words that look like the end of raw text are looked at, and no more. */
const RAW_ENDS = 100;

/** What stands between `{% raw %}` and its end, which is text. */
function rawText(
  templates: Templates,
  src: string,
  from: number,
  max: number,
): { text: string; end: number } | null {
  let at = nextIndex(src, 'endraw', from);
  for (let looked = 0; at >= 0 && at < max && looked < RAW_ENDS; looked += 1) {
    const open = src.lastIndexOf('{%', at);
    const found = open >= from && at - open < 8 ? tagAt(templates, src, open, max) : null;
    if (found?.tag.closing && found.tag.name === 'raw')
      return { text: src.slice(from, open), end: found.end };
    at = src.indexOf('endraw', at + 1);
  }
  return null;
}

/** The tag that takes up whole lines from this one on, in a run of lines that are not blank; null when none does. */
function wholeLines(
  state: StateBlock,
  templates: Templates,
  line: number,
  endLine: number,
): { tag: Tag; next: number } | null {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charCodeAt(start) !== 0x7b) return null;
  const found = tagAt(templates, state.src, start, state.eMarks[endLine - 1] ?? 0);
  if (found === null || found.escaped !== null) return null;
  let last = line;
  while ((state.eMarks[last] ?? 0) < found.end) {
    last += 1;
    if (last >= endLine || state.isEmpty(last)) return null;
  }
  if (state.src.slice(found.end, state.eMarks[last] ?? 0).trim() !== '') return null;
  return { tag: found.tag, next: last + 1 };
}

/** The line with the tag that closes the one on `line`; -1 when there is none in what encloses it. */
function closingTag(
  state: StateBlock,
  templates: Templates,
  tag: Tag,
  line: number,
  endLine: number,
): number {
  const name = templates === 'zola' ? '' : tag.name;
  return closingLine(state, name, line, endLine, (at) => {
    const found = wholeLines(state, templates, at, endLine);
    const other = found?.tag;
    if (other?.kind !== 'tag' || (templates !== 'zola' && other.name !== name)) return null;
    // One over several lines is none, as in closed-tags.ts: what it encloses would end in the middle of it.
    if (other.closing) return found?.next === at + 1 ? 'close' : null;
    return other.alone ? null : 'open';
  });
}

function blockTags(md: MarkdownIt, templates: Templates): void {
  md.block.ruler.before(
    'fence',
    'template_block',
    (state, startLine, endLine, silent) => {
      const found = wholeLines(state, templates, startLine, endLine);
      if (found === null || (state.sCount[startLine] ?? 0) - state.blkIndent > 3) return false;
      const { tag, next } = found;
      const closed = scopeOf(state.env)?.closed;
      const mayEnclose =
        tag.kind === 'tag' &&
        !tag.closing &&
        !tag.alone &&
        closed?.has(templates === 'zola' ? '' : tag.name) === true;
      const close = mayEnclose ? closingTag(state, templates, tag, startLine, endLine) : -1;
      if (mayEnclose && close < 0) {
        const findings = findingsOf(state.env);
        if (findings) findings.unclosed = true;
      }
      if (silent) return close >= 0;
      if (close >= 0) {
        enclose(state, templates, tag, startLine, next, close);
        state.line = close + 1;
      } else {
        push(state.push('template_block', '', 0), tag);
        state.line = next;
      }
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

function enclose(
  state: StateBlock,
  templates: Templates,
  tag: Tag,
  startLine: number,
  from: number,
  close: number,
): void {
  const enclosure = enclosureOf(templates, tag);
  if (enclosure.kind === 'hidden') {
    state.push(HIDDEN, '', 0).hidden = true;
    return;
  }
  if (enclosure.kind === 'code') {
    const fence = state.push('fence', 'code', 0);
    fence.info =
      enclosure.title === '' ? enclosure.language : `${enclosure.language} title="${enclosure.title}"`;
    fence.content = state.getLines(from, close, state.sCount[startLine] ?? 0, true);
    fence.map = [startLine, close + 1];
    return;
  }
  const open = state.push('enclosure_open', '', 1);
  push(open, tag);
  open.map = [startLine, close + 1];
  nested(state, from, close);
  push(state.push('enclosure_close', '', -1), tag);
}

function enclosures(md: MarkdownIt, templates: Templates): void {
  const { escapeHtml } = md.utils;
  md.renderer.rules.enclosure_open = (tokens, index) => {
    const tag = tagOf(tokens[index]);
    if (tag === null) return '';
    const enclosure = enclosureOf(templates, tag);
    switch (enclosure.kind) {
      case 'quote':
        return enclosure.pulled ? '<blockquote class="pullquote">\n' : '<blockquote>\n';
      case 'details':
        return `<details${enclosure.open ? ' open=""' : ''}><summary>${escapeHtml(enclosure.summary)}</summary>\n`;
      case 'frame':
        return frameOpen(enclosure.label, tag.source);
      case 'hidden':
      case 'plain':
      case 'code':
        return '';
    }
  };
  md.renderer.rules.enclosure_close = (tokens, index) => {
    const tag = tagOf(tokens[index]);
    if (tag === null) return '';
    const enclosure = enclosureOf(templates, tag);
    switch (enclosure.kind) {
      case 'quote':
        return enclosure.source === ''
          ? '</blockquote>\n'
          : `<footer>${quoteSource(enclosure.source)}</footer>\n</blockquote>\n`;
      case 'details':
        return '</details>\n';
      case 'frame':
        return '</div>\n';
      case 'hidden':
      case 'plain':
      case 'code':
        return '';
    }
  };
}

function inlineHtml(md: MarkdownIt, meaning: Meaning, tag: Tag, addresses: TagAddresses): string {
  const { escapeHtml } = md.utils;
  switch (meaning.kind) {
    case 'nothing':
      return '';
    case 'text':
      return escapeHtml(meaning.text);
    case 'address':
      return escapeHtml(addresses.resolve(meaning.target, meaning.form) ?? meaning.target);
    case 'link': {
      const href = addresses.resolve(meaning.target, meaning.form) ?? meaning.target;
      return `<a href="${escapeHtml(href)}">${escapeHtml(meaning.text)}</a>`;
    }
    case 'figure':
      return `<img src="${escapeHtml(addresses.image(meaning.figure.src))}" alt="${escapeHtml(meaning.figure.alt || meaning.figure.caption)}" decoding="async">`;
    case 'card':
      return `<span class="lh-differs" ${differs(tag.source)}>${box(`${meaning.service} ${meaning.id}`, tag.source)}</span>`;
    case 'box':
      return box(meaning.label, tag.source);
  }
}

function blockHtml(md: MarkdownIt, meaning: Meaning, tag: Tag, addresses: TagAddresses): string {
  switch (meaning.kind) {
    case 'nothing':
      return '';
    case 'figure':
      return figure(meaning.figure, addresses.image);
    case 'card':
      return card(meaning.service, meaning.id, meaning.second, tag.source);
    case 'text':
    case 'link':
    case 'address':
    case 'box':
      return `<p>${inlineHtml(md, meaning, tag, addresses)}</p>\n`;
  }
}
