/** What stands in an element. Words may stand beside blocks too. */
type Content = 'words' | 'blocks' | 'items' | 'sections' | 'rows' | 'cells' | 'nothing';

/** As what an element stands in another, and what stands in it. */
interface Kind {
  readonly as: Content;
  readonly has: Content;
}

const KINDS: readonly (readonly [names: string, as: Content, has: Content])[] = [
  ['a b code del em i kbd mark s span strong sub sup', 'words', 'words'],
  ['br', 'words', 'nothing'],
  ['p pre h1 h2 h3 h4 h5 h6', 'blocks', 'words'],
  ['blockquote', 'blocks', 'blocks'],
  ['ol ul', 'blocks', 'items'],
  ['table', 'blocks', 'sections'],
  ['hr', 'blocks', 'nothing'],
  ['li', 'items', 'blocks'],
  ['thead tbody', 'sections', 'rows'],
  ['tr', 'rows', 'cells'],
  ['th td', 'cells', 'blocks'],
];
const ELEMENTS: ReadonlyMap<string, Kind> = new Map(
  KINDS.flatMap(([names, as, has]) => names.split(' ').map((name) => [name, { as, has }] as const)),
);

/** None of them runs or asks for anything, whatever its element. */
const ATTRIBUTES: ReadonlySet<string> = new Set('align class href id rel role start title'.split(' '));

const TAG = /<(\/?)([a-z][a-z1-6]*)((?: [a-z]+="[^"<>]*")*)>/y;
const ATTRIBUTE = / ([a-z]+)="([^"]*)"/g;

/** Signs that are written by name, as the renderer and the highlighter write them. */
const SIGNS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};
const NAMED = /&(?:amp|lt|gt|quot|#x27);/g;
/** What is read as something else than it is: other names, and letters that a parser changes. */
const CHANGED = /&(?!(?:amp|lt|gt|quot|#x27);)|[\0\r]/;

/** A parser cuts longer texts. */
const LONGEST = 60_000;
/** A parser lays what is deeper, by far, beside its parent and not into it. */
const DEEPEST = 100;

/** Whether the sanitiser leaves an element this attribute. */
export type Allows = (element: string, attribute: string, value: string) => boolean;

/**
 * HTML as nodes where it is as plain as most of a post is: whole elements of words, lists, quotes, code and tables, written so that
 * it can be read in one way only. They are the nodes that the parser and the sanitiser make of it, without the document that those
 * need for each text, which takes more time and memory than all else in drawing a page. Each is made by its name from a short
 * list, so that nothing in it could run or load anything. Null for any other HTML, however harmless.
 */
export function plainFragment(html: string, allows: Allows): DocumentFragment | null {
  const fragment = document.createDocumentFragment();
  if (html === '') return fragment;
  // What comes before the first tag is not always read.
  if (html.length > LONGEST || !html.startsWith('<')) return null;
  const open: { readonly node: Node; readonly name: string; readonly has: Content }[] = [
    { node: fragment, name: '', has: 'blocks' },
  ];
  for (let at = 0; at < html.length; ) {
    const parent = open.at(-1);
    if (!parent) return null;
    const { node, has } = parent;
    if (html[at] !== '<') {
      const end = html.indexOf('<', at);
      const to = end < 0 ? html.length : end;
      const text = readText(html.slice(at, to));
      if (text === null || (!mayStand('words', has) && /[^ \t\n]/.test(text))) return null;
      node.appendChild(document.createTextNode(text));
      at = to;
      continue;
    }
    TAG.lastIndex = at;
    const [tag, slash, name = '', attributes = ''] = TAG.exec(html) ?? [];
    if (tag === undefined) return null;
    at += tag.length;
    if (slash) {
      if (name !== parent.name || attributes) return null;
      open.pop();
      continue;
    }
    const kind = ELEMENTS.get(name);
    if (!kind || !mayStand(kind.as, has)) return null;
    // A link ends where another begins.
    if (open.length > DEEPEST || (name === 'a' && open.some((each) => each.name === 'a'))) return null;
    const element = document.createElement(name);
    if (attributes && !setAttributes(element, name, attributes, allows)) return null;
    node.appendChild(element);
    if (kind.has !== 'nothing') open.push({ node: element, name, has: kind.has });
    // The line break after this tag is not read.
    if (name === 'pre' && html[at] === '\n') at += 1;
  }
  return open.length === 1 ? fragment : null;
}

const mayStand = (as: Content, has: Content): boolean => as === has || (as === 'words' && has === 'blocks');

/** Text without its names for signs; null when it would be read as something else. */
function readText(html: string): string | null {
  if (CHANGED.test(html)) return null;
  return html.includes('&') ? html.replace(NAMED, (name) => SIGNS[name] ?? name) : html;
}

/** Whether the element has all of them now, as they are. */
function setAttributes(element: Element, name: string, attributes: string, allows: Allows): boolean {
  for (const [, attribute = '', written = ''] of attributes.matchAll(ATTRIBUTE)) {
    const value = readText(written);
    // The sanitiser trims values, and of two of a name the parser reads the first.
    if (value === null || value !== value.trim() || element.hasAttribute(attribute)) return false;
    if (!ATTRIBUTES.has(attribute) || !allows(name, attribute, value)) return false;
    element.setAttribute(attribute, value);
  }
  return true;
}
