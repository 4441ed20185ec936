import MarkdownIt from 'markdown-it';
import { markdownWords } from '../../messages/markdown';

const { escapeHtml } = MarkdownIt().utils;

/** How long a label may be, in UTF-16 units. */
const LONGEST_LABEL = 40;

/** Says that the site may show this in another way, and how it is written. */
export const differs = (source: string): string =>
  `title="${escapeHtml(`${markdownWords.differs}: ${source.length > 400 ? `${source.slice(0, 400)}…` : source}`)}"`;

/** A small labelled box in the place of something only the site can show. */
export function box(label: string, source: string): string {
  return `<span class="lh-box lh-differs" ${differs(source)}>${escapeHtml(label.slice(0, LONGEST_LABEL))}</span>`;
}

/** The beginning of a box with a name and Markdown inside; `</div>` ends it. */
export function frameOpen(name: string, source: string): string {
  return `<div class="lh-frame lh-differs" ${differs(source)}>\n<p class="lh-frame-name">${escapeHtml(name.slice(0, LONGEST_LABEL))}</p>\n`;
}

export interface Figure {
  readonly src: string;
  readonly alt: string;
  readonly title: string;
  readonly caption: string;
  readonly link: string;
}

/** A picture with its caption, as Hugo's `figure` makes it. `image` maps its address. */
export function figure({ src, alt, title, caption, link }: Figure, image: (src: string) => string): string {
  const picture = `<img src="${escapeHtml(image(src))}" alt="${escapeHtml(alt || caption)}" decoding="async">`;
  const linked = link === '' ? picture : `<a href="${escapeHtml(link)}">${picture}</a>`;
  const heading = title === '' ? '' : `<h4>${escapeHtml(title)}</h4>`;
  const text = caption === '' ? '' : `<p>${escapeHtml(caption)}</p>`;
  const below = heading || text ? `\n<figcaption>${heading}${text}</figcaption>` : '';
  return `<figure>${linked}${below}</figure>\n`;
}

/** What each service's things are found under. */
const services: Readonly<Record<string, (id: string, second: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
  vimeo: (id) => `https://vimeo.com/${encodeURIComponent(id)}`,
  bilibili: (id) => `https://www.bilibili.com/video/${encodeURIComponent(id)}`,
  gist: (user, id) => `https://gist.github.com/${encodeURI(id === '' ? user : `${user}/${id}`)}`,
  twitter: (id) => `https://x.com/i/status/${encodeURIComponent(id)}`,
  x: (id) => `https://x.com/i/status/${encodeURIComponent(id)}`,
  tweet: (id) => `https://x.com/i/status/${encodeURIComponent(id)}`,
  instagram: (id) => `https://www.instagram.com/p/${encodeURIComponent(id)}/`,
  codepen: (user, id) => `https://codepen.io/${encodeURI(id === '' ? user : `${user}/pen/${id}`)}`,
  jsfiddle: (id) => `https://jsfiddle.net/${encodeURI(id)}/`,
  spotify: (id) => `https://open.spotify.com/${encodeURI(id)}`,
};

/** Whether a tag of this name shows something of another site as a card. */
export const isService = (name: string): boolean => Object.hasOwn(services, name);

/** A card in the place of something that another site shows. It asks for nothing; its link leads there. */
export function card(service: string, id: string, second: string, source: string): string {
  const address = /^https:\/\//.test(id) ? id : (services[service]?.(id, second) ?? '');
  const names: Readonly<Record<string, string>> = markdownWords.embeds;
  const label = names[service] ?? service;
  return `<p class="lh-card lh-differs" data-service="${escapeHtml(service)}" ${differs(source)}><a href="${escapeHtml(address)}">${escapeHtml(label)}</a> <span class="lh-card-id">${escapeHtml(second || id)}</span></p>\n`;
}

/** Who is quoted, and where, as Hexo's `blockquote` has it: `author, work address title of the address`. */
export function quoteSource(source: string): string {
  const at = source.search(/https?:\/\//);
  const before = at < 0 ? source : source.slice(0, at);
  const [, address = '', title = ''] = at < 0 ? [] : (/^(\S+)\s*([\s\S]*)$/.exec(source.slice(at)) ?? []);
  // With an address, all before it is the author.
  const comma = address === '' ? before.indexOf(',') : -1;
  const author = (comma < 0 ? before : before.slice(0, comma)).trim();
  const work = comma < 0 ? '' : before.slice(comma + 1).trim();
  const cited = escapeHtml(title.trim() || work || address.replace(/^https?:\/\/|\/(?:index\.html?)?$/g, ''));
  const cite = address === '' ? cited : `<a href="${escapeHtml(address)}">${cited}</a>`;
  return `${author === '' ? '' : `<strong>${escapeHtml(author)}</strong>`}${cite === '' ? '' : `<cite>${cite}</cite>`}`;
}
