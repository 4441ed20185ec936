import { format } from '#core/messages/en';
import { languageWords } from '#core/messages/language';
import { grouped } from '#core/messages/numbers';
import type { Settings } from '#core/settings/settings';
import { createStore, type Readable, type Store } from '../../app/store';
import type { PostDocument } from '../document';
import type { Editor } from '../editor';

/** How much of the shown post was written since it was opened. */
export interface Progress {
  readonly written: number;
  /** Words; 0 is no goal. */
  readonly goal: number;
}

export interface GoalStore {
  /** Null until the shown post was counted. */
  readonly progress: Readable<Progress | null>;
  /** The counts are shown beside the status bar. */
  readonly open: Store<boolean>;
}

/** Compares each post with what it was when it was first counted in this session, and says once when its goal is reached. */
export function createGoalStore(
  editor: Pick<Editor, 'facts' | 'shown'>,
  settings: Readable<Settings>,
  say: (words: string) => void,
): GoalStore {
  const progress = createStore<Progress | null>(null);
  const begun = new WeakMap<PostDocument, number>();
  const told = new WeakMap<PostDocument, number>();

  const look = () => {
    const measures = editor.facts.get()?.measures ?? null;
    const document = editor.shown();
    if (measures === null || document === null) {
      progress.set(null);
      return;
    }
    const goal = settings.get().wordGoal;
    const before = begun.get(document) ?? measures.words;
    begun.set(document, before);
    const written = Math.max(0, measures.words - before);
    const last = progress.get();
    if (last?.written !== written || last.goal !== goal) progress.set({ written, goal });
    if (goal === 0 || written < goal || told.get(document) === goal) return;
    told.set(document, goal);
    say(format(languageWords.counts.reached, { goal: grouped(goal) }));
  };

  editor.facts.subscribe(look);
  settings.subscribe(look);
  return { progress, open: createStore(false) };
}
