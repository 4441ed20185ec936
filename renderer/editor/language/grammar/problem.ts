import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { format } from '#core/messages/en';
import { ruleName } from '#core/messages/grammar-rules';
import { languageWords } from '#core/messages/language';
import type { GrammarProblem } from './protocol';

const words = languageWords.grammar;

/** What an author can do about a problem apart from a change of the text. */
export interface ProblemActs {
  /** They want to hear no more of it until the window closes. */
  readonly ignore: (problem: Problem) => void;
  readonly turnOff: (rule: string) => void;
}

/** A problem of the text that is shown, apart from where it stands. */
export interface Problem {
  readonly found: GrammarProblem;
  /** All of the paragraph that was checked; the places of `found` are in it. */
  readonly text: string;
  /** Whether what is suggested can stand in place of what is marked. */
  readonly isReplaceable: boolean;
  readonly acts: ProblemActs;
}

/** Offsets of a text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A problem, and where it is in the text. */
export interface Placed extends Place {
  readonly problem: Problem;
}

/** Something that can be done about a problem, at the place where it is then. */
export interface Offer {
  readonly name: string;
  readonly act: (view: EditorView, place: Place) => void;
}

/** A problem wherever it stands: its rule and the words that it is about. */
export const keyOf = ({ found, text }: Pick<Problem, 'found' | 'text'>): string =>
  `${found.rule} ${text.slice(found.from, found.to)}`;

/** What is wrong, in the checker's words. */
export const messageOf = ({ found }: Problem): string => found.message.replace(/`([^`]*)`/g, '“$1”');

export const ruleOf = ({ found }: Problem): string => ruleName(found.rule);

/** The words of the text that a problem is about, on one line. */
export const wordsAt = (state: EditorState, { from, to }: Place): string =>
  state.sliceDoc(from, to).replace(/\s+/g, ' ').trim();

/** What an author is offered, what is suggested first. */
export function offersOf(problem: Problem): readonly Offer[] {
  const { found, isReplaceable, acts } = problem;
  const suggestions = isReplaceable ? found.suggestions : [];
  return [
    ...suggestions.map(
      (insert): Offer => ({
        name: insert === '' ? words.remove : format(words.use, { words: insert.trim() || '␣' }),
        act: (view, { from, to }) =>
          view.dispatch({ changes: { from, to, insert }, userEvent: 'input.correct' }),
      }),
    ),
    { name: words.ignore, act: () => acts.ignore(problem) },
    { name: words.turnOff, act: () => acts.turnOff(found.rule) },
  ];
}

/** Whether an author sees no difference between two problems at the same place. */
export function isAlike(a: Problem, b: Problem): boolean {
  if (a.isReplaceable !== b.isReplaceable) return false;
  // What the checker knew of the same words is the same.
  if (a.found === b.found && a.text === b.text) return true;
  return wordsOf(a) === wordsOf(b);
}

const wordsOf = (problem: Problem): string =>
  JSON.stringify([keyOf(problem), problem.found.message, problem.found.suggestions]);
