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
import { type ProseBlock, sourceOf } from '#core/editor/prose';
import { format } from '#core/messages/en';
import { ruleName } from '#core/messages/grammar-rules';
import { languageWords } from '#core/messages/language';
import type { Editor } from '../../editor';
import { pauseFor } from '../../pause';
import { type GrammarChecker, startChecker } from './checker';
import { markInvalid, tellUnderCaret } from './heard';
import { followProse } from './post-prose';
import type { GrammarProblem, GrammarSetup } from './protocol';

const words = languageWords.grammar;

/** What changed is checked in a pause of at least this many ms … */
const PAUSE = 700;
/** … so many paragraphs at a time, those in view first. */
const BATCH = 16;
/** A check that takes longer than this many ms shows what it has found so far; then in twice that time, and so on. */
const LONG = 1_000;
/** What is known of a long text is put together for so many ms at a time: keys come between. */
const AT_ONCE = 4;

/** A problem, and where it is in the text. */
interface Placed {
  readonly block: ProseBlock;
  readonly problem: GrammarProblem;
  readonly from: number;
  readonly to: number;
}

/** A problem as the editor marks it, with its `keyOf`. */
interface Marked extends Diagnostic {
  readonly key: string;
  readonly problem: GrammarProblem;
  /** All of its block's. */
  readonly text: string;
  readonly isReplaceable: boolean;
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
          if (ignored.size === 0 || !ignored.has(keyOf(block, problem)))
            found.push({ block, problem, ...sourceOf(block, problem.from, problem.to) });
      // Else once for all: marks that come and go while a text is checked would be a lot of unrest.
      if (next !== undefined && performance.now() - begun < long) continue;
      long *= 2;
      show(view, found, stillAhead(blocks[0], next));
    }
    if (blocks.length === 0) show(view, [], () => false);
  };

  /** Marks the problems, and those that are marked where the check has not come to, unless that is marked already: after most pauses it is. */
  const show = (view: EditorView, found: readonly Placed[], isAhead: (at: number) => boolean) => {
    const { state } = view;
    const before = shownIn(state);
    const ahead = before.all.filter(({ from }) => isAhead(from));
    const known = found.map((placed) => before.at(placed).find((each) => isShownAlike(state, each, placed)));
    if (before.all.length === found.length + ahead.length && known.every((marked) => marked !== undefined))
      return;
    const marks = found.map((placed, n): Marked => {
      const { from, to } = placed;
      return { ...(known[n] ?? diagnosticOf(state, placed)), from, to };
    });
    mark(view, [...marks, ...ahead.map(({ marked, from, to }) => ({ ...marked, from, to }))]);
  };

  /** Whether an author sees no difference; what the checker knew of the same words is the same. */
  const isShownAlike = (state: EditorState, marked: Marked, placed: Placed): boolean =>
    marked.problem === placed.problem && marked.text === placed.block.text
      ? marked.isReplaceable === isReplaceable(state, placed)
      : wordsOf(marked) === wordsOf(diagnosticOf(state, placed));

  const diagnosticOf = (state: EditorState, placed: Placed): Marked => {
    const { block, problem, from, to } = placed;
    const replaceable = isReplaceable(state, placed);
    return {
      key: keyOf(block, problem),
      problem,
      text: block.text,
      isReplaceable: replaceable,
      from,
      to,
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
      if (view) mark(view, []);
    },
  };
}

function sweep(editor: Pick<Editor, 'listen' | 'view'>): () => void {
  return editor.listen(({ kind }) => {
    const view = editor.view();
    if (kind === 'shown' && view && diagnosticCount(view.state) > 0) mark(view, []);
  });
}

/** A problem that is marked, and where it is now. */
interface Shown {
  readonly marked: Marked;
  readonly from: number;
  readonly to: number;
}

/** The problems that are marked, and those of them at a place. */
function shownIn(state: EditorState): {
  readonly all: readonly Shown[];
  readonly at: (place: { readonly from: number; readonly to: number }) => readonly Marked[];
} {
  const all: Shown[] = [];
  const byStart = new Map<number, Shown[]>();
  forEachDiagnostic(state, (problem, from, to) => {
    // Nobody else marks anything.
    const each = { marked: problem as Marked, from, to };
    all.push(each);
    const others = byStart.get(from);
    if (others) others.push(each);
    else byStart.set(from, [each]);
  });
  return {
    all,
    at: (place) =>
      (byStart.get(place.from) ?? []).flatMap(({ marked, to }) => (to === place.to ? [marked] : [])),
  };
}

function mark(view: EditorView, problems: readonly Marked[]): void {
  view.dispatch(setDiagnostics(view.state, problems), markInvalid(view.state, problems));
}

/** Words in place of a tag would leave the other one of the two alone. */
const isReplaceable = (state: EditorState, { block, from, to }: Placed): boolean =>
  block.pieces === undefined || !/[<>]/.test(state.sliceDoc(from, to));

/** All that an author sees of a problem, and what they ignore with it. */
const wordsOf = ({ key, message, actions = [] }: Marked): string =>
  JSON.stringify([key, message, ...actions.map(({ name }) => name)]);

/** A problem wherever it stands: its rule and the words that it is about. */
const keyOf = ({ text }: ProseBlock, { rule, from, to }: GrammarProblem): string =>
  `${rule} ${text.slice(from, to)}`;

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
