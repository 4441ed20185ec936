import { expect, it } from 'vitest';
import { measure } from '#core/editor/counts';
import { DEFAULT_SETTINGS } from '#core/settings/settings';
import { createStore } from '../../app/store';
import type { PostDocument } from '../document';
import type { Facts } from '../facts';
import { createGoalStore } from './goal';

function desk() {
  const facts = createStore<Facts | null>(null);
  const settings = createStore({ ...DEFAULT_SETTINGS, wordGoal: 3 });
  const said: string[] = [];
  let shown = {} as PostDocument;
  const goal = createGoalStore({ facts, shown: () => shown }, settings, (words) => said.push(words));
  return {
    goal,
    said,
    settings,
    show: (document: PostDocument) => {
      shown = document;
    },
    text: (text: string | null) => facts.set({ measures: text === null ? null : measure(text) } as Facts),
  };
}

const A = {} as PostDocument;
const B = {} as PostDocument;

it('counts from what each post was when it was opened, and never below nothing', () => {
  const { goal, show, text } = desk();
  show(A);
  text('one two');
  expect(goal.progress.get()).toEqual({ written: 0, goal: 3 });
  text('one two three');
  expect(goal.progress.get()).toEqual({ written: 1, goal: 3 });
  text('one');
  expect(goal.progress.get()).toEqual({ written: 0, goal: 3 });
  show(B);
  text(null);
  expect(goal.progress.get()).toBeNull();
  text('a b c d e f');
  expect(goal.progress.get()).toEqual({ written: 0, goal: 3 });
  show(A);
  text('one two three four');
  expect(goal.progress.get()).toEqual({ written: 2, goal: 3 });
});

it('says once that a goal is reached, and again for another goal', () => {
  const { said, show, text, settings } = desk();
  show(A);
  text('');
  text('one two');
  expect(said).toEqual([]);
  text('one two three');
  text('one two three four');
  expect(said).toEqual(['You have reached your goal: 3 words.']);
  settings.update((now) => ({ ...now, wordGoal: 5 }));
  text('one two three four five six');
  expect(said).toHaveLength(2);
});
