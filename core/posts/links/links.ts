import type { Generator } from '../../blog/model';
import { literalIn } from '../../markdown/template-tags';
import { findBlock } from '../front-matter/block';
import { frontMatterRules, USUAL_RULES } from '../front-matter/rules';
import { maskCode } from './mask';

/**
 * How a link is written. `definition` is the `[label]: address` that links by label go to; `hugo-ref` covers
 * `relref`; `post-url` is Jekyll's tag and Hexo's `post_link`, `jekyll-link` is `{% link %}`; Zola's `@/…` and Pelican's `{filename}…` are told by
 * their target.
 */
export type LinkForm =
  | 'inline'
  | 'definition'
  | 'autolink'
  | 'html'
  | 'hugo-ref'
  | 'post-url'
  | 'jekyll-link'
  | 'wikilink';

/** A link or an image in a post. Offsets are UTF-16 units from 0 in the whole text. */
export interface PostLink {
  readonly form: LinkForm;
  /** What it goes to, as it is written: `text.slice(from, to)`. Without quotes, brackets, and a template around it. */
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly image: boolean;
  /** An image's description; null for a link, for `<img>` without one, and in double brackets. */
  readonly alt: string | null;
  /** A template puts the site's base path before the target (`{{ site.baseurl }}/x/`, `{{ '/x/' | relative_url }}`). */
  readonly withoutBase: boolean;
  /** Of an address in a definition: the words of the first link or image that goes by it; null when none does, and it makes nothing. */
  readonly use?: LinkUse | null;
}

/** What stands between the brackets of a link by label. Offsets are UTF-16 units from 0 in the whole text. */
export interface LinkUse {
  readonly from: number;
  readonly to: number;
}

/** Addresses of another kind than a page or a file: nothing here can be missing or move. */
const OTHER_SCHEME = /^(?!https?:)[a-z][a-z0-9+.-]+:/i;

/**
 * Everything the body of a post links to or shows, in the order it stands, apart from what is in code or a comment and
 * from addresses such as `mailto:`. Time grows with the text's length whatever is in it.
 * @param text the whole post as the editor or the file has it, front matter included
 * @param generator the blog's, which decides what is code and which tags mean something; null for plain Markdown
 */
export function findLinks(text: string, generator: Generator | null = null): PostLink[] {
  const rules = generator === null ? USUAL_RULES : frontMatterRules({ generator, frontMatter: 'none' }, '');
  const offset = findBlock(text, rules).to;
  const body = maskCode(text.slice(offset), generator !== 'eleventy');
  const found: PostLink[] = [];
  const labels = body.includes('[') ? inMarkdown(body, found) : null;
  if (body.includes('<')) inAngles(body, found);
  if (body.includes('{')) inTemplates(body, found, labels);
  return found
    .filter(({ target }) => target !== '' && !OTHER_SCHEME.test(target))
    .map((link) => moved(link, offset))
    .sort((a, b) => a.from - b.from);
}

const moved = (link: PostLink, by: number): PostLink => ({
  ...link,
  from: link.from + by,
  to: link.to + by,
  ...(link.use && { use: { from: link.use.from + by, to: link.use.to + by } }),
});

const link = (
  form: LinkForm,
  target: string,
  from: number,
  more: Partial<Pick<PostLink, 'image' | 'alt' | 'withoutBase' | 'use'>> = {},
): PostLink => ({
  form,
  target,
  from,
  to: from + target.length,
  image: false,
  alt: null,
  withoutBase: false,
  ...more,
});

/** What decides in Markdown, in one pass: an escape, a bracket, the end of a paragraph. */
const TOKEN = /\\[^\n]|!?\[\[|!?\[|\]|\n[ \t]*(?=\n)/g;
/** A destination after `](`: in angle brackets, or without spaces outside of a template, parentheses in pairs. */
const DESTINATION =
  /\(\s{0,100}(?:<([^<>\n]{0,4000})>|((?:\{[{%][^\n]{0,400}?[}%]\}|\\[^\s]|[^\s()\\]|\((?:[^\s()\\]|\\.|\([^\s()]{0,400}\)){0,800}\)){0,4000}))/y;
/** What may follow a destination: a title, and the end. */
const LINK_END =
  /\s{0,100}(?:\s(?:"(?:[^"\\]|\\[\s\S]){0,2000}"|'(?:[^'\\]|\\[\s\S]){0,2000}'|\([^()]{0,2000}\))\s{0,100})?\)/y;
const DEFINITION = /^[ ]{0,3}\[((?:\\.|[^\][\\]){1,999})\]:[ \t]*(?:\n[ \t]*)?(?:<([^<>\n]*)>|(\S+))/gm;
const WIKILINK = /([^\][\n|#]{1,400})(?:#[^\][\n|]{0,400})?(?:\\?\|([^\][\n]{0,400}))?\]\]/y;
/** Template tags that are links of their own; found by `inTemplates`. */
const LINK_TAG = /\{\{[<%]-?\s*(?:rel)?ref\b|\{%-?\s*(?:post_url|post_link|link)\b/;

function inMarkdown(body: string, found: PostLink[]): Labels {
  const open: { at: number; image: boolean }[] = [];
  const labels = new Labels(body);
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(body); token !== null; token = TOKEN.exec(body)) {
    const [mark] = token;
    if (mark.startsWith('\\')) continue;
    if (mark.startsWith('\n')) open.length = 0;
    else if (mark.endsWith('[[')) {
      const start = token.index + mark.length;
      WIKILINK.lastIndex = start;
      const wiki = WIKILINK.exec(body);
      if (wiki !== null) {
        const image = mark.startsWith('!');
        found.push(link('wikilink', wiki[1] ?? '', start, { image, alt: image ? (wiki[2] ?? null) : null }));
        TOKEN.lastIndex = WIKILINK.lastIndex;
      } else {
        open.push({ at: start - 1, image: mark.startsWith('!') }, { at: start, image: false });
      }
    } else if (mark.endsWith('[')) {
      open.push({ at: token.index + mark.length, image: mark.startsWith('!') });
      // A paragraph of nothing but brackets must not cost more than its length.
      if (open.length > 1000) open.splice(0, 500);
    } else if (mark === ']') {
      const opening = open.pop();
      if (opening === undefined) continue;
      if (body[token.index + 1] !== '(') {
        TOKEN.lastIndex = labels.note(opening.at, token.index, opening.image) ?? TOKEN.lastIndex;
        continue;
      }
      DESTINATION.lastIndex = token.index + 1;
      const match = DESTINATION.exec(body);
      if (match === null) continue;
      LINK_END.lastIndex = DESTINATION.lastIndex;
      if (!LINK_END.test(body)) continue;
      const raw = match[1] ?? match[2] ?? '';
      const from = DESTINATION.lastIndex - raw.length - (match[1] === undefined ? 0 : 1);
      const alt = opening.image ? body.slice(opening.at, token.index) : null;
      pushAddress(found, 'inline', raw, from, { image: opening.image, alt });
    }
  }
  for (const { label, raw, from, counts } of labels.definitions) {
    const { image, alt, use } = labels.by(label);
    pushAddress(found, 'definition', raw, from, { image, alt, use: counts ? use : null });
  }
  return labels;
}

/** So many characters are looked at of an address that a template makes. */
const LONGEST_TEMPLATE = 400;
/** So many characters a label has at most. */
const LONGEST_LABEL = 999;
const LABEL = /\[((?:\\.|[^\][\\]){0,999})\]/y;
const foldLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

const lineFrom = (body: string, at: number): string =>
  /^.*/.exec(body.slice(at, at + LONGEST_TEMPLATE))?.[0] ?? '';

interface Definition {
  readonly label: string;
  readonly raw: string;
  readonly from: number;
  /** Of several for one label the first one does. */
  readonly counts: boolean;
}

/** The first image that goes by a label (`![alt][label]`, `![label]`), or else the first link. */
interface Use {
  readonly image: boolean;
  readonly alt: string | null;
  readonly use: LinkUse | null;
}

/** What the labels of a body go to, and who goes by them. */
class Labels {
  readonly definitions: readonly Definition[];
  readonly #body: string;
  /** Where the labels of definitions begin: those use nothing. */
  readonly #defining = new Set<number>();
  readonly #defined = new Set<string>();
  /** By where the templates in their addresses begin. */
  readonly #templates = new Map<number, Definition>();
  readonly #uses = new Map<string, Use>();

  constructor(body: string) {
    this.#body = body;
    const definitions: Definition[] = [];
    for (const match of body.matchAll(DEFINITION)) {
      const raw = match[2] ?? match[3] ?? '';
      // `[^1]: text` is a footnote, `[ ]:` and the like are not labels.
      if (/^[ ]{0,3}\[(?:\^|\s*\])/.test(match[0])) continue;
      const from = match.index + match[0].length - raw.length - (match[2] === undefined ? 0 : 1);
      const label = foldLabel(match[1] ?? '');
      const definition = { label, raw, from, counts: !this.#defined.has(label) };
      definitions.push(definition);
      if (raw.startsWith('{'))
        for (const { index } of lineFrom(body, from).matchAll(/\{[{%]/g))
          this.#templates.set(from + index, definition);
      this.#defining.add(match.index + match[0].indexOf('[') + 1);
      this.#defined.add(label);
    }
    this.definitions = definitions;
  }

  /**
   * `[from, to)` is what stands between the brackets of a link or an image.
   * @returns where the text goes on after a label of its own
   */
  note(from: number, to: number, image: boolean): number | null {
    if (this.#defined.size === 0 || this.#defining.has(from)) return null;
    LABEL.lastIndex = to + 1;
    const own = LABEL.exec(this.#body)?.[1] ?? null;
    if (!own && to - from > LONGEST_LABEL) return null;
    const label = foldLabel(own || this.#body.slice(from, to));
    if (!this.#defined.has(label)) return null;
    const before = this.#uses.get(label);
    if (before === undefined || (image && !before.image)) {
      const alt = image ? this.#body.slice(from, to) : null;
      this.#uses.set(label, { image, alt, use: { from, to } });
    }
    return own === null ? null : LABEL.lastIndex;
  }

  /** The use of the definition whose address is the template at an offset, or ends with it; undefined for another template. */
  ofTemplate(template: number): LinkUse | null | undefined {
    const definition = this.#templates.get(template);
    return definition && (definition.counts ? this.by(definition.label).use : null);
  }

  by(label: string): Use {
    return this.#uses.get(label) ?? { image: false, alt: null, use: null };
  }
}

/** An address that may begin with, or be, a template expression; what cannot be known without running it is left out. */
function pushAddress(
  found: PostLink[],
  form: LinkForm,
  raw: string,
  from: number,
  more: Partial<Pick<PostLink, 'image' | 'alt' | 'use'>>,
): void {
  if (!raw.includes('{{') && !raw.includes('{%')) {
    found.push(link(form, raw, from, more));
    return;
  }
  if (LINK_TAG.test(raw)) return;
  const whole = /^\{\{-?([^{}]*?)-?\}\}$/.exec(raw)?.[1]?.trim() ?? '';
  const literal = literalIn(whole);
  if (literal !== null) {
    const at = raw.indexOf(whole) + 1;
    // `| absolute_url`, `| relative_url` (Jekyll) and `| url` (Eleventy) add the base path.
    found.push(link(form, literal, from + at, { ...more, withoutBase: /\|\s*\w*url/.test(raw) }));
    return;
  }
  const prefix =
    /^\{\{-?\s*(?:site\.(?:baseurl|url)|base(?:url|_path)?|config\.(?:root|url))(?:\s*\|[^}]*)?\s*-?\}\}/.exec(
      raw,
    );
  const second =
    prefix === null ? null : /^\{\{-?\s*site\.baseurl\s*-?\}\}/.exec(raw.slice(prefix[0].length));
  const length = (prefix?.[0].length ?? 0) + (second?.[0].length ?? 0);
  const target = raw.slice(length);
  if (prefix !== null && !/\{[{%]/.test(target)) {
    found.push(link(form, target, from + length, { ...more, withoutBase: true }));
  }
}

const TAG = /<(?:a|area|img)\s(?:[^>"'{]|\{\{[^\n]{0,400}?\}\}|\{|"[^"]{0,4000}"|'[^']{0,4000}'){0,1000}>/gi;
const AUTOLINK = /<(https?:\/\/[^\s<>]{1,2000})>/gi;

function inAngles(body: string, found: PostLink[]): void {
  for (const match of body.matchAll(TAG)) {
    const image = /^<img/i.test(match[0]);
    const address = attribute(match[0], image ? 'src' : 'href');
    if (address === null) continue;
    const alt = image ? (attribute(match[0], 'alt')?.value ?? null) : null;
    pushAddress(found, 'html', address.value, match.index + address.at, { image, alt });
  }
  for (const match of body.matchAll(AUTOLINK)) {
    found.push(link('autolink', match[1] ?? '', match.index + 1));
  }
}

function attribute(tag: string, name: string): { value: string; at: number } | null {
  const match = new RegExp(String.raw`[\s"']${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>{]+))`, 'i').exec(
    tag,
  );
  if (match === null) return null;
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  return { value, at: match.index + match[0].length - value.length - (match[3] === undefined ? 1 : 0) };
}

const HUGO_REF =
  /\{\{[<%]-?\s*(?:rel)?ref\s+(?:path\s*=\s*)?(?:"([^"\n]*)"|`([^`\n]*)`|([^\s"`>%}]+))[^\n]{0,400}?[>%]\}\}/g;
const JEKYLL_TAG =
  /\{%-?\s*(post_url|post_link|link)\s+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s%]+(?:[ ][^\s%]+)*?))\s*-?%\}/g;

function inTemplates(body: string, found: PostLink[], labels: Labels | null): void {
  const used = (template: number) => {
    const use = labels?.ofTemplate(template);
    return use === undefined ? {} : { use };
  };
  for (const match of body.matchAll(HUGO_REF)) {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    // After the name of the shortcode, so that `ref` itself is not taken for its argument.
    const from = match.index + match[0].indexOf(target, match[0].search(/ref\s/) + 4);
    found.push(link('hugo-ref', target, from, used(match.index)));
  }
  for (const match of body.matchAll(JEKYLL_TAG)) {
    const name = match[1] ?? '';
    const bare = match[4] ?? '';
    // Hexo's takes the link's text after the name.
    const target = match[2] ?? match[3] ?? (name === 'post_link' ? bare.replace(/ .*/, '') : bare);
    if (target.includes('{')) continue;
    const from = match.index + match[0].indexOf(target, match[0].indexOf(name) + name.length);
    found.push(link(name === 'link' ? 'jekyll-link' : 'post-url', target, from, used(match.index)));
  }
}
