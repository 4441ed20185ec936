import type { EditorState } from '@codemirror/state';
import { frontMatterField } from '../front-matter';
import { isHtml } from '../html/context';

/** What the author is writing at the caret that can be completed. Offsets are the document's. */
export type CompletionPlace =
  /** After `[[`: a post, and after `#` one of its headings. `to` is behind closing brackets. */
  | {
      readonly kind: 'post';
      readonly from: number;
      readonly to: number;
      readonly query: string;
      readonly heading: string | null;
    }
  | Destination<'link'>
  | Destination<'image'>
  /** The name in a template tag, or of a component: `{{< na`, `{% na`, `<Na`. */
  | {
      readonly kind: 'component';
      readonly open: '{{<' | '{{%' | '{%' | '{{' | '<';
      readonly start: number;
      readonly from: number;
      readonly to: number;
      readonly query: string;
    };

/** Between the parentheses of a link or an image. `label` is what stands in its brackets. */
interface Destination<Kind> {
  readonly kind: Kind;
  /** Where the link (or `!`) begins, and where it ends with its closing parenthesis if it has one. */
  readonly start: number;
  readonly end: number;
  readonly label: { readonly from: number; readonly to: number };
  readonly from: number;
  readonly to: number;
  readonly query: string;
  /** It is the attribute of an element; `label` is then the one with an image's description. */
  readonly html: boolean;
}

/** How far back on the line something that is completed may begin. */
const REACH = 300;
const POST = /!?\[\[([^\][\n]{0,200})$/;
const DESTINATION = /(!?)\[((?:\\.|[^\][\\]){0,200})\]\((<?[^()\n<>]{0,200})$/;
const COMPONENT = /(\{\{[<%]|\{%-?|\{\{|<)([ \t]*)([\p{L}\w.:/-]{0,80})$/u;

/**
 * What can be completed at an offset in a post's body, by the text before it on its line; null for nothing. `code` says
 * whether an offset is in code, where nothing is.
 */
export function placeAt(
  state: EditorState,
  pos: number,
  code: (pos: number) => boolean = () => false,
): CompletionPlace | null {
  if (pos < state.field(frontMatterField).to) return null;
  const line = state.doc.lineAt(pos);
  const begin = Math.max(line.from, pos - REACH);
  const before = state.sliceDoc(begin, pos);
  const after = state.sliceDoc(pos, Math.min(line.to, pos + REACH));
  const address = isHtml(state) ? attribute(before, after, begin) : destination(before, after, begin);
  const place = address ?? post(before, after, begin) ?? component(before, begin);
  return place === null || code(place.from) ? null : place;
}

function post(before: string, after: string, begin: number): CompletionPlace | null {
  const match = POST.exec(before);
  if (match === null || match[0].startsWith('!') || isEscaped(before, match.index)) return null;
  const typed = match[1] ?? '';
  const hash = typed.indexOf('#');
  const pos = begin + before.length;
  return {
    kind: 'post',
    from: begin + match.index,
    to: pos + (/^\]{1,2}/.exec(after)?.[0].length ?? 0),
    query: hash < 0 ? typed : typed.slice(0, hash),
    heading: hash < 0 ? null : typed.slice(hash + 1),
  };
}

function destination(before: string, after: string, begin: number): CompletionPlace | null {
  const match = DESTINATION.exec(before);
  if (match === null || isEscaped(before, match.index)) return null;
  const [all, bang = '', label = '', typed = ''] = match;
  const start = begin + match.index;
  const pos = begin + before.length;
  const from = pos - typed.length;
  const rest = /^[^()\n<>\s]{0,200}>?/.exec(after)?.[0] ?? '';
  const closed = after[rest.length] === ')';
  // What stands behind the caret is a part of this address only where its parenthesis follows.
  const to = closed ? pos + rest.length : pos;
  const labelFrom = start + all.indexOf('[') + 1;
  return {
    kind: bang === '' ? 'link' : 'image',
    start,
    end: closed ? to + 1 : to,
    label: { from: labelFrom, to: labelFrom + label.length },
    from,
    to,
    query: typed.replace(/^</, ''),
    html: false,
  };
}

const ATTRIBUTE = /<(a|img)\b([^<>]*?\s)(?:href|src)\s*=\s*"([^"<>\n]{0,200})$/i;
const ALT = /\salt\s*=\s*"/i;

/** The address of a link or an image that is written as an element. */
function attribute(before: string, after: string, begin: number): CompletionPlace | null {
  const match = ATTRIBUTE.exec(before);
  if (match === null) return null;
  const [, name = '', others = '', typed = ''] = match;
  const pos = begin + before.length;
  const rest = /^[^"<>\n]{0,200}/.exec(after)?.[0] ?? '';
  const closed = after[rest.length] === '"';
  const to = closed ? pos + rest.length : pos;
  const alt = ALT.test(others) ? null : ALT.exec(after.slice(rest.length));
  const label = alt === null ? to : pos + rest.length + alt.index + alt[0].length;
  const described = alt === null || after[label - pos] !== '"';
  return {
    kind: name.toLowerCase() === 'a' ? 'link' : 'image',
    start: begin + match.index,
    end: closed ? to + 1 : to,
    label: { from: label, to: described ? label + 1 : label },
    from: pos - typed.length,
    to,
    query: typed,
    html: true,
  };
}

function component(before: string, begin: number): CompletionPlace | null {
  const match = COMPONENT.exec(before);
  if (match === null || isEscaped(before, match.index)) return null;
  const [all, opening = '', space = '', query = ''] = match;
  const open = opening.replace('-', '') as '{{<' | '{{%' | '{%' | '{{' | '<';
  // Less-than and a word: HTML, or a comparison.
  if (open === '<' && (space !== '' || /^[a-z]/.test(query))) return null;
  const start = begin + match.index;
  const pos = begin + before.length;
  return { kind: 'component', open, start, from: start + all.length - query.length, to: pos, query };
}

/** Whether a backslash that is not itself escaped stands before an offset. */
const isEscaped = (text: string, at: number): boolean =>
  (/\\*$/.exec(text.slice(0, at))?.[0].length ?? 0) % 2 === 1;
