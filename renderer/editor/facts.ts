import type { EditorState, Text } from '@codemirror/state';
import { countText, minutesOf } from '#core/markdown/counts';
import type { FrontMatter } from '#core/posts/front-matter/front-matter';
import { createStore, type Readable } from '../app/store';
import { frontMatterField } from './front-matter';

/** What the window shows about the text; null while no post is open. */
export interface Facts {
  readonly frontMatter: FrontMatter;
  readonly words: number;
  readonly minutes: number;
}

/** Counting goes through a long text in pieces of this many UTF-16 units, one per idle moment. */
const PIECE = 64 * 1024;
const THROTTLE = 150;
/** Counts wait for a pause of this many ms, so that a long text is not counted between two keys. */
const PAUSE = 500;

export interface FactsReader {
  readonly facts: Readable<Facts | null>;
  /** Another document is shown: its facts at once, its counts as soon as the window is idle. */
  readonly show: (state: EditorState | null) => void;
  readonly changed: (state: EditorState) => void;
}

/** Publishes small facts about the shown text, throttled, never on the path of a key. */
export function createFactsReader(): FactsReader {
  const facts = createStore<Facts | null>(null);
  let latest: EditorState | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let round = 0;

  const publish = () => {
    timer = undefined;
    if (!latest) return;
    const frontMatter = latest.field(frontMatterField);
    const before = facts.get();
    if (before?.frontMatter !== frontMatter)
      facts.set({ words: before?.words ?? 0, minutes: before?.minutes ?? 1, frontMatter });
  };

  const countLatest = () => {
    if (latest) count(latest.doc, latest.field(frontMatterField).to, ++round);
  };

  const count = (doc: Text, from: number, mine: number) => {
    let at = from;
    let words = 0;
    let cjk = 0;
    const piece = () => {
      if (mine !== round) return;
      const to = at + PIECE >= doc.length ? doc.length : doc.lineAt(at + PIECE).to;
      const counts = countText(doc.sliceString(at, to));
      words += counts.words;
      cjk += counts.cjk;
      at = to;
      if (at < doc.length) {
        requestIdleCallback(piece);
        return;
      }
      const all = words + cjk;
      const minutes = minutesOf({ words, cjk });
      facts.update((now) =>
        now && (now.words !== all || now.minutes !== minutes) ? { ...now, words: all, minutes } : now,
      );
    };
    requestIdleCallback(piece, { timeout: 1000 });
  };

  return {
    facts,
    show: (state) => {
      latest = state;
      round++;
      clearTimeout(timer);
      clearTimeout(pause);
      timer = undefined;
      if (state === null) {
        facts.set(null);
        return;
      }
      publish();
      countLatest();
    },
    changed: (state) => {
      latest = state;
      timer ??= setTimeout(publish, THROTTLE);
      clearTimeout(pause);
      pause = setTimeout(countLatest, PAUSE);
    },
  };
}
