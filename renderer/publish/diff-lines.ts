import { type WordSegment, wordDiff } from '#core/publish/word-diff';

/** A run of words in a changed paragraph. */
export interface DiffWord {
  readonly kind: WordSegment['kind'];
  readonly text: string;
}

/** What a diff shows: changed lines as words, the line around them, and how many lines were left out between. */
export type DiffRow =
  | { readonly kind: 'line'; readonly words: readonly DiffWord[] }
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'gap'; readonly lines: number };

/** Stands for a line end that came or went between words that stayed. */
const LINE_END = '¶';

/**
 * Compares two texts word by word (LF line ends), as rows for a reader: blank lines are left out, and of what stayed only
 * the nearest line on either side of a change is shown.
 */
export function compareTexts(before: string, after: string): DiffRow[] {
  const rows: DiffRow[] = [];
  let same: string[] = [];
  const flush = (next: boolean) => {
    const after = rows.length > 0;
    const head = after ? same.slice(0, 1) : [];
    const tail = next ? same.slice(Math.max(head.length, same.length - 1)) : [];
    const left = same.length - head.length - tail.length;
    rows.push(...head.map((text) => ({ kind: 'same', text }) as const));
    if (left > 0) rows.push({ kind: 'gap', lines: left });
    rows.push(...tail.map((text) => ({ kind: 'same', text }) as const));
    same = [];
  };
  for (const words of linesOf(wordDiff(before, after))) {
    if (words.every(({ kind }) => kind === 'same')) {
      const text = words.map((word) => word.text).join('');
      if (text.trim() !== '') same.push(text);
      continue;
    }
    flush(true);
    rows.push({ kind: 'line', words });
  }
  flush(false);
  return rows;
}

/** The words of each line, a line end that changed ending one too; lines without words are left out. */
function linesOf(segments: readonly WordSegment[]): DiffWord[][] {
  const lines: DiffWord[][] = [];
  let line: DiffWord[] = [];
  for (const { kind, text } of segments) {
    const [first = '', ...others] = text.split('\n');
    if (first !== '') line.push({ kind, text: first });
    for (const part of others) {
      const words = line.filter((word) => word.text.trim() !== '');
      if (kind !== 'same' && words.length > 0 && !words.some((word) => word.kind === kind))
        line.push({ kind, text: LINE_END });
      lines.push(line);
      line = part === '' ? [] : [{ kind, text: part }];
    }
  }
  lines.push(line);
  return lines.filter((words) => words.some((word) => word.text.trim() !== ''));
}
