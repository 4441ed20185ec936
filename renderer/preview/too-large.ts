import { format } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';

/**
 * Row R18. UTF-16 units: a longer post has no page, a longer block is not drawn but shown as it is written. A part of a post
 * that is HTML has to be read as it is, however long; from the length of a long block on it is drawn in a pause.
 */
const LONGEST_POST = 12_000_000;
const LONGEST_BLOCK = 60_000;
const LONGEST_PART = 2_000_000;
/** How much of such a block is shown. */
const SHOWN = 4_000;

export const isTooLarge = (length: number): boolean => length > LONGEST_POST;
export const isTooLong = (length: number, html: boolean): boolean =>
  length > (html ? LONGEST_PART : LONGEST_BLOCK);
export const isDrawnLater = (length: number): boolean => length > LONGEST_BLOCK;

/** What stands in the place of the page of a post that is too large. */
export function tooLargeNote(frame: Document, length: number): HTMLElement {
  const note = frame.createElement('p');
  note.className = 'lh-note';
  note.textContent = format(previewWords.tooLarge, { size: Math.round(length / 1_000_000) });
  return note;
}

/** What stands in the place of a block that is too long: its beginning, as `text` gives it. */
export function longBlock(frame: Document, length: number, text: (most: number) => string): DocumentFragment {
  const nodes = frame.createDocumentFragment();
  const note = frame.createElement('p');
  const source = frame.createElement('pre');
  note.className = 'lh-note';
  note.textContent = format(previewWords.longPart, { size: Math.round(length / 1000) });
  source.textContent = `${text(SHOWN)}…`;
  nodes.append(note, source);
  return nodes;
}
