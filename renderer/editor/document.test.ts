import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isBackedUp, isDirty } from '#core/editor/save-state';
import type { Bridge } from '#core/ipc/contract';
import { createDocument, type PostDocument } from './document';

const POST = 'a.md';

interface Asked {
  readonly run: () => unknown;
  readonly answer: (value: unknown) => void;
  done: { readonly value: unknown } | null;
}

/**
 * A disk with files, a journal and a queue in front of both: what the page asks for is done and answered when the test
 * says so, and answers may overtake each other. A text is its own revision.
 */
function slowMain(files: Map<string, string>) {
  const journal = new Map<string, string>();
  const asked: Asked[] = [];
  const replaced: string[] = [];
  /** Texts that reached the file, whatever others did to it then. */
  const written = new Set<string>();
  const call =
    <I>(run: (input: I) => unknown) =>
    (input: I) =>
      new Promise((answer) => {
        asked.push({ run: () => run(input), answer, done: null });
      });
  const fails = (code: string) => ({ ok: false, code, detail: {} });
  type Save = { postId: string; revision: string | null; text: string };
  const bridge = {
    posts: {
      read: call(({ postId }: { postId: string }) => {
        const text = files.get(postId);
        if (text === undefined) return fails('post-missing');
        return { ok: true, value: { id: postId, text, revision: text, readOnly: null, unsaved: null } };
      }),
      save: call(({ postId, revision, text }: Save) => {
        const now = files.get(postId);
        if (revision === null && now !== undefined) return fails('post-exists');
        if (revision !== null && now === undefined) return fails('post-missing');
        if (revision !== null && now !== revision && now !== text) return fails('conflict');
        if (now !== undefined && now !== text) replaced.push(now);
        files.set(postId, text);
        written.add(text);
        journal.delete(postId);
        return { ok: true, value: { revision: text, wrote: true } };
      }),
      backup: call(({ postId, text }: Save) => {
        journal.set(postId, text);
        return { ok: true, value: {} };
      }),
      snapshot: call(() => ({ ok: true, value: {} })),
      discardBackup: call(({ postId }: { postId: string }) => {
        journal.delete(postId);
        return { ok: true, value: {} };
      }),
    },
  } as unknown as Bridge;
  return {
    bridge,
    journal,
    replaced,
    written,
    /** Does what was asked for first and is not done yet. */
    work: () => {
      const next = asked.find(({ done }) => done === null);
      if (next) next.done = { value: next.run() };
    },
    /** Gives one of the answers that are ready. */
    reply: async (which = 0) => {
      const ready = asked.filter(({ done }) => done !== null);
      const one = ready[which % Math.max(1, ready.length)];
      if (!one?.done) return;
      asked.splice(asked.indexOf(one), 1);
      one.answer(one.done.value);
      await turns();
    },
    waiting: () => asked.length,
  };
}

type Main = ReturnType<typeof slowMain>;

/** Lets all that can go on without an answer go on. */
async function turns(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}

/** Answers everything, and lets every timer run out. */
async function calm(main: Main): Promise<void> {
  for (let n = 0; n < 200; n += 1) {
    await vi.advanceTimersByTimeAsync(6000);
    if (main.waiting() === 0) return;
    main.work();
    await main.reply();
  }
  throw new Error('it never comes to rest');
}

function openPost(main: Main, text: string): PostDocument {
  const post = { id: POST, text, revision: text, readOnly: null, unsaved: null };
  return createDocument(main.bridge, 'blog', post, (doc) => EditorState.create({ doc }));
}

const textOf = (document: PostDocument) => document.state().doc.toString();

function type(document: PostDocument, words: string): void {
  document.apply({ changes: { from: document.state().doc.length, insert: words } });
  document.edited();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an open post', () => {
  it('[R23] does not take an answer that is older than its own save for a change of the file', async () => {
    const files = new Map([[POST, 'base']]);
    const main = slowMain(files);
    const document = openPost(main, 'base');
    files.set(POST, 'theirs');
    void document.look();
    main.work();
    // The answer is on its way while the file comes back and a save begins and ends.
    files.set(POST, 'base');
    type(document, ' and more');
    void document.saveNow();
    main.work();
    await main.reply(1);
    expect(files.get(POST)).toBe('base and more');
    await main.reply();
    await calm(main);
    expect(textOf(document)).toBe('base and more');
    expect(document.save.get().trouble).toBeNull();
  });

  it('[R24] saves what was typed while its file was away for a moment', async () => {
    const files = new Map([[POST, 'base']]);
    const main = slowMain(files);
    const document = openPost(main, 'base');
    type(document, ' typed');
    files.delete(POST);
    document.gone();
    await calm(main);
    expect(document.save.get().trouble?.kind).toBe('deleted');
    files.set(POST, 'base');
    void document.look();
    await calm(main);
    expect(document.save.get().trouble).toBeNull();
    expect(files.get(POST)).toBe('base typed');
  });

  it('[R24] writes nothing once the author let it go, though its file comes back just then', async () => {
    const files = new Map([[POST, 'base']]);
    const main = slowMain(files);
    const document = openPost(main, 'base');
    type(document, ' typed');
    files.delete(POST);
    document.gone();
    await calm(main);
    files.set(POST, 'base');
    void document.look();
    main.work();
    void document.discard();
    await calm(main);
    expect(files.get(POST)).toBe('base');
    expect(main.journal.has(POST)).toBe(false);
  });

  it('[R12] has what was typed under its new path, in the journal and in the file', async () => {
    const files = new Map([[POST, 'base']]);
    const main = slowMain(files);
    const document = openPost(main, 'base');
    type(document, ' typed');
    await vi.advanceTimersByTimeAsync(1000);
    main.work();
    await main.reply();
    expect(main.journal.get(POST)).toBe('base typed');
    files.delete(POST);
    files.set('b.md', 'base');
    document.moved('b.md');
    await vi.advanceTimersByTimeAsync(1000);
    main.work();
    await main.reply();
    expect(main.journal.get('b.md')).toBe('base typed');
    await calm(main);
    expect(files).toEqual(new Map([['b.md', 'base typed']]));
  });

  it('[R23] takes in a change of the file only when nothing is being composed', async () => {
    const main = slowMain(new Map([[POST, 'theirs']]));
    const document = openPost(main, 'base');
    // As much of a view as a document asks for.
    const view = {
      composing: true,
      state: document.state(),
      dispatch(spec: TransactionSpec) {
        this.state = this.state.update(spec).state;
      },
    };
    document.attach(view as unknown as EditorView);
    void document.look();
    main.work();
    await main.reply();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(textOf(document)).toBe('base');
    view.composing = false;
    await calm(main);
    expect(textOf(document)).toBe('theirs');
  });

  type Step =
    | { kind: 'type' | 'save' | 'settle' | 'look' | 'work' | 'keepMine' | 'takeTheirs' | 'saveAgain' }
    | { kind: 'reply'; which: number }
    | { kind: 'theirs'; text: string | null };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>({ kind: 'type' }) },
    { weight: 6, arbitrary: fc.constant<Step>({ kind: 'work' }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('reply' as const), which: fc.nat(3) }) },
    ...(['save', 'settle', 'look', 'keepMine', 'takeTheirs', 'saveAgain'] as const).map((kind) => ({
      weight: 2,
      arbitrary: fc.constant<Step>({ kind }),
    })),
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('theirs' as const),
        text: fc.constantFrom<(string | null)[]>(null, 'base', 'theirs', 'theirs too'),
      }),
    },
  );

  it('[R23] loses nothing, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const files = new Map([[POST, 'base']]);
        const main = slowMain(files);
        const document = openPost(main, 'base');
        // Texts that others wrote and that the author was shown, or asked about: these may be replaced.
        const seen = new Set(['base']);
        const ours = new Set<string>();
        let typed = 0;
        for (const one of steps) {
          const { trouble } = document.save.get();
          if (trouble?.kind === 'conflict' && trouble.theirs !== null) seen.add(trouble.theirs.text);
          if (!isDirty(document.save.get())) seen.add(textOf(document));
          switch (one.kind) {
            case 'type':
              typed += 1;
              type(document, ` ${typed}`);
              break;
            case 'save':
              void document.saveNow();
              break;
            case 'settle':
            case 'look':
            case 'keepMine':
            case 'takeTheirs':
            case 'saveAgain':
              void document[one.kind]();
              break;
            case 'work':
              main.work();
              break;
            case 'reply':
              await main.reply(one.which);
              break;
            case 'theirs':
              if (one.text === null) {
                files.delete(POST);
                document.gone();
              } else {
                files.set(POST, one.text);
                void document.look();
              }
              break;
          }
          ours.add(textOf(document));
          // Were the app to be killed now, what it takes for kept would be there.
          const { save } = document;
          if (isDirty(save.get()) && isBackedUp(save.get()))
            expect([main.journal.get(POST), ...main.written]).toContain(textOf(document));
        }
        await calm(main);
        const { trouble } = document.save.get();
        // No text of others went without the author having seen it, or one of ours being all it was.
        for (const text of main.replaced) expect(seen.has(text) || ours.has(text)).toBe(true);
        // What is in the editor is in the file, or the journal has it and the author is asked.
        if (isDirty(document.save.get())) {
          expect(trouble).not.toBeNull();
          expect(main.journal.get(POST)).toBe(textOf(document));
        } else if (trouble === null) {
          expect(files.get(POST)).toBe(textOf(document));
        }
      }),
      { numRuns: 400 },
    );
  });
});
