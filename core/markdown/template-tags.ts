import type { MarkdownIt } from 'markdown-it';
import type { Templates } from './dialect';

const LONGEST_LABEL = 40;

/** Opening and closing marks of the tags of each template language, longest opening first. */
const tags: { readonly [T in Templates]: readonly (readonly [open: string, close: string])[] } = {
  none: [],
  hugo: [
    ['{{<', '>}}'],
    ['{{%', '%}}'],
  ],
  liquid: [
    ['{{', '}}'],
    ['{%', '%}'],
  ],
  nunjucks: [
    ['{{', '}}'],
    ['{%', '%}'],
    ['{#', '#}'],
  ],
};

/**
 * What a template expression in an address comes to, as far as it can be known without running the site:
 * `{{ site.baseurl }}/a.png` and `{{ '/a.png' | relative_url }}` → `/a.png`. Null when it cannot be known.
 */
export function templateUrl(url: string): string | null {
  let known = true;
  const result = url.replace(/\{\{-?\s*([\s\S]*?)\s*-?\}\}/g, (_, expression: string) => {
    const literal = /^(['"])(.*?)\1\s*(?:\|\s*[\w-]+(?:\s*:[^|]*)?\s*)*$/.exec(expression)?.[2];
    if (literal !== undefined) return literal;
    if (/^(?:site\.(?:baseurl|url)|base(?:url|_path)?|config\.(?:root|url))(?:\s*\|.*)?$/.test(expression))
      return '';
    known = false;
    return '';
  });
  return known ? result : null;
}

/**
 * Shows the tags of the site's template language as small labelled boxes, because they are not run here, and lets
 * a link or an image point to what `templateUrl` knows.
 */
export function templateTags(md: MarkdownIt, templates: Templates): void {
  const pairs = tags[templates];
  if (pairs.length === 0) return;
  md.inline.ruler.before('newline', 'template_tag', (state, silent) => {
    const { pos, src, posMax } = state;
    const pair = pairs.find(([open]) => src.startsWith(open, pos));
    if (pair === undefined) return false;
    const close = src.indexOf(pair[1], pos + pair[0].length);
    const end = close + pair[1].length;
    if (close < 0 || end > posMax) return false;
    if (!silent) {
      const token = state.push('template_tag', 'span', 0);
      token.content = src.slice(pos, end);
      token.info = src.slice(pos + pair[0].length, close).trim();
    }
    state.pos = end;
    return true;
  });
  md.renderer.rules.template_tag = (tokens, index) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const isOutput = token.content.startsWith('{{') && !/^\{\{[<%]/.test(token.content);
    const label = isOutput
      ? token.info
      : token.info
          .replace(/^[-/\s]*/, '')
          .split(/\s/, 1)
          .join('');
    const { escapeHtml } = md.utils;
    return `<span class="lh-box" title="${escapeHtml(token.content)}">${escapeHtml(label.slice(0, LONGEST_LABEL))}</span>`;
  };
  if (templates !== 'hugo') readTemplateAddresses(md);
}

function readTemplateAddresses(md: MarkdownIt): void {
  const { parseLinkDestination } = md.helpers;
  md.helpers = {
    ...md.helpers,
    parseLinkDestination(text, start, max) {
      const close = text.startsWith('{{', start) ? text.indexOf('}}', start) + 2 : -1;
      if (close < 2 || close > max) return parseLinkDestination(text, start, max);
      const rest = /^[^\s()<>]*/.exec(text.slice(close, max))?.[0] ?? '';
      const url = templateUrl(text.slice(start, close + rest.length));
      if (url === null) return parseLinkDestination(text, start, max);
      return { ok: true, pos: close + rest.length, str: url };
    },
  };
}
