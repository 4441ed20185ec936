import { commandKeywords } from '#core/messages/command-keywords';
import type { CommandId } from './command-rules';

/**
 * Commands that have every word of the query in their title or among the other words for them, those with all of
 * them in the title first; else in the order given. `contains` compares as the author's language does.
 */
export function foundCommands<C extends { readonly id: CommandId; readonly title: string }>(
  commands: readonly C[],
  query: string,
  contains: (text: string, word: string) => boolean,
): readonly C[] {
  const words = query.split(/\s+/u).filter(Boolean);
  const all = (text: string) => words.every((word) => contains(text, word));
  const found = commands.filter(({ id, title }) => all(`${title} ${commandKeywords[id] ?? ''}`));
  return [...found.filter(({ title }) => all(title)), ...found.filter(({ title }) => !all(title))];
}
