// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { formatting } from '#core/messages/formatting';
import { type CommandId, commandIds } from './command-rules';
import { createCommands } from './commands';

const actions = Object.fromEntries(commandIds.map((id) => [id, () => undefined])) as Record<
  CommandId,
  () => void
>;

describe('why a command does nothing', () => {
  const commandsIn = (html: boolean) =>
    createCommands(
      actions,
      () => {
        throw new Error('All facts were asked for.');
      },
      () => html,
    );

  it('is told of a post that is HTML by that alone', () => {
    const { why } = commandsIn(true);
    expect(why('list.task')).toBe(formatting.notInHtml);
    expect(why('format.bold')).toBeNull();
  });

  it('is nothing in one that is Markdown', () => {
    expect(commandsIn(false).why('list.task')).toBeNull();
  });
});
