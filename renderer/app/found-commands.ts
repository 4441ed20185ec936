import { commandKeywords } from '#core/messages/command-keywords';
import type { CommandId } from './command-rules';

/**
 * Commands that have every word of the query in their title or among the other words for them: first those whose title is
 * the query or begins with it, then those with all words in the title; else in the order given. `contains` compares as
 * the author's language does.
 */
export function foundCommands<C extends { readonly id: CommandId; readonly title: string }>(
  commands: readonly C[],
  query: string,
  contains: (text: string, word: string) => boolean,
): readonly C[] {
  const words = query.split(/\s+/u).filter(Boolean);
  const all = (text: string) => words.every((word) => contains(text, word));
  const found = commands.filter(({ id, title }) => all(`${title} ${commandKeywords[id] ?? ''}`));
  const typed = query.trim().toLocaleLowerCase();
  const rank = ({ title }: C): number => {
    if (!all(title)) return 3;
    const begins = title.toLocaleLowerCase().startsWith(typed);
    return begins && title.length - '…'.length <= typed.length ? 0 : begins ? 1 : 2;
  };
  return typed === '' ? found : found.toSorted((a, b) => rank(a) - rank(b));
}
