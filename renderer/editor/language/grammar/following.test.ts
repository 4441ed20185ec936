import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PostDocument } from '../../document';
import type { EditorEvent } from '../../editor';
import { frontMatter, postIdFacet } from '../../front-matter';
import { follow } from './following';
import { offersOf, wordsAt } from './problem';
import { problemsIn } from './problem-marks';
import type { GrammarProblem, GrammarSetup } from './protocol';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const typosIn = (text: string): GrammarProblem[] =>
  [...text.matchAll(/teh(?: teh)?/g)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
    rule: 'SpellCheck',
    message: 'Did you mean “the”?',
    suggestions: ['the'],
  }));

/**
 * A post that is followed by a checker to whom each "teh" is a problem, and the way to write in it. A check of paragraphs
 * that are not known `takes` so many ms; what is in view begins at `from`.
 */
async function followed(doc: string, { id = 'a.md', takes = 0, from = 0 } = {}) {
  let state = EditorState.create({ doc, extensions: [frontMatter(), postIdFacet.of(id)] });
  let marked = 0;
  let checked = 0;
  // What was checked before is known, as it is to the real one.
  const known = new Map<string, GrammarProblem[]>();
  const listeners = new Set<(event: EditorEvent) => void>();
  const view = {
    get state() {
      return state;
    },
    viewport: { from, to: doc.length },
    dispatch: (...specs: TransactionSpec[]) => {
      marked += 1;
      state = state.update(...specs).state;
    },
  } as unknown as EditorView;
  const following = follow({
    editor: {
      view: () => view,
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    turnOff: () => undefined,
    checker: {
      setUp: async () => undefined,
      check: async (texts) => {
        checked += 1;
        const isKnown = texts.every((text) => known.has(text));
        if (takes > 0 && !isKnown) await new Promise((done) => setTimeout(done, takes));
        return texts.map((text) => {
          const problems = known.get(text) ?? typosIn(text);
          known.set(text, problems);
          return problems;
        });
      },
      end: () => undefined,
    },
  });
  await following.setUp({} as GrammarSetup);
  const rest = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms);
  await rest();
  const write = async (at: number, insert: string) => {
    const { changes, state: next } = state.update({ changes: { from: at, insert } });
    state = next;
    const update = { state, changes, docChanged: true, selectionSet: true } as ViewUpdate;
    for (const tell of listeners) tell({ kind: 'updated', document: {} as PostDocument, update });
    await rest();
  };
  const places = () => {
    return problemsIn(state).map(({ from }) => from);
  };
  const offered = () => {
    return problemsIn(state).map(
      ({ problem, ...place }) =>
        `${wordsAt(state, place)}: ${offersOf(problem)
          .map(({ name }) => name)
          .join(', ')}`,
    );
  };
  return { write, rest, places, offered, marked: () => marked, checked: () => checked };
}

it('marks the problems of a text anew only when a pause finds others', async () => {
  const { write, places, marked, checked } = await followed('On teh hill.\n\nIn teh valley.\n');
  expect(places()).toEqual([3, 17]);
  expect(marked()).toBe(1);
  await write(0, 'Up ');
  expect(checked()).toBe(2);
  expect(places()).toEqual([6, 20]);
  expect(marked()).toBe(1);
  await write(0, 'So teh ');
  expect(places()).toEqual([3, 13, 27]);
  expect(marked()).toBe(2);
});

it('changes nothing in a text without problems', async () => {
  const { write, marked, checked } = await followed('On the hill.\n');
  await write(0, 'Up ');
  expect(checked()).toBe(2);
  expect(marked()).toBe(0);
});

it('marks the words of a post of HTML, and offers nothing in place of a tag', async () => {
  const { write, places, offered } = await followed(
    '---\ntitle: teh\n---\n<p class="teh">On teh hill.\n<p>In teh <b>teh</b> valley.\n',
    { id: 'a.html' },
  );
  expect(offered()).toEqual([
    'teh: Use “the”, Ignore, Turn this rule off',
    'teh <b>teh: Ignore, Turn this rule off',
  ]);
  const before = places();
  await write(19, '<br>');
  expect(places()).toEqual(before.map((place) => place + 4));
});

it('marks what it has found when a check takes long, what is in view first, and the rest at its end', async () => {
  const paragraphs = Array.from({ length: 64 }, (_, n) => `Teh ${n} teh.`);
  const doc = paragraphs.join('\n\n');
  const third = doc.indexOf('Teh 32 ');
  const { rest, write, places, marked } = await followed(doc, { takes: 600, from: third });
  const inAll = paragraphs.map((words) => doc.indexOf(words) + words.indexOf('teh'));
  expect(places()).toEqual([]);
  await rest();
  expect(places()).toEqual(inAll.slice(32));
  await rest();
  expect(places()).toEqual(inAll);
  expect(marked()).toBe(2);
  await write(0, 'So teh. ');
  await rest();
  expect(places()).toEqual([3, ...inAll.map((place) => place + 8)]);
  expect(marked()).toBe(3);
});
