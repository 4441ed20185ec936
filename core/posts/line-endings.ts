import { diffArrays } from 'diff';

export type LineEnd = '\n' | '\r\n' | '\r';

/** A text's line ends: its most used one (the first of equals, `\n` for none), and whether it has others too. */
export interface LineEndings {
  readonly main: LineEnd;
  readonly mixed: boolean;
}

const ENDS = /\r\n|\r|\n/g;

/** Counts a text's line ends; `\r\n`, lone `\r` and `\n` are what ends a line, U+2028 and the like are not. */
export function detectLineEndings(text: string): LineEndings {
  const counts = new Map<LineEnd, number>();
  for (const [end] of text.matchAll(ENDS)) counts.set(end as LineEnd, (counts.get(end as LineEnd) ?? 0) + 1);
  let main: LineEnd = '\n';
  for (const [end, count] of counts) if (count > (counts.get(main) ?? 0)) main = end;
  return { main, mixed: counts.size > 1 };
}

/** A file's text as the editor holds it: every line end is `\n`, exactly as CodeMirror splits lines. */
export function toEditor(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * The editor's text with the file's own line ends: `original` is the file's text, `edited` has `\n` only.
 * A line that was not changed keeps its own end; a new or changed one takes that of the line above it (the
 * one below for the first). `fromEditor(x, toEditor(x)) === x`, and `toEditor(fromEditor(x, y)) === y`.
 */
export function fromEditor(original: string, edited: string): string {
  const { main, mixed } = detectLineEndings(original);
  if (!mixed) return main === '\n' ? edited : edited.replaceAll('\n', main);
  const before = splitLines(original);
  const after = edited.split('\n');
  const ends = keptEnds(before, after);
  let result = '';
  for (const [n, line] of after.entries()) {
    result += n === after.length - 1 ? line : line + (ends[n] ?? main);
  }
  return result;
}

interface Line {
  readonly text: string;
  /** Undefined for the last line. */
  readonly end: LineEnd | undefined;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const match of text.matchAll(ENDS)) {
    lines.push({ text: text.slice(at, match.index), end: match[0] as LineEnd });
    at = match.index + match[0].length;
  }
  lines.push({ text: text.slice(at), end: undefined });
  return lines;
}

/** An end for each edited line: common head and tail first, so that the diff only sees what changed. */
function keptEnds(before: readonly Line[], after: readonly string[]): (LineEnd | undefined)[] {
  const ends: (LineEnd | undefined)[] = new Array(after.length).fill(undefined);
  /** Lines that were there before. */
  const kept = new Set<number>();
  const keep = (n: number, line: Line | undefined): void => {
    ends[n] = line?.end;
    kept.add(n);
  };
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head]?.text === after[head]) {
    keep(head, before[head]);
    head++;
  }
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail]?.text === after[after.length - 1 - tail]) {
    keep(after.length - 1 - tail, before[before.length - 1 - tail]);
    tail++;
  }
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  matchMiddle(old, now, head, ends, keep);
  let last: LineEnd | undefined = ends.find((end) => end !== undefined) ?? before[0]?.end;
  for (let n = 0; n < ends.length; n++) {
    ends[n] ??= last;
    last = ends[n];
  }
  keepApart(after, ends, kept);
  return ends;
}

/** A lone `\r` before an empty line that ends with `\n` would make one line end of two; `\r\n` in place of either does not. */
function keepApart(lines: readonly string[], ends: (LineEnd | undefined)[], kept: ReadonlySet<number>): void {
  for (let n = 0; n + 2 < lines.length; n++) {
    if (ends[n] !== '\r' || lines[n + 1] !== '' || ends[n + 1] !== '\n') continue;
    ends[kept.has(n) && !kept.has(n + 1) ? n + 1 : n] = '\r\n';
  }
}

/** Beyond this the diff would keep the author waiting; changed lines then pair up in order. */
const MAX_DIFF_LINES = 20_000;

function matchMiddle(
  old: readonly Line[],
  now: readonly string[],
  head: number,
  ends: (LineEnd | undefined)[],
  keep: (n: number, line: Line | undefined) => void,
): void {
  const texts = old.map(({ text }) => text);
  const parts =
    old.length + now.length > MAX_DIFF_LINES
      ? undefined
      : diffArrays(texts, [...now], { maxEditLength: 2_000 });
  let from = 0;
  let to = 0;
  // A changed line is one removed and one added: it keeps the end of the line it replaces.
  let removed: Line[] = [];
  for (const part of parts ?? [
    { value: texts, removed: true, added: false },
    { value: [...now], removed: false, added: true },
  ]) {
    if (part.removed) {
      removed = old.slice(from, from + part.value.length);
      from += part.value.length;
    } else if (part.added) {
      for (let n = 0; n < part.value.length; n++) ends[head + to + n] = removed[n]?.end;
      to += part.value.length;
      removed = [];
    } else {
      for (let n = 0; n < part.value.length; n++) keep(head + to + n, old[from + n]);
      from += part.value.length;
      to += part.value.length;
      removed = [];
    }
  }
}
