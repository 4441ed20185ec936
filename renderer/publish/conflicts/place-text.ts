import { conflictWords as words } from '#core/messages/conflicts';
import type { FieldValue } from '#core/posts/front-matter/front-matter';
import type { MergeChoice } from '#core/publish/merge/choice';
import { linesOf, type Place } from '#core/publish/merge/post-merge';
import type { Part } from '#core/publish/merge/text-merge';

/** One side's version of a place as the author reads it; null where that side has nothing there. */
export interface PlaceTexts {
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
  /** What keeping both gives; null where that would be one of the two. */
  readonly both: string | null;
}

/** The versions of a place as text. */
export function textsOf(place: Place): PlaceTexts {
  if (place.kind === 'field') {
    const { base, mine, theirs, both } = place.field;
    const [before, ours, others] = [base, mine, theirs].map(fieldText);
    return { base: before ?? null, mine: ours ?? null, theirs: others ?? null, both: fieldText(both) };
  }
  const { base, mine, theirs, both } = place.part;
  const [ours, others, joined] = [mine, theirs, both].map(linesText);
  const differs = joined !== ours && joined !== others;
  return {
    base: linesText(base),
    mine: ours ?? null,
    theirs: others ?? null,
    both: differs ? (joined ?? null) : null,
  };
}

/** A field's value on one line; null when it is not there. */
export function fieldText(value: FieldValue | undefined): string | null {
  if (value === undefined) return null;
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((item) => fieldText(item) ?? '').join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Lines as text, without the blank lines around them and a file's own line ends; null for no lines. */
function linesText(lines: readonly string[]): string | null {
  const text = lines.map((line) => line.replace(/\r$/, '')).join('\n');
  return lines.length === 0 ? null : text.replace(/^\n+|\n+$/g, '');
}

/** What a choice leaves in a place; null for nothing at all. */
export function chosenText(place: Place, choice: MergeChoice): string | null {
  if (choice.kind === 'edit') return choice.text;
  if (place.kind === 'text') return linesText(linesOf(place.part, choice, null));
  const { field } = place;
  return fieldText(choice.kind === 'both' ? (field.both ?? field.mine) : field[choice.kind]);
}

/** The text to begin with when a place is written anew: exactly the lines that would be there. */
export function textToEdit(place: Place, choice: MergeChoice | null): string {
  if (choice?.kind === 'edit') return choice.text;
  if (place.kind === 'field')
    return (choice && chosenText(place, choice)) ?? fieldText(place.field.mine) ?? '';
  const lines = choice ? linesOf(place.part, choice, null) : place.part.mine;
  return lines.map((line) => line.replace(/\r$/, '')).join('\n');
}

/** The nearest line with words in a part, to show where a passage stands; null when there is none. */
export function contextOf(part: Part | undefined, side: 'before' | 'after'): string | null {
  if (!part || part.kind === 'conflict') return null;
  const lines = (part.kind === 'theirs' ? part.theirs : part.mine).filter((line) => line.trim() !== '');
  return (side === 'before' ? lines.at(-1) : lines[0]) ?? null;
}

/** What a place is called. `n` counts the passages of the text from 1. */
export function nameOf(place: Place, n: number, all: number): string {
  if (place.kind === 'field') return place.field.name;
  return words.passage.replace('{n}', String(n)).replace('{all}', String(all));
}
