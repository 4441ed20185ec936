import type { EditorState, Text } from '@codemirror/state';
import { countWords, readingMinutes } from '#core/markdown/counts';
import type { FrontMatter } from '#core/posts/front-matter';
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
  let round = 0;

  const publish = () => {
    timer = undefined;
    if (!latest) return;
    const frontMatter = latest.field(frontMatterField);
    const before = facts.get();
    if (before?.frontMatter !== frontMatter)
      facts.set({ words: before?.words ?? 0, minutes: before?.minutes ?? 1, frontMatter });
    count(latest.doc, frontMatter.to, ++round);
  };

  const count = (doc: Text, from: number, mine: number) => {
    let at = from;
    let words = 0;
    let minutes = 0;
    const piece = () => {
      if (mine !== round) return;
      const to = at + PIECE >= doc.length ? doc.length : doc.lineAt(at + PIECE).to;
      const text = doc.sliceString(at, to);
      words += countWords(text);
      minutes += readingMinutes(text);
      at = to;
      if (at < doc.length) requestIdleCallback(piece);
      else
        facts.update(
          (now) => now && (now.words === words && now.minutes === minutes ? now : { ...now, words, minutes }),
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
      timer = undefined;
      if (state === null) facts.set(null);
      else publish();
    },
    changed: (state) => {
      latest = state;
      timer ??= setTimeout(publish, THROTTLE);
    },
  };
}
