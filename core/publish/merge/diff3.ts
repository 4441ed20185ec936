import { diffArrays } from 'diff';

/**
 * A stretch of three versions of one sequence. `same`: nobody changed it; `agreed`: both made the same change; `mine` and
 * `theirs`: only that side changed it; `conflict`: both did, differently. All regions in order give back each version.
 */
export interface Region {
  readonly kind: 'same' | 'agreed' | 'mine' | 'theirs' | 'conflict';
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** `[from, to)` of the one became `[start, end)` of the other. Indexes from 0. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** More differences than this are one change: finding the smallest set would keep the author waiting. */
const MAX_EDITS = 1500;

/**
 * Lays three versions side by side, as Khanna, Kunal and Pierce describe diff3 (“A Formal Investigation of Diff3”, 2007).
 * Changes of the two sides that touch are one conflict, as they are for Git. Never fails.
 */
export function diff3(base: readonly string[], mine: readonly string[], theirs: readonly string[]): Region[] {
  const ours = hunks(base, mine);
  const others = hunks(base, theirs);
  const regions: Region[] = [];
  const at = { base: 0, mine: 0, theirs: 0 };
  const take = (kind: Region['kind'], to: { base: number; mine: number; theirs: number }) => {
    const region = {
      kind,
      base: base.slice(at.base, to.base),
      mine: mine.slice(at.mine, to.mine),
      theirs: theirs.slice(at.theirs, to.theirs),
    };
    if (region.base.length + region.mine.length + region.theirs.length > 0) regions.push(region);
    Object.assign(at, to);
  };
  const same = (until: number) => {
    const length = until - at.base;
    take('same', { base: until, mine: at.mine + length, theirs: at.theirs + length });
  };
  let i = 0;
  let j = 0;
  for (;;) {
    const from = Math.min(ours[i]?.from ?? Infinity, others[j]?.from ?? Infinity);
    if (from === Infinity) break;
    same(from);
    let end = from;
    const [firstOurs, firstOthers] = [i, j];
    for (let grew = true; grew; ) {
      grew = false;
      for (let next = ours[i]; next && next.from <= end; next = ours[++i]) {
        end = Math.max(end, next.to);
        grew = true;
      }
      for (let next = others[j]; next && next.from <= end; next = others[++j]) {
        end = Math.max(end, next.to);
        grew = true;
      }
    }
    const to = { base: end, mine: reached(ours[i - 1], end), theirs: reached(others[j - 1], end) };
    take(
      kindOf(
        i > firstOurs,
        j > firstOthers,
        mine.slice(at.mine, to.mine),
        theirs.slice(at.theirs, to.theirs),
      ),
      to,
    );
  }
  same(base.length);
  return regions;
}

/** Where the other version is when the base is at `end`, behind its last change. */
function reached(last: Hunk | undefined, end: number): number {
  return last ? last.end + (end - last.to) : end;
}

function kindOf(
  ours: boolean,
  others: boolean,
  mine: readonly string[],
  theirs: readonly string[],
): Region['kind'] {
  if (!others) return 'mine';
  if (!ours) return 'theirs';
  return sameItems(mine, theirs) ? 'agreed' : 'conflict';
}

/** Whether two sequences are the same, item for item. */
export function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, n) => item === b[n]);
}

/** The changes from one sequence to another, in order; no two touch. */
export function hunks(before: readonly string[], after: readonly string[]): Hunk[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  if (old.length === 0 && now.length === 0) return [];
  const whole = { from: head, to: head + old.length, start: head, end: head + now.length };
  if (old.length === 0 || now.length === 0) return [whole];
  const parts = diffArrays(old, now, { maxEditLength: MAX_EDITS });
  if (!parts) return [whole];
  const result: Hunk[] = [];
  let from = head;
  let start = head;
  let open: { from: number; start: number } | null = null;
  const close = () => {
    if (open) result.push({ ...open, to: from, end: start });
    open = null;
  };
  for (const part of parts) {
    if (!part.added && !part.removed) {
      close();
      from += part.value.length;
      start += part.value.length;
      continue;
    }
    open ??= { from, start };
    if (part.removed) from += part.value.length;
    else start += part.value.length;
  }
  close();
  return result;
}
