import type { DocumentBlock } from './document-block';
import type { LabelIndex } from './label-index';
import { noteCounter } from './note-numbers';
import type { ShownNote } from './note-section';
import { noteKey, type Slug } from './scope';

/** Called with each block that shows something else than before. */
type Changed = (block: DocumentBlock) => void;

/** Gives every heading its id anew, in the order of the blocks. */
export function numberHeadings(
  content: readonly DocumentBlock[],
  headingId: (slug: Slug) => string,
  changed: Changed,
): void {
  for (const block of content) {
    if (!block.hasHeadings) continue;
    const ids = block.slugs.map(headingId);
    if (sameList(ids, block.ids)) continue;
    block.ids = ids;
    changed(block);
  }
}

/** Numbers all references to footnotes anew where the footnotes stay in the text (Zola). */
export function numberNotesInPlace(content: readonly DocumentBlock[], changed: Changed): void {
  const { place } = noteCounter();
  for (const block of content) {
    if (block.notes.length > 0) setPlaces(block, place, changed);
  }
}

/**
 * Numbers all references to footnotes anew, those in the text before those in the footnotes they lead to, and answers
 * the footnotes to show, by their numbers. `asDefined`: all of them, by their definitions.
 */
export function numberNotes(
  content: readonly DocumentBlock[],
  labels: LabelIndex,
  asDefined: boolean,
  changed: Changed,
): ShownNote[] {
  const { place, order, uses } = noteCounter(asDefined ? definedNotes(content, labels) : []);
  for (const block of content) {
    if (block.notes.length > 0 && block.noteLabel() === null) setPlaces(block, place, changed);
  }
  const shown: DocumentBlock[] = [];
  // The list grows while the footnotes in it are read.
  for (const label of order) {
    const block = labels.definer(noteKey(label));
    if (block === undefined) continue;
    shown.push(block);
    if (block.notes.length > 0) setPlaces(block, place, changed);
  }
  return shown.map((block, index) => ({ block, uses: uses(order[index] ?? '') }));
}

/** The labels of all footnotes, in the order of their definitions. */
function definedNotes(content: readonly DocumentBlock[], labels: LabelIndex): string[] {
  const defined: string[] = [];
  for (const block of content) {
    const label = block.noteLabel();
    if (label !== null && labels.definer(noteKey(label)) === block) defined.push(label);
  }
  return defined;
}

function setPlaces(
  block: DocumentBlock,
  place: (label: string) => DocumentBlock['places'][number],
  changed: Changed,
): void {
  const places = block.notes.map(place);
  const same =
    places.length === block.places.length &&
    places.every(({ number, occurrence }, index) => {
      const old = block.places[index];
      return number === old?.number && occurrence === old.occurrence;
    });
  if (same) return;
  block.places = places;
  changed(block);
}

/**
 * Lets new blocks have the numbers of those in whose place they stand, where they ask for the same ones in the same
 * order: then nothing else in the document moves. False where they do not.
 */
export function takeOver(
  gone: readonly DocumentBlock[],
  inserted: readonly DocumentBlock[],
): { readonly slugs: boolean; readonly notes: boolean } {
  const slugs = sameSlugs(
    gone.flatMap((block) => block.slugs),
    inserted.flatMap((block) => block.slugs),
  );
  const notes = sameList(
    gone.flatMap((block) => block.notes),
    inserted.flatMap((block) => block.notes),
  );
  const ids = gone.flatMap((block) => block.ids);
  const places = gone.flatMap((block) => block.places);
  for (const block of inserted) {
    if (slugs) block.ids = ids.splice(0, block.slugs.length);
    if (notes) block.places = places.splice(0, block.notes.length);
  }
  return { slugs, notes };
}

export function sameSlugs(a: readonly Slug[], b: readonly Slug[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ text, written }, at) => text === b[at]?.text && written === b[at]?.written)
  );
}

export function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
