import { type Completion, type CompletionResult, snippet } from '@codemirror/autocomplete';
import { foldText } from '#core/posts/search/fold';
import type { Snippet } from '#core/settings/snippets';

const SHOWN = 60;

/** The snippets whose word is typed before `pos`; null when there is none. */
export function completeTrigger(
  snippets: readonly Snippet[],
  word: string,
  pos: number,
): CompletionResult | null {
  const found = word === '' ? [] : snippets.filter(({ trigger }) => trigger === word);
  return found.length === 0 ? null : result(found, pos - word.length);
}

/** The snippets with what is typed since `from` in their names, words or texts. */
export function completeSnippet(snippets: readonly Snippet[], typed: string, from: number): CompletionResult {
  const query = foldText(typed);
  const has = ({ name, trigger, text }: Snippet) => foldText(`${name}\n${trigger}\n${text}`).includes(query);
  return result(snippets.filter(has), from);
}

function result(snippets: readonly Snippet[], from: number): CompletionResult {
  const options = snippets.slice(0, SHOWN).map(
    ({ name, trigger, text }): Completion => ({
      label: name || firstLine(text),
      detail: trigger || firstLine(text),
      type: 'snippet',
      apply: (view, completion) => {
        const { head } = view.state.selection.main;
        snippet(text)(view, completion, from, Math.max(head, from));
      },
    }),
  );
  return { from, filter: false, options };
}

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').slice(0, 60);
