import { diffArrays } from 'diff';
import type { TextEdit } from '../../posts/text-edit';
import { type WordSegment, wordDiff, wordTokens } from '../word-diff';
import { type Paragraph, paragraphsOf } from './paragraphs';

/** A text and where its body begins, which is the end of its front matter. LF line ends. */
export interface ComparedText {
  readonly text: string;
  readonly bodyFrom: number;
}

/**
 * A paragraph (or a field) of two versions side by side. `restore` is the edit of the newer text that gives it the older
 * one's paragraph: the words it had, the paragraph that is gone, or without the one that came.
 */
export type ComparedParagraph =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'changed'; readonly segments: readonly WordSegment[]; readonly restore: TextEdit }
  | { readonly kind: 'removed'; readonly text: string; readonly restore: TextEdit }
  | { readonly kind: 'added'; readonly text: string; readonly restore: TextEdit };

/** From this share of words in common on, two paragraphs are one that was changed. */
const ALIKE = 0.35;
/** Beyond so many pairs of paragraphs in one place, none are matched: it would take long and say little. */
const MOST_PAIRS = 2500;
const MOST_EDITS = 2000;

/** What became of each paragraph from `older` to `newer`, in reading order. */
export function compareVersions(older: ComparedText, newer: ComparedText): ComparedParagraph[] {
  // Front matter comes or goes as a whole: without its fences its lines are none.
  const whole = older.bodyFrom === 0 || newer.bodyFrom === 0;
  const before = paragraphsOf(older.text, older.bodyFrom, whole);
  const after = paragraphsOf(newer.text, newer.bodyFrom, whole);
  const parts = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: MOST_EDITS }) ?? [
    { removed: true, added: false, count: before.length },
    { removed: false, added: true, count: after.length },
  ];
  const rows: ComparedParagraph[] = [];
  let [a, b] = [0, 0];
  let gone: Paragraph[] = [];
  let come: Paragraph[] = [];
  const settle = () => {
    for (const row of changesOf(gone, come, after, b, newer.text, older.text)) rows.push(row);
    gone = [];
    come = [];
  };
  for (const { removed, added, count } of parts) {
    if (removed) {
      for (const each of before.slice(a, a + count)) gone.push(each);
      a += count;
    } else if (added) {
      for (const each of after.slice(b, b + count)) come.push(each);
      b += count;
    } else {
      settle();
      for (const { text } of after.slice(b, b + count)) rows.push({ kind: 'same', text });
      a += count;
      b += count;
    }
  }
  settle();
  return rows;
}

const keyOf = ({ kind, text }: Paragraph): string => `${kind} ${text}`;

/** What happened in one place, where `gone` stood and `come` stands; `next` is the index in `all` of what follows it. */
function changesOf(
  gone: readonly Paragraph[],
  come: readonly Paragraph[],
  all: readonly Paragraph[],
  next: number,
  now: string,
  then: string,
): ComparedParagraph[] {
  const rows: ComparedParagraph[] = [];
  const first = next - come.length;
  let [a, b] = [0, 0];
  const upTo = (endA: number, endB: number) => {
    for (; a < endA; a++) {
      const old = gone[a];
      if (old)
        rows.push({ kind: 'removed', text: old.text, restore: bringBack(old, all[first + b], now, then) });
    }
    for (; b < endB; b++) {
      const one = come[b];
      if (one) rows.push({ kind: 'added', text: one.text, restore: takeOut(one, all[first + b - 1], now) });
    }
  };
  for (const [pairA, pairB] of pairsOf(gone, come)) {
    upTo(pairA, pairB);
    const [old, one] = [gone[pairA], come[pairB]];
    a = pairA + 1;
    b = pairB + 1;
    if (!old || !one) continue;
    const restore = { from: one.from, to: one.to, insert: old.text };
    rows.push({ kind: 'changed', segments: wordDiff(old.text, one.text), restore });
  }
  upTo(gone.length, come.length);
  return rows;
}

function bringBack(old: Paragraph, following: Paragraph | undefined, now: string, then: string): TextEdit {
  if (old.kind === 'field' && following?.kind !== 'field')
    return { from: 0, to: 0, insert: now === '' ? `${old.text}\n` : `${old.text}\n\n` };
  if (following) {
    const parting = old.kind === 'field' ? '\n' : partingAfter(old, then);
    return { from: following.from, to: following.from, insert: `${old.text}${parting}` };
  }
  const before = now === '' || now.endsWith('\n\n') ? '' : now.endsWith('\n') ? '\n' : '\n\n';
  return { from: now.length, to: now.length, insert: `${before}${old.text}\n` };
}

/** The blank lines that followed a paragraph where it came from; one where it was the last. */
function partingAfter({ to, end }: Paragraph, then: string): string {
  const parting = then.slice(to, end);
  return parting.startsWith('\n') && parting.indexOf('\n', 1) > 0 ? parting : '\n\n';
}

/** Without its blank lines; the last of a text leaves none at its end. */
function takeOut(one: Paragraph, previous: Paragraph | undefined, now: string): TextEdit {
  if (one.end < now.length || !previous || previous.kind !== one.kind)
    return { from: one.from, to: one.end, insert: '' };
  return { from: previous.to, to: one.end, insert: now.endsWith('\n') ? '\n' : '' };
}

/** Which of two runs of paragraphs belong together, in order: those that have most words in common. */
function pairsOf(gone: readonly Paragraph[], come: readonly Paragraph[]): [number, number][] {
  if (gone.length * come.length > MOST_PAIRS) return [];
  const words = (all: readonly Paragraph[]) =>
    all.map(({ text }) => wordTokens(text).filter((word) => /\S/.test(word)));
  const [left, right] = [words(gone), words(come)];
  const worth = gone.map((old, a) =>
    come.map((one, b) => (old.kind === one.kind ? likeness(old, left[a] ?? [], one, right[b] ?? []) : 0)),
  );
  // best[a][b]: the most that the paragraphs from a and b on can have in common.
  const best = Array.from({ length: gone.length + 1 }, () => new Array<number>(come.length + 1).fill(0));
  const at = (a: number, b: number) => best[a]?.[b] ?? 0;
  const paired = (a: number, b: number) => {
    const share = worth[a]?.[b] ?? 0;
    return share < ALIKE ? Number.NEGATIVE_INFINITY : share + at(a + 1, b + 1);
  };
  for (let a = gone.length - 1; a >= 0; a--) {
    for (let b = come.length - 1; b >= 0; b--) {
      const row = best[a];
      if (row) row[b] = Math.max(at(a + 1, b), at(a, b + 1), paired(a, b));
    }
  }
  const pairs: [number, number][] = [];
  for (let [a, b] = [0, 0]; a < gone.length && b < come.length; ) {
    if (paired(a, b) >= at(a, b)) pairs.push([a++, b++]);
    else if (at(a + 1, b) >= at(a, b + 1)) a++;
    else b++;
  }
  return pairs;
}

const FIELD = /^\s*["']?([\w.-]+)["']?\s*[:=]/;

/** How much of two paragraphs is the same, 0 to 1; two values of one field are the same field. */
function likeness(a: Paragraph, wordsA: readonly string[], b: Paragraph, wordsB: readonly string[]): number {
  const field = FIELD.exec(a.text)?.[1];
  if (a.kind === 'field' && field !== undefined && field === FIELD.exec(b.text)?.[1]) return 1;
  const left = new Map<string, number>();
  for (const word of wordsA) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of wordsB) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return wordsA.length + wordsB.length === 0 ? 0 : (2 * common) / (wordsA.length + wordsB.length);
}
