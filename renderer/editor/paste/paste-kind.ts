/** What a clipboard or a drop holds, as far as it decides what is done with it. */
export interface Pasted {
  readonly text: string;
  readonly html: string;
  /** How many files come along. */
  readonly files: number;
  /** The media types that are named; some programs leave a mark of their own. */
  readonly types: readonly string[];
}

/** Where it goes. */
export interface PastePlace {
  /** The author asked for plain text. */
  readonly plain: boolean;
  /** In code or in front matter, where Markdown means nothing. */
  readonly code: boolean;
  /** In a cell of a table, which takes the words of copied cells and not a table of them. */
  readonly cell: boolean;
  /** What is selected; '' for nothing. */
  readonly selected: string;
}

/** What becomes of it: files are added, HTML is converted, an address becomes a link on what is selected, or text is text. */
export type PasteKind =
  | { readonly kind: 'files' }
  | { readonly kind: 'rich' }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'text' };

const TEXT: PasteKind = { kind: 'text' };
/** Elements that say more than plain text does. Paragraphs and line breaks are in the plain text as well. */
const STRUCTURE =
  /<(?:h[1-6]|ul|ol|li|table|strong|b|em|i|code|pre|blockquote|img|a|del|s|strike|hr|sup|sub|kbd|mark|dl|math)(?=[\s/>])/i;
/** Word and Google Docs say it in styles. */
const STYLED =
  /(?<!-)font-weight:\s*(?:bold|[6-9]00)|(?<!-)font-style:\s*italic|class=["']?Mso(?:List|Title|Heading)/i;
/** Editors of code put colours on their text; what the author means is the text. */
const CODE_EDITOR = /^(?:vscode-editor-data|application\/vnd\.code\.copymetadata)/;

/** Decides what a paste or a drop is. Pure. */
export function pasteKind(pasted: Pasted, place: PastePlace): PasteKind {
  const { text, html, files, types } = pasted;
  const rich = html !== '' && !types.some((type) => CODE_EDITOR.test(type)) && isStructured(html);
  // A program that offers an image of what it copied (a spreadsheet, a word processor) also offers the text itself.
  // A picture dragged from a page has the page's address as its text.
  const isWordless = text.trim() === '' || (oneUrl(text) !== null && html !== '');
  if (files > 0 && isWordless && !(rich && hasWords(html))) return { kind: 'files' };
  if (place.plain || place.code || (place.cell && /<table[\s>]/i.test(html))) return TEXT;
  const url = place.selected === '' ? null : oneUrl(text);
  if (url !== null && oneUrl(place.selected) === null && !/\n\s*\n/.test(place.selected)) {
    return { kind: 'link', url };
  }
  if (oneUrl(text) !== null && oneLink(html)) return TEXT;
  return rich ? { kind: 'rich' } : TEXT;
}

/** The text if it is one web or mail address and nothing else. */
function oneUrl(text: string): string | null {
  const url = text.trim();
  return /^(?:https?:\/\/[^\s<>]+|mailto:[^\s<>]+@[^\s<>]+)$/i.test(url) ? url : null;
}

function isStructured(html: string): boolean {
  const fragment = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  // Google Docs wraps all it copies in a bold element that is not bold.
  const bare = fragment.replace(/<b\b[^>]*(?<!-)font-weight:\s*normal[^>]*>/gi, '');
  return STRUCTURE.test(bare) || STYLED.test(bare);
}

const hasWords = (html: string) =>
  html
    .replace(/<(?:style|script|head)\b[\s\S]*?<\/(?:style|script|head)>|<!--[\s\S]*?-->|<[^>]*>|&nbsp;/gi, '')
    .trim() !== '';

/** The address bar of some browsers copies its address as a link with the page's title. */
const oneLink = (html: string) =>
  (html.match(/<a\b/gi)?.length ?? 0) <= 1 && !/<(?:p|li|td|h\d)\b/i.test(html);
