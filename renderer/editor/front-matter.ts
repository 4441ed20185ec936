import { type EditorState, type Extension, StateField, type Text, type Transaction } from '@codemirror/state';
import { type FrontMatter, readFrontMatter } from '#core/posts/front-matter';

/** How far an unclosed front matter is looked for, in UTF-16 units. */
const LONGEST_HEAD = 200_000;

/**
 * The part of a document that front matter can be in: up to and with the closing fence of `---` or `+++`, a
 * bounded start for JSON and for a fence that is not closed, and one line when there is no front matter.
 */
export function frontMatterHead(doc: Text): string {
  const first = doc.line(1);
  const fence = first.text.trimEnd();
  if (fence !== '---' && fence !== '+++')
    return doc.sliceString(0, fence.startsWith('{') || fence.startsWith('---') ? LONGEST_HEAD : first.to);
  let at = first.to + 1;
  for (let lines = doc.iterLines(2); !lines.next().done; ) {
    const line = lines.value.trimEnd();
    at += lines.value.length + 1;
    if (line === fence || (fence === '---' && line === '...')) return doc.sliceString(0, at);
    if (at > LONGEST_HEAD) break;
  }
  return doc.sliceString(0, LONGEST_HEAD);
}

function couldTouch(tr: Transaction, before: FrontMatter): boolean {
  if (before.format === 'none' || before.problem !== null) return true;
  let touches = false;
  tr.changes.iterChangedRanges((from) => {
    if (from < before.to) touches = true;
  });
  return touches;
}

/** The document's front matter, read again only when an edit could have changed it. Offsets fit the document. */
export const frontMatterField = StateField.define<FrontMatter>({
  create: (state) => readFrontMatter(frontMatterHead(state.doc)),
  update: (value, tr) => {
    if (!tr.docChanged || !couldTouch(tr, value)) return value;
    const next = readFrontMatter(frontMatterHead(tr.newDoc));
    return value.format === 'none' && next.format === 'none' && next.to === value.to && !next.problem
      ? value
      : next;
  },
});

/** Where the body begins: the first offset after the front matter and the line end that closes it. */
export const bodyFrom = (state: EditorState): number => state.field(frontMatterField).to;

/** Keeps the front matter's facts with the state. */
export const frontMatter = (): Extension => frontMatterField;
