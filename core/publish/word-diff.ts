import { diffArrays } from 'diff';

/** A run of text that both versions have, or only one of them. */
export interface WordSegment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond so many differing lines, or words between two lines that agree, a run counts as replaced as a whole. */
const MOST_EDITS = 2000;

/** Scripts that are written without spaces between words. `ー` lengthens a vowel in both of Japan's. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const WORD = `(?:(?![${UNSPACED}ー])[\\p{L}\\p{N}\\p{M}_])+`;

/** What a reader takes in as one, the first that fits; whatever is left over is a piece by itself. */
const TOKEN = new RegExp(
  [
    `[${UNSPACED}ー]\\p{M}*`,
    // A picture with its skin colour, and those joined into one.
    '\\p{Extended_Pictographic}(?:\\p{M}|\\p{Emoji_Modifier}|\\u200d\\p{Extended_Pictographic})*',
    `${WORD}(?:['’](?=\\p{L})${WORD})*`,
    '\\r\\n|\\r|\\n',
    '[^\\S\\r\\n]+',
    '.',
  ].join('|'),
  'gsu',
);

/** The text in the pieces that are compared; joined they are the text again. */
export function wordTokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/**
 * What changed from one text to the other, word by word (CJK character by character), in reading order; where words
 * were replaced, the old ones come first. The `same` and `removed` segments joined are `before`, the `same` and `added` ones
 * `after`, line ends included.
 */
export function wordDiff(before: string, after: string): WordSegment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const segments: WordSegment[] = [];
  for (const run of compare(lines(before), lines(after))) {
    if (run.kind === 'same') segments.push({ kind: 'same', text: run.before });
    else
      for (const part of compare(wordTokens(run.before), wordTokens(run.after)))
        segments.push(...split(part));
  }
  return whole(readable(merge(segments)));
}

/** A run both have (then `before` is `after`), or what stands in one in place of what is in the other. */
interface Run {
  readonly kind: 'same' | 'changed';
  readonly before: string;
  readonly after: string;
}

/** Lines with their line ends. */
function lines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function compare(before: readonly string[], after: readonly string[]): Run[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const same = (tokens: readonly string[]): Run[] => {
    const text = tokens.join('');
    return text === '' ? [] : [{ kind: 'same', before: text, after: text }];
  };
  return [
    ...same(before.slice(0, head)),
    ...between(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

function between(before: readonly string[], after: readonly string[]): Run[] {
  if (before.length === 0 && after.length === 0) return [];
  const whole: Run = { kind: 'changed', before: before.join(''), after: after.join('') };
  if (before.length === 0 || after.length === 0) return [whole];
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (parts === undefined) return [whole];
  const runs: Run[] = [];
  let open = { before: '', after: '' };
  const close = () => {
    if (open.before !== '' || open.after !== '') runs.push({ kind: 'changed', ...open });
    open = { before: '', after: '' };
  };
  for (const part of parts) {
    const text = part.value.join('');
    if (part.added) open.after += text;
    else if (part.removed) open.before += text;
    else {
      close();
      runs.push({ kind: 'same', before: text, after: text });
    }
  }
  close();
  return runs;
}

function split({ kind, before, after }: Run): WordSegment[] {
  if (kind === 'same') return [{ kind, text: before }];
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

/** No empty segment and no two of a kind in a row; between two that agree, what went comes before what came. */
function merge(segments: readonly WordSegment[]): WordSegment[] {
  const merged: WordSegment[] = [];
  let removed = '';
  let added = '';
  let same = '';
  const flushChange = () => {
    if (removed !== '') merged.push({ kind: 'removed', text: removed });
    if (added !== '') merged.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  const flushSame = () => {
    if (same !== '') merged.push({ kind: 'same', text: same });
    same = '';
  };
  for (const { kind, text } of segments) {
    if (text === '') continue;
    if (kind === 'same') {
      flushChange();
      same += text;
    } else {
      flushSame();
      if (kind === 'removed') removed += text;
      else added += text;
    }
  }
  flushChange();
  flushSame();
  return merged;
}

/**
 * A word that happens to be in both, in the middle of longer changes, says nothing to a reader and breaks a sentence into
 * crumbs: it goes with the changes around it. Never across a line end, so that paragraphs stay apart.
 */
function readable(segments: readonly WordSegment[]): WordSegment[] {
  let current = [...segments];
  for (;;) {
    const next: WordSegment[] = [];
    let folded = false;
    for (const [at, segment] of current.entries()) {
      const around = Math.min(changeSize(current, at, -1), changeSize(current, at, 1));
      if (
        segment.kind === 'same' &&
        around > 0 &&
        !/[\r\n]/.test(segment.text) &&
        segment.text.length <= around
      ) {
        next.push({ kind: 'removed', text: segment.text }, { kind: 'added', text: segment.text });
        folded = true;
      } else next.push(segment);
    }
    if (!folded) return current;
    current = merge(next);
  }
}

/** How long the longer side of the change is that ends before (-1) or begins after (1) the segment; 0 where there is none. */
function changeSize(segments: readonly WordSegment[], at: number, step: 1 | -1): number {
  let size = 0;
  for (let near = at + step; near >= 0 && near < segments.length; near += step) {
    const segment = segments[near];
    if (!segment || segment.kind === 'same') break;
    size = Math.max(size, segment.text.length);
  }
  return size;
}

/**
 * Where words came or went between two that are the same, the change can often be told in several ways (`. One` before a full
 * stop is ` One.` after it): the one that begins and ends at a line or a sentence is what the author did.
 */
function whole(segments: readonly WordSegment[]): WordSegment[] {
  const result = [...segments];
  for (let at = 1; at < result.length - 1; at++) {
    const [before, middle, after] = result.slice(at - 1, at + 2);
    if (before?.kind !== 'same' || after?.kind !== 'same' || !middle || middle.kind === 'same') continue;
    const [start, end] = [before.text.slice(0, -NEAR), after.text.slice(NEAR)];
    const [left, text, right] = bestOf(before.text.slice(-NEAR), middle.text, after.text.slice(0, NEAR), {
      first: start === '' ? 0 : 1,
      last: end === '' ? 0 : 1,
    });
    const [first, last] = [start + left, right + end];
    result.splice(at - 1, 3, { ...before, text: first }, { ...middle, text }, { ...after, text: last });
  }
  return merge(result);
}

/** A better place to cut is looked for within so many characters. */
const NEAR = 400;

/**
 * The same three texts, cut in the places that a reader would choose. `keep`: how many tokens stay where they are, since
 * what is near may begin and end in the middle of one.
 */
function bestOf(
  before: string,
  middle: string,
  after: string,
  keep: { readonly first: number; readonly last: number },
): [string, string, string] {
  let [left, text, right] = [wordTokens(before), wordTokens(middle), wordTokens(after)];
  while (left.length > keep.first && left.at(-1) === text.at(-1)) {
    const token = left.at(-1) ?? '';
    [left, text, right] = [left.slice(0, -1), [token, ...text.slice(0, -1)], [token, ...right]];
  }
  let best: [string, string, string] = [before, middle, after];
  let most = Number.NEGATIVE_INFINITY;
  for (;;) {
    const [a, b, c] = [left.join(''), text.join(''), right.join('')];
    const score = boundary(a, b) + boundary(b, c);
    if (score >= most) {
      most = score;
      best = [a, b, c];
    }
    const token = right[0];
    if (token === undefined || right.length <= keep.last || token !== text[0]) return best;
    [left, text, right] = [[...left, token], [...text.slice(1), token], right.slice(1)];
  }
}

/** How good a place to cut is between two texts. */
function boundary(left: string, right: string): number {
  if (left === '' || right === '') return 5;
  if (/[\r\n]$/.test(left) || /^[\r\n]/.test(right)) return 4;
  if (/[.!?…。！？]["'’”)»]*$/.test(left) || /[.!?…。！？]["'’”)»]*\s+$/.test(left)) return 3;
  return /\s$/.test(left) || /^\s/.test(right) ? 2 : 0;
}
