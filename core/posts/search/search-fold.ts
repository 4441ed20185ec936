import { foldText } from './fold';

/** A folded text with the way back: which part of the source a part of the folded text was made from. */
export interface FoldedText {
  readonly text: string;
  /** The source's part for `text.slice(from, to)`; whole letters with all their marks. Offsets are UTF-16 units from 0. */
  readonly source: (from: number, to: number) => { readonly from: number; readonly to: number };
}

const RUN = /[^\0-\x7f]+/g;
const ASCII = /^[\0-\x7f]*$/;
/**
 * What is folded as one: a Korean syllable written in its parts, a character with the marks after it (the half width
 * kana's marks are letters to Unicode), or marks whose letter is the ASCII one before the run.
 */
const CLUSTER = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;
const ONLY_MARKS = /^\p{M}+$/u;
/** Invisible: soft hyphens, joiners, direction marks, variation selectors. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|\p{Variation_Selector}/gu;
/** What typography makes of the marks on a keyboard. */
const TYPOGRAPHY = /[‘’‚‛′“”„‟″«»‐‑‒–—―−\u2028\u2029\u1680ς]/g;
const TYPED: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  ς: 'σ',
  '\u2028': ' ',
  '\u2029': ' ',
  '\u1680': ' ',
};

/** Clusters come again and again; the cap keeps a text of rare ones from filling the memory. */
const known = new Map<string, string>();
const KNOWN = 20_000;

/**
 * A text as search compares it: as `foldText` (case, width, marks, ligatures), and with typographic quotes, dashes and
 * spaces as they are typed and invisible characters left out. The same rule for a text and for what is looked for in it.
 */
export function foldForSearch(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.replace(RUN, foldRun).toLowerCase();
}

/** `foldForSearch` of a text with the way back to it. */
export function foldMapped(text: string): FoldedText {
  if (ASCII.test(text)) return { text: text.toLowerCase(), source: (from, to) => ({ from, to }) };
  const clusters: Cluster[] = [];
  let folded = '';
  let done = 0;
  for (const run of text.matchAll(RUN)) {
    folded += text.slice(done, run.index);
    for (const { 0: cluster, index } of run[0].matchAll(CLUSTER)) {
      const plain = foldCluster(cluster);
      const from = run.index + index;
      clusters.push({
        from,
        to: from + cluster.length,
        at: folded.length,
        end: folded.length + plain.length,
      });
      folded += plain;
    }
    done = run.index + run[0].length;
  }
  folded += text.slice(done);
  return {
    text: folded.toLowerCase(),
    source: (from, to) => {
      const start = sourceStart(clusters, from);
      return { from: start, to: to > from ? sourceEnd(clusters, to) : start };
    },
  };
}

/** `from`–`to` in the source became `at`–`end`. All else is as long as it was. */
interface Cluster {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly end: number;
}

function sourceStart(clusters: readonly Cluster[], at: number): number {
  const cluster = clusters[lastAt(clusters, at)];
  if (cluster === undefined) return at;
  return at < cluster.end ? cluster.from : cluster.to + at - cluster.end;
}

function sourceEnd(clusters: readonly Cluster[], at: number): number {
  const index = lastAt(clusters, at - 1);
  const cluster = clusters[index];
  let end = cluster === undefined ? at : at <= cluster.end ? cluster.to : cluster.to + at - cluster.end;
  // Marks that were left out belong to the letter before them.
  for (let next = index + 1; next < clusters.length; next++) {
    const mark = clusters[next];
    if (mark === undefined || mark.from !== end || mark.end > mark.at) break;
    end = mark.to;
  }
  return end;
}

/** The index of the last cluster that begins at `at` or before; -1 when there is none. */
function lastAt(clusters: readonly Cluster[], at: number): number {
  let [low, high] = [0, clusters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clusters[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function foldRun(run: string): string {
  return known.get(run) ?? run.replace(CLUSTER, foldCluster);
}

function foldCluster(cluster: string): string {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const visible = cluster.replace(INVISIBLE, '');
  const plain = ONLY_MARKS.test(visible)
    ? ''
    : foldText(visible)
        .replace(TYPOGRAPHY, (mark) => TYPED[mark] ?? '-')
        .replace(/^([\0-\x7f])\p{M}+/u, '$1');
  if (known.size < KNOWN) known.set(cluster, plain);
  return plain;
}
