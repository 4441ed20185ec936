import './grammar.css';
import { type EditorState, type Extension, StateEffect, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type ProseBlock, sourceOf } from '#core/editor/prose';
import type { Editor } from '../../editor';
import { pauseFor } from '../../pause';
import { type GrammarChecker, startChecker } from './checker';
import { tellUnderCaret } from './heard';
import { followProse } from './post-prose';
import { keyOf, type Placed, type ProblemActs } from './problem';
import { closeProblemList, focusProblemList, openProblemList, problemList } from './problem-list';
import { markProblems, problemAfter, problemMarks } from './problem-marks';
import { problemTips } from './problem-tip';
import type { GrammarProblem, GrammarSetup } from './protocol';

/** What changed is checked in a pause of at least this many ms … */
const PAUSE = 700;
/** … so many paragraphs at a time, those in view first. */
const BATCH = 16;
/** A check that takes longer than this many ms shows what it has found so far; then in twice that time, and so on. */
const LONG = 1_000;
/** What is known of a long text is put together for so many ms at a time: keys come between. */
const AT_ONCE = 4;

/** All that shows problems; a post has it from its first one on. */
const shown: Extension = [problemMarks, problemTips, problemList];

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
  const prose = followProse();
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
    const blocks = fromHere(prose.of(view.state), view.viewport.from);
    const found: Placed[] = [];
    const begun = performance.now();
    let long = LONG;
    let since = begun;
    for (const [part, next] of batches(blocks)) {
      const problems = await checker.check(part.map(({ text }) => text));
      if (performance.now() - since > AT_ONCE) {
        await nextTask();
        since = performance.now();
      }
      if (mine !== round || view.state.doc !== doc) return;
      for (const [n, block] of part.entries())
        for (const problem of problems[n] ?? [])
          if (ignored.size === 0 || !ignored.has(keyOf({ found: problem, text: block.text })))
            found.push(placed(view.state, block, problem));
      // Else once for all: marks that come and go while a text is checked would be a lot of unrest.
      if (next !== undefined && performance.now() - begun < long) continue;
      long *= 2;
      // What is marked where the check has not come to stays.
      show(view, found, stillAhead(blocks[0], next));
    }
    if (blocks.length === 0) show(view, []);
  };

  const acts: ProblemActs = {
    ignore: (problem) => {
      ignored.add(keyOf(problem));
      soon(0);
    },
    turnOff,
  };

  const placed = (state: EditorState, block: ProseBlock, found: GrammarProblem): Placed => {
    const place = sourceOf(block, found.from, found.to);
    // Words in place of a tag would leave the other one of the two alone.
    const isReplaceable = block.pieces === undefined || !/[<>]/.test(state.sliceDoc(place.from, place.to));
    return { problem: { found, text: block.text, isReplaceable, acts }, ...place };
  };

  const caret = tellUnderCaret();
  const stop = editor.listen((event) => {
    if (event.kind === 'shown') {
      prose.forget();
      soon(0);
    } else if (event.kind === 'updated') {
      caret.see(event.update);
      if (!event.update.docChanged) return;
      prose.changed(event.update.changes);
      soon(pauseFor(event.update.state.doc.length, PAUSE));
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
      change(view, openProblemList());
      view.focus();
      const next = problemAfter(view.state, view.state.selection.main.to + 1);
      if (next === null) return;
      view.dispatch({ selection: { anchor: next.from, head: next.to }, scrollIntoView: true });
    },
    list: (view) => {
      change(view, openProblemList());
      focusProblemList(view);
    },
    sweep: () => sweep(editor),
    end: () => {
      clearTimeout(timer);
      round += 1;
      stop();
      caret.end();
      checker.end();
      const view = editor.view();
      if (view) takeAway(view);
    },
  };
}

function change(view: EditorView, spec: TransactionSpec): void {
  const isThere = view.state.field(problemMarks, false) !== undefined;
  view.dispatch(...(isThere ? [spec] : [{ effects: StateEffect.appendConfig.of(shown) }, spec]));
}

function show(view: EditorView, found: readonly Placed[], isKept?: (from: number) => boolean): void {
  const marks = markProblems(view.state, found, isKept);
  if (marks !== null) change(view, marks);
}

function takeAway(view: EditorView): void {
  if (view.state.field(problemMarks, false) !== undefined)
    view.dispatch(markProblems(view.state, []) ?? {}, closeProblemList());
}

function sweep(editor: Pick<Editor, 'listen' | 'view'>): () => void {
  return editor.listen(({ kind }) => {
    const view = editor.view();
    if (kind === 'shown' && view) takeAway(view);
  });
}

/** Some blocks at a time, and the one that comes after them. */
function* batches(
  blocks: readonly ProseBlock[],
): Generator<readonly [readonly ProseBlock[], ProseBlock | undefined]> {
  for (let at = 0; at < blocks.length; at += BATCH) yield [blocks.slice(at, at + BATCH), blocks[at + BATCH]];
}

const nextTask = () => new Promise<void>((done) => setTimeout(done));

const beginOf = (block: ProseBlock): number => sourceOf(block, 0, block.text.length).from;

/** Where a check that began with a block has not come to before the next one: it goes to the end of the text, then on from its beginning. */
function stillAhead(first: ProseBlock | undefined, next: ProseBlock | undefined): (at: number) => boolean {
  if (first === undefined || next === undefined) return () => false;
  const [begin, here] = [beginOf(first), beginOf(next)];
  return here > begin ? (at) => at >= here || at < begin : (at) => at >= here && at < begin;
}

/** The blocks from an offset on, then those before it. */
function fromHere(blocks: readonly ProseBlock[], at: number): readonly ProseBlock[] {
  const first = blocks.findIndex((block) => sourceOf(block, 0, block.text.length).to >= at);
  return first <= 0 ? blocks : [...blocks.slice(first), ...blocks.slice(0, first)];
}
