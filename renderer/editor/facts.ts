import type { EditorState, Text } from '@codemirror/state';
import { createMeter, type Measures, type Meter, nothingKnown } from '#core/editor/counts';
import { minutesOf } from '#core/markdown/counts';
import { withoutTags } from '#core/markdown/html-tag';
import type { FrontMatter } from '#core/posts/front-matter/front-matter';
import { createStore, type Readable } from '../app/store';
import { frontMatterField } from './front-matter';
import { isHtml } from './html/context';
import { pauseFor } from './pause';

/** What the window shows about the text; null while no post is open. */
export interface Facts {
  readonly frontMatter: FrontMatter;
  readonly words: number;
  readonly minutes: number;
  /** All counts of the body; null until it was counted once. */
  readonly measures: Measures | null;
  /** The counts of what is selected; null for a mere caret. */
  readonly selected: Measures | null;
}

/** Counting goes through a long text in pieces of this many UTF-16 units, one per idle moment. */
const PIECE = 32 * 1024;
const THROTTLE = 150;
/** Counts wait for a pause of at least this many ms, so that a text is not counted between two keys. */
const PAUSE = 500;

export interface FactsReader {
  readonly facts: Readable<Facts | null>;
  /** Another document is shown: its facts at once, its counts as soon as the window is idle. */
  readonly show: (state: EditorState | null) => void;
  readonly changed: (state: EditorState) => void;
  /** The selection is another one. */
  readonly selected: (state: EditorState) => void;
}

/** Publishes small facts about the shown text, throttled, never on the path of a key. */
export function createFactsReader(): FactsReader {
  const facts = createStore<Facts | null>(null);
  let latest: EditorState | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let selecting: ReturnType<typeof setTimeout> | undefined;
  let selectionRound = 0;
  let known = nothingKnown();

  const publish = () => {
    timer = undefined;
    if (!latest) return;
    const frontMatter = latest.field(frontMatterField);
    const before = facts.get();
    if (before?.frontMatter !== frontMatter)
      facts.set({
        words: before?.words ?? 0,
        minutes: before?.minutes ?? 1,
        measures: before?.measures ?? null,
        selected: before?.selected ?? null,
        frontMatter,
      });
  };

  const countLatest = () => {
    if (!latest) return;
    const { doc } = latest;
    const html = isHtml(latest);
    round += 1;
    const mine = round;
    const meter = createMeter(known);
    count(
      doc,
      html,
      [{ from: latest.field(frontMatterField).to, to: doc.length }],
      meter,
      () => mine !== round,
      (measures) => {
        const minutes = minutesOf({ words: measures.words - measures.cjk, cjk: measures.cjk });
        facts.update((now) =>
          now && !sameMeasures(now.measures, measures)
            ? { ...now, words: measures.words, minutes, measures }
            : now,
        );
      },
    );
  };

  const countSelection = () => {
    if (!latest) return;
    selectionRound += 1;
    const mine = selectionRound;
    const ranges = latest.selection.ranges.filter(({ empty }) => !empty);
    if (ranges.length === 0) {
      facts.update((now) => (now && now.selected !== null ? { ...now, selected: null } : now));
      return;
    }
    count(
      latest.doc,
      isHtml(latest),
      ranges,
      createMeter(),
      () => mine !== selectionRound,
      (selected) => {
        facts.update((now) => now && { ...now, selected });
      },
    );
  };

  return {
    facts,
    show: (state) => {
      latest = state;
      round++;
      selectionRound++;
      clearTimeout(selecting);
      clearTimeout(timer);
      clearTimeout(pause);
      timer = undefined;
      if (state === null) {
        facts.set(null);
        return;
      }
      known = nothingKnown();
      // The counts of the post before are not this one's.
      facts.update((now) => now && { ...now, measures: null, selected: null });
      publish();
      countLatest();
      countSelection();
    },
    changed: (state) => {
      latest = state;
      if (state.field(frontMatterField) !== facts.get()?.frontMatter) timer ??= setTimeout(publish, THROTTLE);
      clearTimeout(pause);
      pause = setTimeout(countLatest, pauseFor(state.doc.length, PAUSE));
    },
    selected: (state) => {
      latest = state;
      clearTimeout(selecting);
      // A caret that moves costs nothing unless there is a selection to forget.
      if (state.selection.main.empty && facts.get()?.selected === null) return;
      selecting = setTimeout(countSelection, THROTTLE);
    },
  };
}

/** Measures stretches of a text with a meter, a piece per idle moment, until it is not wanted any more. */
function count(
  doc: Text,
  html: boolean,
  ranges: readonly { readonly from: number; readonly to: number }[],
  meter: Meter,
  stale: () => boolean,
  done: (measures: Measures) => void,
): void {
  let range = 0;
  let at = ranges[0]?.from ?? 0;
  const piece = () => {
    const here = ranges[range];
    if (stale()) return;
    if (here === undefined) {
      done(meter.result());
      return;
    }
    // Whole lines, so that the pieces add up; the line end between two pieces is nobody's.
    const to = Math.min(here.to, at + PIECE >= here.to ? here.to : doc.lineAt(at + PIECE).to);
    meter.add(html ? withoutTags(doc.sliceString(at, to)).split('\n') : linesOf(doc, at, to));
    at = to + 1;
    if (at > here.to) {
      range += 1;
      at = ranges[range]?.from ?? 0;
    }
    if (range < ranges.length) requestIdleCallback(piece, { timeout: 1000 });
    else piece();
  };
  requestIdleCallback(piece, { timeout: 1000 });
}

/** The lines of a stretch. Those of a whole one are the text's own strings, which a meter finds again without a look at them. */
function linesOf(doc: Text, from: number, to: number): Iterable<string> {
  const [first, last] = [doc.lineAt(from), doc.lineAt(to)];
  return first.from === from && last.to === to
    ? doc.iterLines(first.number, last.number + 1)
    : doc.sliceString(from, to).split('\n');
}

function sameMeasures(a: Measures | null, b: Measures): boolean {
  return a !== null && (Object.keys(b) as (keyof Measures)[]).every((key) => a[key] === b[key]);
}
