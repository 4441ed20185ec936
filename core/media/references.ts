import { findBlock } from '../posts/front-matter/block';
import { type FrontMatterRules, USUAL_RULES } from '../posts/front-matter/rules';

export { assetUrl, parseAssetUrl } from './asset-url';
export { imageCandidates } from './candidates';

/** An image a post names. `[from, to)` is its address in the text (UTF-16), without quotes or angle brackets. */
export interface ImageReference {
  readonly src: string;
  readonly from: number;
  readonly to: number;
  readonly alt: string;
  readonly kind: 'markdown' | 'html' | 'front-matter';
}

const IMAGE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#].*)?$/i;
const FENCE = /^[ >\t]*(?:[-*+] +|\d+[.)] +)*(`{3,}|~{3,})/;
/** Lengths are bounded in what may lack its end, so that a hostile text costs time in proportion to its length. */
const CODE_SPAN = /(?<!`)(`{1,20})(?!`)[\s\S]{0,2000}?[^`]\1(?!`)/g;
const COMMENT = /<!--(?:[\s\S]*?-->|[\s\S]*$)/g;
const ALT = String.raw`!\[((?:\\.|[^\[\]\\]|\[[^\[\]]{0,300}\]){0,2000})\]`;
const INLINE = new RegExp(
  String.raw`${ALT}\(\s*(?:<([^<>\n]*)>|(\{\{.*?\}\}[^\s()]*|(?:\\.|[^\s()\\]|\([^\s()]*\))+))`,
  'g',
);
const BY_LABEL = new RegExp(String.raw`${ALT}(?:\[([^\]]{0,999})\])?(?![(\[:])`, 'g');
const DEFINITION = /^ {0,3}\[((?:\\.|[^\]\\]){1,999})\]:[ \t]*(?:\n[ \t]*)?(?:<([^<>\n]*)>|(\S+))/gm;
const HTML = /<img\b(?:[^>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,1000}>/gi;

/**
 * Every image a post names, in the order they stand: in Markdown (inline, or by a reference definition, which is
 * then the place given), in `<img>` and in the front matter. What is in code or in a comment names nothing. Both
 * remote and local addresses; `imageCandidates` says which files may be meant.
 * @param text the whole post, front matter included
 * @param rules how its front matter is written
 */
export function localImages(text: string, rules: FrontMatterRules = USUAL_RULES): ImageReference[] {
  const bodyFrom = findBlock(text, rules).to;
  const body = blankCode(text.slice(bodyFrom));
  const found = [
    ...inFrontMatter(text.slice(0, bodyFrom)),
    ...inMarkdown(body, bodyFrom),
    ...byLabel(body, bodyFrom),
    ...inHtml(body, bodyFrom),
  ];
  return found.sort((a, b) => a.from - b.from);
}

/** A link to another file of the blog than a page: something to download, to hear, to see. */
const LINKED_FILE = /\.(?!(?:md|markdown|mdown|mdx|html?|adoc|rst|org)(?:[?#]|$))[a-z0-9]{1,8}(?:[?#].*)?$/i;
const LINK =
  /(?<!!)\[(?:\\.|[^[\]\\]|\[[^[\]]{0,300}\]){0,2000}\]\(\s*(?:<([^<>\n]*)>|(\{\{.*?\}\}[^\s()]*|(?:\\.|[^\s()\\]|\([^\s()]*\))+))/g;

/**
 * The addresses of files that a post links to, as it writes them, each once: PDFs, archives, films; not pages and posts.
 * Remote ones are among them; `imageCandidates` says which files of the blog may be meant.
 */
export function linkedFiles(text: string, rules: FrontMatterRules = USUAL_RULES): string[] {
  const body = blankCode(text.slice(findBlock(text, rules).to));
  const found = [...body.matchAll(LINK)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(found.filter((src) => LINKED_FILE.test(src)))];
}

const blank = (code: string) => code.replace(/[^\n]/g, ' ');

/** The text with fenced code, code spans and comments as spaces, so that offsets stay. */
function blankCode(text: string): string {
  let fence: string | null = null;
  const lines = text.split('\n').map((line) => {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence === null) {
      fence = mark;
      return mark === null ? line : blank(line);
    }
    const closes = mark?.startsWith(fence) === true && line.trimEnd().endsWith(mark);
    if (closes) fence = null;
    return blank(line);
  });
  return lines.join('\n').replace(CODE_SPAN, blank).replace(COMMENT, blank);
}

/** A line of front matter up to its value: a list's dash, a key, both or (in a list over lines) neither. */
const BEFORE_VALUE = /^[ \t]*(?:-[ \t]+)?(?:["']?[\w.-]+["']?[ \t]*[:=][ \t]+|["']?[\w.-]+["']?=)?/;
const VALUE = /"([^"\n]*)"|'([^'\n]*)'|([^\s"'[\]{},][^"'[\],]*)/g;

function inFrontMatter(text: string): ImageReference[] {
  const found: ImageReference[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const start = BEFORE_VALUE.exec(line)?.[0].length ?? 0;
    for (const match of line.slice(start).matchAll(VALUE)) {
      const quoted = match[3] === undefined;
      const src = match[1] ?? match[2] ?? (match[3] ?? '').replace(/\s+#.*$/, '').trimEnd();
      if (!IMAGE_FILE.test(src) || /[<>]|!\[/.test(src)) continue;
      const from = lineStart + start + match.index + (quoted ? 1 : 0);
      found.push({ src, from, to: from + src.length, alt: '', kind: 'front-matter' });
    }
    lineStart += line.length + 1;
  }
  return found;
}

function inMarkdown(body: string, offset: number): ImageReference[] {
  return [...body.matchAll(INLINE)].map((match) => {
    const src = match[2] ?? match[3] ?? '';
    const from = offset + match.index + match[0].length - src.length - (match[2] === undefined ? 0 : 1);
    return { src, from, to: from + src.length, alt: match[1] ?? '', kind: 'markdown' as const };
  });
}

const normaliseLabel = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

function byLabel(body: string, offset: number): ImageReference[] {
  const alts = new Map<string, string>();
  for (const [, alt = '', label] of body.matchAll(BY_LABEL)) {
    const key = normaliseLabel(label === undefined || label === '' ? alt : label);
    if (!alts.has(key)) alts.set(key, alt);
  }
  return [...body.matchAll(DEFINITION)].flatMap((match) => {
    const key = normaliseLabel(match[1] ?? '');
    const alt = alts.get(key);
    if (alt === undefined) return [];
    alts.delete(key);
    const src = match[2] ?? match[3] ?? '';
    const from = offset + match.index + match[0].length - src.length - (match[2] === undefined ? 0 : 1);
    return [{ src, from, to: from + src.length, alt, kind: 'markdown' as const }];
  });
}

function attribute(tag: string, name: string): { value: string; at: number } | null {
  const match = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(tag);
  if (match === null) return null;
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  const quoted = match[3] === undefined;
  return { value, at: match.index + match[0].length - value.length - (quoted ? 1 : 0) };
}

function inHtml(body: string, offset: number): ImageReference[] {
  return [...body.matchAll(HTML)].flatMap((match) => {
    const src = attribute(match[0], 'src');
    if (src === null || src.value === '') return [];
    const from = offset + match.index + src.at;
    const alt = attribute(match[0], 'alt')?.value ?? '';
    return [{ src: src.value, from, to: from + src.value.length, alt, kind: 'html' as const }];
  });
}
