import { diffArrays, diffWordsWithSpace } from 'diff';

/** A run of words in a changed paragraph. */
export interface DiffWord {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly text: string;
}

/** What a diff shows: changed lines as words, the line around them, and how many lines were left out between. */
export type DiffRow =
  | { readonly kind: 'line'; readonly words: readonly DiffWord[] }
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'gap'; readonly lines: number };

/** Above this many lines in one run of changes, lines are not paired word by word: it would say little, slowly. */
const PAIRED_LINES = 200;

interface Run {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly lines: readonly string[];
}

const runOf = (kind: Run['kind'], lines: readonly string[]): Run => ({ kind, lines });

/** Reads a unified diff (of one file) into rows. Lines outside its hunks count as left out. */
export function readUnifiedDiff(diff: string): DiffRow[] {
  const rows: DiffRow[] = [];
  let runs: Run[] = [];
  let inHunk = false;
  for (const line of diff.split('\n')) {
    if (line.startsWith('@@')) {
      rows.push(...rowsOf(runs));
      if (inHunk) rows.push({ kind: 'gap', lines: 0 });
      runs = [];
      inHunk = true;
    } else if (inHunk) {
      const kind = { '+': 'inserted', '-': 'deleted', ' ': 'same' }[line[0] ?? ''] as Run['kind'] | undefined;
      if (kind) runs.push(runOf(kind, [line.slice(1)]));
    }
  }
  rows.push(...rowsOf(merge(runs)));
  return rows;
}

/** Compares two texts line by line, then word by word within changed lines. */
export function compareTexts(before: string, after: string): DiffRow[] {
  const parts = diffArrays(before.split('\n'), after.split('\n'));
  return rowsOf(
    parts.map((part) => runOf(part.added ? 'inserted' : part.removed ? 'deleted' : 'same', part.value)),
  );
}

function merge(runs: readonly Run[]): Run[] {
  const merged: { kind: Run['kind']; lines: string[] }[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last?.kind === run.kind) last.lines.push(...run.lines);
    else merged.push({ kind: run.kind, lines: [...run.lines] });
  }
  return merged;
}

/** The nearest line with words on either side of a change is shown; the rest is left out and counted. */
function rowsOf(unmerged: readonly Run[]): DiffRow[] {
  const runs = merge(unmerged);
  const rows: DiffRow[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    const next = runs[at + 1];
    if (!run) continue;
    if (run.kind === 'same') rows.push(...context(run.lines, at > 0, at < runs.length - 1));
    else if (run.kind === 'deleted' && next?.kind === 'inserted') {
      rows.push(...paired(run.lines, next.lines));
      at++;
    } else if (run.kind === 'inserted' && next?.kind === 'deleted') {
      rows.push(...paired(next.lines, run.lines));
      at++;
    } else rows.push(...run.lines.flatMap((text) => whole(text, run.kind)));
  }
  return rows;
}

function context(lines: readonly string[], after: boolean, before: boolean): DiffRow[] {
  const shown = lines.filter((line) => line.trim() !== '');
  const head = after ? shown.slice(0, 1) : [];
  const tail = before ? shown.slice(Math.max(head.length, shown.length - 1)) : [];
  const left = shown.length - head.length - tail.length;
  const same = (text: string): DiffRow => ({ kind: 'same', text });
  return [...head.map(same), ...(left > 0 ? [{ kind: 'gap', lines: left } as const] : []), ...tail.map(same)];
}

const whole = (text: string, kind: DiffWord['kind']): DiffRow[] =>
  text.trim() === '' ? [] : [{ kind: 'line', words: [{ kind, text }] }];

function paired(before: readonly string[], after: readonly string[]): DiffRow[] {
  const old = before.filter((line) => line.trim() !== '');
  const now = after.filter((line) => line.trim() !== '');
  if (old.length > PAIRED_LINES || now.length > PAIRED_LINES)
    return [
      ...old.flatMap((line) => whole(line, 'deleted')),
      ...now.flatMap((line) => whole(line, 'inserted')),
    ];
  const rows: DiffRow[] = [];
  for (let at = 0; at < Math.max(old.length, now.length); at++) {
    const a = old[at];
    const b = now[at];
    if (a !== undefined && b !== undefined) rows.push({ kind: 'line', words: wordsOf(a, b) });
    else if (a !== undefined) rows.push(...whole(a, 'deleted'));
    else if (b !== undefined) rows.push(...whole(b, 'inserted'));
  }
  return rows;
}

function wordsOf(before: string, after: string): DiffWord[] {
  return diffWordsWithSpace(before, after).map((part) => ({
    kind: part.added ? 'inserted' : part.removed ? 'deleted' : 'same',
    text: part.value,
  }));
}
