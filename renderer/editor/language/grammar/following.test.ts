import { forEachDiagnostic } from '@codemirror/lint';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PostDocument } from '../../document';
import type { EditorEvent } from '../../editor';
import { frontMatter, postIdFacet } from '../../front-matter';
import { follow } from './following';
import type { GrammarProblem, GrammarSetup } from './protocol';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const problemsIn = (text: string): GrammarProblem[] =>
  [...text.matchAll(/teh(?: teh)?/g)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
    rule: 'SpellCheck',
    message: 'Did you mean “the”?',
    suggestions: ['the'],
  }));

/** A post that is followed by a checker to whom each "teh" is a problem, and the way to write in it. */
async function followed(doc: string, id = 'a.md') {
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
    viewport: { from: 0, to: doc.length },
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
        return texts.map((text) => {
          const problems = known.get(text) ?? problemsIn(text);
          known.set(text, problems);
          return problems;
        });
      },
      end: () => undefined,
    },
  });
  await following.setUp({} as GrammarSetup);
  const rest = () => vi.advanceTimersByTimeAsync(1_000);
  await rest();
  const write = async (at: number, insert: string) => {
    const { changes, state: next } = state.update({ changes: { from: at, insert } });
    state = next;
    const update = { state, changes, docChanged: true, selectionSet: true } as ViewUpdate;
    for (const tell of listeners) tell({ kind: 'updated', document: {} as PostDocument, update });
    await rest();
  };
  const places = () => {
    const found: number[] = [];
    forEachDiagnostic(state, (_problem, from) => found.push(from));
    return found;
  };
  const offered = () => {
    const found: string[] = [];
    forEachDiagnostic(state, ({ actions = [] }, from, to) =>
      found.push(`${state.sliceDoc(from, to)}: ${actions.map(({ name }) => name).join(', ')}`),
    );
    return found;
  };
  return { write, places, offered, marked: () => marked, checked: () => checked };
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
    'a.html',
  );
  expect(offered()).toEqual([
    'teh: Use “the”, Ignore, Turn this rule off',
    'teh <b>teh: Ignore, Turn this rule off',
  ]);
  const before = places();
  await write(19, '<br>');
  expect(places()).toEqual(before.map((place) => place + 4));
});
