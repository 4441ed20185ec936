import type { TextSource } from '../block-cutter';
import type { Dialect } from '../dialect';
import { closingTags, enclosesBlocks } from './closed-tags';

/** Which names of tags are closed somewhere in a document, kept up with its edits by looking at the lines they touch. */
export class ClosedTags {
  private readonly counts = new Map<string, number>();
  private current: ReadonlySet<string> = new Set();
  private readonly any: boolean;

  constructor(
    private readonly dialect: Dialect,
    source: TextSource,
  ) {
    this.any = enclosesBlocks(dialect);
    if (!this.any) return;
    this.count(source.sliceString(0, source.length), 1);
    this.current = new Set(this.counts.keys());
  }

  names(): ReadonlySet<string> {
    return this.current;
  }

  /** Follows an edit from `before` to `after`; true when the names are not the same as before. */
  update(
    before: TextSource,
    after: TextSource,
    change: { readonly fromA: number; readonly toA: number; readonly fromB: number; readonly toB: number },
  ): boolean {
    if (!this.any) return false;
    this.count(linesAround(before, change.fromA, change.toA), -1);
    this.count(linesAround(after, change.fromB, change.toB), 1);
    if (
      this.counts.size === this.current.size &&
      [...this.counts.keys()].every((name) => this.current.has(name))
    ) {
      return false;
    }
    this.current = new Set(this.counts.keys());
    return true;
  }

  private count(text: string, step: 1 | -1): void {
    for (const name of closingTags(this.dialect, text)) {
      const count = (this.counts.get(name) ?? 0) + step;
      if (count === 0) this.counts.delete(name);
      else this.counts.set(name, count);
    }
  }
}

/** How far a line is looked for at once. */
const STEP = 256;
/** No closing tag is on a line longer than this. */
const LONGEST = 4096;

/** The text of the lines that `[from, to]` touches. */
function linesAround(source: TextSource, from: number, to: number): string {
  let start = from;
  let head = '';
  while (start > 0 && !head.includes('\n') && from - start < LONGEST) {
    const next = Math.max(0, start - STEP);
    head = source.sliceString(next, start) + head;
    start = next;
  }
  let end = to;
  let tail = '';
  while (end < source.length && !tail.includes('\n') && end - to < LONGEST) {
    const next = Math.min(source.length, end + STEP);
    tail += source.sliceString(end, next);
    end = next;
  }
  const line = tail.indexOf('\n');
  return (
    head.slice(head.lastIndexOf('\n') + 1) +
    source.sliceString(from, to) +
    (line < 0 ? tail : tail.slice(0, line))
  );
}

const BLANK_LINE = /\n[ \t]*\n/;
/** No tag reaches farther than this (see tag.ts, mdx.ts and html-elements.ts). */
const REACH = 16_384;

/** Whether a tag may stand in the lines that `[from, to]` touches, or reach over them from others of their run. */
export function nearTags(source: TextSource, from: number, to: number): boolean {
  const start = Math.max(0, from - REACH);
  const before = source.sliceString(start, from);
  const after = source.sliceString(to, Math.min(source.length, to + REACH));
  const run =
    before.split(BLANK_LINE).at(-1) + source.sliceString(from, to) + (after.split(BLANK_LINE)[0] ?? '');
  return /[{<]/.test(run);
}
