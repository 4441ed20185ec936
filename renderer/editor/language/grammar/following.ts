import './grammar.css';
import {
  type Diagnostic,
  diagnosticCount,
  forEachDiagnostic,
  nextDiagnostic,
  openLintPanel,
  setDiagnostics,
} from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { htmlProseBlocks } from '#core/editor/html-prose';
import { type ProseBlock, proseBlocks, sourceOf } from '#core/editor/prose';
import { format } from '#core/messages/en';
import { ruleName } from '#core/messages/grammar-rules';
import { languageWords } from '#core/messages/language';
import type { Editor } from '../../editor';
import { bodyFrom } from '../../front-matter';
import { isHtml } from '../../html/context';
import { pauseFor } from '../../pause';
import { type GrammarChecker, startChecker } from './checker';
import { markInvalid, tellUnderCaret } from './heard';
import type { GrammarProblem, GrammarSetup } from './protocol';

const words = languageWords.grammar;

/** What changed is checked in a pause of at least this many ms … */
const PAUSE = 700;
/** … so many paragraphs at a time, those in view first. */
const BATCH = 16;

/** A problem as the editor marks it, with its `keyOf`. */
interface Marked extends Diagnostic {
  readonly key: string;
}

export interface Following {
  readonly setUp: (setup: GrammarSetup) => Promise<void>;
  readonly next: (view: EditorView) => void;
  readonly list: (view: EditorView) => void;
  readonly end: () => void;
  /** After the end: takes the marks out of posts that are shown later; returns the way to stop. */
  readonly sweep: () => () => void;
}

export interface FollowingOptions {
  readonly editor: Pick<Editor, 'listen' | 'view'>;
  /** The author turns a rule off. */
  readonly turnOff: (rule: string) => void;
  readonly checker?: GrammarChecker;
}

/** Marks what may be wrong in the shown post, and goes on doing so while it is written. */
export function follow({ editor, turnOff, checker = startChecker() }: FollowingOptions): Following {
  /** Problems the author wants to hear no more of, until the window closes. */
  const ignored = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let ready = false;

  const soon = (pause: number) => {
    clearTimeout(timer);
    round += 1;
    timer = setTimeout(() => requestIdleCallback(() => void look(), { timeout: 2_000 }), pause);
  };

  const look = async () => {
    const view = editor.view();
    if (!view || !ready || view.state.readOnly) return;
    round += 1;
    const mine = round;
    const { doc } = view.state;
    const blocks = proseOf(view.state);
    const found = new Map<ProseBlock, readonly GrammarProblem[]>();
    for (const part of batches(fromHere(blocks, view.viewport.from))) {
      const problems = await checker.check(part.map(({ text }) => text));
      if (mine !== round || view.state.doc !== doc) return;
      for (const [n, block] of part.entries()) found.set(block, problems[n] ?? []);
    }
    // Once for all: marks that come and go while a text is checked would be a lot of unrest.
    show(view, diagnostics(view.state, found));
  };

  const diagnostics = (
    state: EditorState,
    found: ReadonlyMap<ProseBlock, readonly GrammarProblem[]>,
  ): Marked[] =>
    [...found].flatMap(([block, problems]) =>
      problems
        .filter((problem) => !ignored.has(keyOf(block, problem)))
        .map((problem) => diagnosticOf(state, block, problem)),
    );

  const diagnosticOf = (state: EditorState, block: ProseBlock, problem: GrammarProblem): Marked => {
    const place = sourceOf(block, problem.from, problem.to);
    // Words in place of a tag would leave the other one of the two alone.
    const replaceable = block.pieces === undefined || !/[<>]/.test(state.sliceDoc(place.from, place.to));
    return {
      key: keyOf(block, problem),
      ...place,
      severity: 'info',
      source: ruleName(problem.rule),
      message: problem.message.replace(/`([^`]*)`/g, '“$1”'),
      markClass: 'lh-grammar',
      actions: [
        ...(replaceable ? problem.suggestions : []).map((insert) => ({
          name: insert === '' ? words.remove : format(words.use, { words: insert.trim() || '␣' }),
          apply: (view: EditorView, from: number, to: number) =>
            view.dispatch({ changes: { from, to, insert }, userEvent: 'input.correct' }),
        })),
        {
          name: words.ignore,
          apply: () => {
            ignored.add(keyOf(block, problem));
            soon(0);
          },
        },
        { name: words.turnOff, apply: () => turnOff(problem.rule) },
      ],
    };
  };

  const caret = tellUnderCaret();
  const stop = editor.listen((event) => {
    if (event.kind === 'shown') soon(0);
    else if (event.kind === 'updated') {
      caret.see(event.update);
      if (event.update.docChanged) soon(pauseFor(event.update.state.doc.length, PAUSE));
    }
  });

  return {
    setUp: async (setup) => {
      ready = false;
      await checker.setUp(setup);
      ready = true;
      soon(0);
    },
    next: (view) => {
      openLintPanel(view);
      view.focus();
      nextDiagnostic(view);
    },
    list: openLintPanel,
    sweep: () => sweep(editor),
    end: () => {
      clearTimeout(timer);
      round += 1;
      stop();
      caret.end();
      checker.end();
      const view = editor.view();
      if (view) show(view, []);
    },
  };
}

function sweep(editor: Pick<Editor, 'listen' | 'view'>): () => void {
  return editor.listen(({ kind }) => {
    const view = editor.view();
    if (kind === 'shown' && view && diagnosticCount(view.state) > 0) show(view, []);
  });
}

/** Marks the problems, unless they are marked already: after most pauses they are. */
function show(view: EditorView, problems: readonly Marked[]): void {
  if (areShown(view.state, problems)) return;
  view.dispatch(setDiagnostics(view.state, problems), markInvalid(view.state, problems));
}

function areShown(state: EditorState, problems: readonly Marked[]): boolean {
  const shown = new Set<string>();
  forEachDiagnostic(state, (problem, from, to) => {
    // Nobody else marks anything.
    shown.add(wordsOf({ ...(problem as Marked), from, to }));
  });
  return shown.size === problems.length && problems.every((problem) => shown.has(wordsOf(problem)));
}

/** All that an author sees of a problem, and what they ignore with it. */
const wordsOf = ({ from, to, key, message, actions = [] }: Marked): string =>
  JSON.stringify([from, to, key, message, ...actions.map(({ name }) => name)]);

/** A problem wherever it stands: its rule and the words that it is about. */
const keyOf = ({ text }: ProseBlock, { rule, from, to }: GrammarProblem): string =>
  `${rule} ${text.slice(from, to)}`;

function proseOf(state: EditorState): readonly ProseBlock[] {
  const { doc } = state;
  const { number, from } = doc.lineAt(Math.min(bodyFrom(state), doc.length));
  return isHtml(state)
    ? htmlProseBlocks(doc.sliceString(from), from)
    : proseBlocks(doc.iterLines(number), from);
}

function* batches(blocks: readonly ProseBlock[]): Generator<readonly ProseBlock[]> {
  for (let at = 0; at < blocks.length; at += BATCH) yield blocks.slice(at, at + BATCH);
}

/** The blocks from an offset on, then those before it. */
function fromHere(blocks: readonly ProseBlock[], at: number): readonly ProseBlock[] {
  const first = blocks.findIndex((block) => sourceOf(block, 0, block.text.length).to >= at);
  return first <= 0 ? blocks : [...blocks.slice(first), ...blocks.slice(0, first)];
}
