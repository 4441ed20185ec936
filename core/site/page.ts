import css from './theme.css?raw';

export { type BodyTitle, titleFromBody } from './title';

/** Another post the page leads to. */
export interface RelatedPost {
  readonly title: string;
  readonly url: string;
}

/** What the built-in theme says about a post around its text. All plain text; the page escapes it. */
export interface PageFacts {
  readonly title: string;
  readonly category: string | null;
  readonly readingMinutes: number;
  /** The description, shown under the title; '' for none. */
  readonly lead: string;
  /** ISO 8601 date or date-time. */
  readonly date: string | null;
  readonly tags: readonly string[];
  readonly related: readonly RelatedPost[];
  readonly author: { readonly name: string; readonly bio: string };
  readonly site: { readonly title: string; readonly language: string; readonly dir: 'ltr' | 'rtl' };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Category and reading time, title, lead, and the date where there is one. */
export function pageHeader(facts: PageFacts): string {
  const category =
    facts.category === null || facts.category === ''
      ? ''
      : `<span class="kicker-category">${escapeHtml(facts.category)}</span> `;
  const date = facts.date === null ? '' : `<span class="kicker-date">${dateElement(facts)}</span> `;
  const time = `<span class="kicker-time">${Math.max(1, Math.round(facts.readingMinutes))} min read</span>`;
  const title = facts.title === '' ? '' : `<h1 class="page-title">${escapeHtml(facts.title)}</h1>\n`;
  const lead = facts.lead === '' ? '' : `<p class="lead">${escapeHtml(facts.lead)}</p>\n`;
  return `<header class="page-header">\n<p class="kicker">${category}${date}${time}</p>\n${title}${lead}</header>\n`;
}

/** Tags, related posts and the author card, each only when there is something to say. */
export function pageFooter(facts: PageFacts): string {
  const parts = [tagList(facts), relatedList(facts), authorCard(facts)].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<footer class="page-footer">\n${parts.join('')}</footer>\n`;
}

/**
 * A whole page that stands alone, with the style sheet in it.
 * @param articleHtml the body as HTML; trusted as it is, so sanitise what comes from strangers
 */
export function pageDocument(facts: PageFacts, articleHtml: string): string {
  const { site } = facts;
  const title = [facts.title, site.title].filter((part) => part !== '').join(' · ');
  const description =
    facts.lead === '' ? '' : `<meta name="description" content="${escapeHtml(facts.lead)}">\n`;
  return `<!doctype html>
<html lang="${escapeHtml(site.language === '' ? 'en' : site.language)}" dir="${site.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
${description}<style>
${css}</style>
</head>
<body>
<main class="page">
${pageHeader(facts)}<article class="post">
${articleHtml}</article>
${pageFooter(facts)}</main>
</body>
</html>
`;
}

function dateElement({ date, site }: PageFacts): string {
  if (date === null) return '';
  return `<time datetime="${escapeHtml(date)}">${escapeHtml(readableDate(date, site.language))}</time>`;
}

/** `2026-11-23T09:00:00+01:00` → `23 Nov 2026`: the day as written, whatever the zone; the text itself if no date. */
function readableDate(date: string, language: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  const style = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const locale = isLanguage(language) && !/^en$/i.test(language) ? language : 'en-GB';
  return new Intl.DateTimeFormat(locale, style).format(time);
}

/** `Intl` throws on a malformed language, and a blog may say anything. */
function isLanguage(language: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language);
}

function tagList({ tags }: PageFacts): string {
  if (tags.length === 0) return '';
  const items = tags.map((tag) => `<li>${escapeHtml(tag)}</li>`).join('');
  return `<ul class="tags" aria-label="Tags">${items}</ul>\n`;
}

function relatedList({ related }: PageFacts): string {
  if (related.length === 0) return '';
  const items = related
    .map(({ title, url }) => `<li><a href="${escapeHtml(safeUrl(url))}">${escapeHtml(title)}</a></li>`)
    .join('\n');
  return `<nav class="related" aria-labelledby="related-posts">\n<h2 id="related-posts">Related</h2>\n<ul>\n${items}\n</ul>\n</nav>\n`;
}

/** A relative, http or https address; anything else becomes `#`. */
function safeUrl(url: string): string {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1];
  return scheme === undefined || /^https?$/i.test(scheme) ? url : '#';
}

/** The bio may be of another direction than the page: its marks stay where they belong. */
function authorCard({ author }: PageFacts): string {
  if (author.name === '') return '';
  const initial = firstLetter(author.name);
  const bio = author.bio === '' ? '' : `\n<p class="author-bio"><bdi>${escapeHtml(author.bio)}</bdi></p>`;
  return `<section class="author" aria-label="Author">
<span class="author-initial" aria-hidden="true">${escapeHtml(initial)}</span>
<div>
<p class="author-name">${escapeHtml(author.name)}</p>${bio}
</div>
</section>
`;
}

function firstLetter(name: string): string {
  const [first = ''] = [...name.trim()];
  return first.toLocaleUpperCase();
}
