import { strikethrough, tables, taskListItems } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import type { Escapes, MathMarks } from '#core/markdown/dialect';
import { attributeText } from '../html/inline';
import { escapedFor, escapeText } from './escape-text';
import { markDollars } from './html-math';
import { fillSpans } from './html-tables';
import { destination } from './paste-link';
import { tidyHtml } from './tidy-html';
import { tidyLines } from './tidy-lines';
import { blockFormula, fenced, inlineCode, inlineFormula } from './write-code';

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
  /** What a backslash takes its meaning from. */
  readonly escapes: Escapes;
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
  for (const part of [body, ...notes.map((note) => note.body)]) {
    numberItems(part);
    markDollars(part, target.math);
  }
  const service = serviceFor(target);
  const text = [
    service.turndown(body),
    ...notes.map(({ label, body: note }) => {
      const words = service.turndown(note).replace(/\n(?=.)/g, '\n    ');
      return `[^${label}]: ${words}`;
    }),
  ].join('\n\n');
  return tidyLines(text).trim();
}

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
  service.escape = (text) => escapedFor(target.escapes, withoutMath(escapeText(text), target.math));
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
      const marks = target.math === 'none' ? /[[\]\\]/g : /[[\]\\$]/g;
      const alt = (node.getAttribute('alt') ?? '').replace(/\s+/g, ' ').replace(marks, '\\$&');
      const text = escapedFor(target.escapes, withoutMath(alt, target.math));
      return `![${text}](${destination(node.getAttribute('src') ?? '')})`;
    },
  });
  service.addRule('note', {
    filter: (node) => node.hasAttribute('data-note'),
    replacement: (_, node) => `[^${node.getAttribute('data-note')}]`,
  });
  service.addRule('formula', {
    filter: (node) => node.hasAttribute('data-tex'),
    replacement: (_, node) =>
      node.nodeName === 'PRE'
        ? blockFormula(node.textContent ?? '', target)
        : inlineFormula(node.textContent ?? '', besides(node), target),
  });
  service.addRule('dollar', {
    filter: (node) => node.hasAttribute('data-dollar'),
    replacement: () => escapedFor(target.escapes, '\\$'),
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
  // kramdown and Python-Markdown show the backslash before a quote in a title.
  const escaped =
    target.escapes === 'commonmark' ? title.replace(/["\\]/g, '\\$&') : title.replace(/"/g, '&quot;');
  const quoted = title === '' || title === shown ? '' : ` "${escaped}"`;
  const [before = ''] = /^\s*/.exec(content) ?? [];
  const [after = ''] = /\s*$/.exec(content) ?? [];
  return `${before}[${text.replace(/\s*\n\s*/g, ' ')}](${destination(href)}${quoted})${after}`;
}

/** Escaped text with no `\\[` in it where that begins a formula. */
const withoutMath = (text: string, marks: MathMarks): string =>
  marks.startsWith('passthrough') ? text.replace(/\\./gs, (pair) => (pair === '\\[' ? '&#91;' : pair)) : text;

/** The letters on both sides of a node. */
const besides = ({ previousSibling, nextSibling }: Node): string =>
  (previousSibling?.textContent ?? '').slice(-1) + (nextSibling?.textContent ?? '').slice(0, 1);

function markerOf(item: HTMLElement): string {
  return item.parentElement?.nodeName === 'OL' ? `${item.getAttribute('data-number')}. ` : '- ';
}

/** Numbers the items of ordered lists, which asking each for its place would take the square of their number to do. */
function numberItems(body: HTMLElement): void {
  for (const list of body.querySelectorAll('ol')) {
    const first = Number(list.getAttribute('start') ?? '1');
    let number = Number.isInteger(first) && first >= 0 ? first : 1;
    for (let item = list.firstElementChild; item !== null; item = item.nextElementSibling)
      item.setAttribute('data-number', String(number++));
  }
}
