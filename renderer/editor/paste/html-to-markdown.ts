import { strikethrough, tables, taskListItems } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import type { MathMarks } from '#core/markdown/dialect';
import { attributeText } from '../html/inline';
import { escapeText } from './escape-text';
import { fillSpans } from './html-tables';
import { destination } from './paste-link';
import { tidyHtml } from './tidy-html';

/** What of HTML the post's Markdown can say. */
export interface MarkdownTarget {
  /** Raw HTML stays in the page: a line break in a table cell, `<sub>` and the like can be kept. */
  readonly html: boolean;
  /** A bare address becomes a link by itself. */
  readonly linkify: boolean;
  readonly strikethrough: boolean;
  readonly footnotes: boolean;
  /** `<https://…>` is a link (it is a tag in MDX). */
  readonly autolinks: boolean;
  /** A term, and lines that begin with a colon. */
  readonly definitionLists: boolean;
  readonly math: MathMarks;
  /** Liquid runs over the post, code included. */
  readonly liquid: boolean;
}

/** Elements without a mark of their own, kept as they are where raw HTML is. */
const KEPT = ['sub', 'sup', 'kbd', 'mark', 'ins', 'u', 'abbr'] as const;

/**
 * The Markdown of a copied piece of HTML: what it says, not how it looked. `body` is an inert, sanitised element, which is
 * changed on the way. Addresses stay as they are.
 */
export function htmlToMarkdown(body: HTMLElement, target: MarkdownTarget): string {
  const notes = tidyHtml(body, target);
  fillSpans(body);
  const service = serviceFor(target);
  const text = [
    service.turndown(body),
    ...notes.map(({ label, body: note }) => {
      const words = service.turndown(note).replace(/\n(?=.)/g, '\n    ');
      return `[^${label}]: ${words}`;
    }),
  ].join('\n\n');
  return text
    .replace(/[ \t]+$/gm, (spaces, at: number) => (keepsBreak(text, at, spaces) ? '  ' : ''))
    .replace(/^\|.*$/gm, (row) => row.replace(/ +<br>/g, '<br>'))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Two spaces before a line that goes on are a line break. */
const keepsBreak = (text: string, at: number, spaces: string) =>
  spaces.endsWith('  ') &&
  /[^\n]/.test(text[at - 1] ?? '') &&
  /^\n[ \t]*\S/.test(text.slice(at + spaces.length));

function serviceFor(target: MarkdownTarget): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    strongDelimiter: '**',
    br: '  ',
    linkStyle: 'inlined',
  });
  service.use([tables, taskListItems]);
  if (target.strikethrough) service.use(strikethrough);
  if (target.html) {
    service.addRule('kept', {
      filter: [...KEPT, ...(target.strikethrough ? [] : (['del'] as const))],
      replacement: (content, node) => {
        const name = node.nodeName.toLowerCase();
        // In one line: a blank one would end the tag.
        const title = node.getAttribute('title')?.replace(/\s+/g, ' ');
        return `<${name}${title === undefined ? '' : ` title="${attributeText(title)}"`}>${content}</${name}>`;
      },
    });
  }
  service.escape = escapeText;
  addRules(service, target);
  return service;
}

function addRules(service: TurndownService, target: MarkdownTarget): void {
  service.addRule('codeBlock', {
    filter: 'pre',
    replacement: (_, node) =>
      fenced(node.textContent ?? '', node.getAttribute('data-language') ?? '', target),
  });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) => {
      const line = content.trim().replace(/\s*\n\s*/g, ' ');
      const level = Number(node.nodeName.charAt(1));
      // Marks at its end would be taken for the end of the heading.
      return line === '' ? '' : `\n\n${'#'.repeat(level)} ${line.replace(/(^|\s)(#+)$/, '$1\\$2')}\n\n`;
    },
  });
  service.addRule('codeSpan', {
    filter: (node) => node.nodeName === 'CODE' && node.closest('pre') === null,
    replacement: (_, node) => inlineCode(node.textContent ?? '', target),
  });
  service.addRule('listItem', {
    filter: 'li',
    replacement: (content, node) => {
      const marker = markerOf(node);
      const lines = content.trim().replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`);
      return `${marker}${lines}${node.nextElementSibling ? '\n' : ''}`;
    },
  });
  // In place of the plugin's, which takes two bars for one.
  service.addRule('tableCell', {
    filter: ['th', 'td'],
    replacement: (content, node) => {
      const text = content.trim().replace(/ *\n\s*/g, target.html ? '<br>' : ' ');
      const before = node.previousElementSibling === null ? '| ' : ' ';
      return `${before}${text.replace(/\|/g, '\\|').padEnd(3)} |`;
    },
  });
  service.addRule('link', {
    filter: (node) => node.nodeName === 'A' && node.hasAttribute('href'),
    replacement: (content, node) => link(content, node, target),
  });
  service.addRule('image', {
    filter: 'img',
    replacement: (_, node) => {
      const alt = (node.getAttribute('alt') ?? '').replace(/\s+/g, ' ').replace(/[[\]\\]/g, '\\$&');
      return `![${alt}](${destination(node.getAttribute('src') ?? '')})`;
    },
  });
  service.addRule('note', {
    filter: (node) => node.hasAttribute('data-note'),
    replacement: (_, node) => `[^${node.getAttribute('data-note')}]`,
  });
  service.addRule('formula', {
    filter: (node) => node.hasAttribute('data-tex'),
    replacement: (_, node) => formula(node.textContent ?? '', node.nodeName === 'PRE', target),
  });
  if (target.definitionLists) {
    service.addRule('term', {
      filter: 'dt',
      replacement: (content) => `\n\n${content.trim().replace(/\s*\n\s*/g, ' ')}\n`,
    });
    service.addRule('definition', {
      filter: 'dd',
      replacement: (content) => `\n: ${content.trim().replace(/\n(?=[^\n])/g, '\n  ')}\n`,
    });
  }
}

function formula(tex: string, block: boolean, target: MarkdownTarget): string {
  const text = tex.trim().replace(/\n\s*\n/g, '\n');
  if (target.math === 'none') return block ? fenced(text, 'tex', target) : inlineCode(text, target);
  const written = block ? `$$\n${text}\n$$` : inlineFormula(text.replace(/\s+/g, ' '), target.math);
  const safe = target.liquid && /\{[{%]/.test(text) ? `{% raw %}${written}{% endraw %}` : written;
  return block ? `\n\n${safe}\n\n` : safe;
}

function inlineFormula(tex: string, marks: Exclude<MathMarks, 'none'>): string {
  switch (marks) {
    case 'dollars':
      return `$${tex}$`;
    case 'double':
      return `$$${tex}$$`;
    case 'passthrough':
      return `\\(${tex}\\)`;
  }
}

function link(content: string, node: HTMLElement, target: MarkdownTarget): string {
  const href = node.getAttribute('href') ?? '';
  const text = content.trim();
  if (text === '') return content;
  const shown = node.textContent?.trim() ?? '';
  if (shown === href && /^https?:/.test(href)) {
    if (target.autolinks) return target.linkify ? href : `<${href}>`;
    if (target.linkify) return href;
  }
  const title = node.getAttribute('title')?.replace(/\s+/g, ' ').trim() ?? '';
  const quoted = title === '' || title === shown ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`;
  const [before = ''] = /^\s*/.exec(content) ?? [];
  const [after = ''] = /\s*$/.exec(content) ?? [];
  return `${before}[${text.replace(/\s*\n\s*/g, ' ')}](${destination(href)}${quoted})${after}`;
}

function markerOf(item: HTMLElement): string {
  const list = item.parentElement;
  if (list?.nodeName !== 'OL') return '- ';
  const first = Number(list.getAttribute('start') ?? '1');
  const at = [...list.children].indexOf(item);
  return `${(Number.isInteger(first) && first >= 0 ? first : 1) + at}. `;
}

const longestRun = (text: string) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

function fenced(code: string, language: string, { liquid }: MarkdownTarget): string {
  const text = code
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\s+$/g, '');
  if (text === '') return '';
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const block = `${fence}${language}\n${text}\n${fence}`;
  const raw = liquid && /\{[{%]/.test(text) ? `{% raw %}\n${block}\n{% endraw %}` : block;
  return `\n\n${raw}\n\n`;
}

function inlineCode(code: string, { liquid }: MarkdownTarget): string {
  const text = code.replace(/\s+/g, ' ');
  if (text.trim() === '') return text;
  const fence = '`'.repeat(longestRun(text) === 0 ? 1 : longestRun(text) + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  const span = `${fence}${pad}${text}${pad}${fence}`;
  return liquid && /\{[{%]/.test(text) ? `{% raw %}${span}{% endraw %}` : span;
}
