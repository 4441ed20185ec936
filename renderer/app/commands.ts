import { en } from '#core/messages/en';
import {
  type CommandFacts,
  type CommandId,
  commandFor,
  commandIds,
  enabled,
  keyLabel,
  whyNot,
} from './command-rules';

export interface Command {
  readonly id: CommandId;
  readonly title: string;
  readonly keys: string | null;
  readonly enabled: boolean;
  /** Why it does nothing in the open post; null where nothing is in its way. */
  readonly why: string | null;
}

/** Runs named commands; what each does is given once, by the workspace. */
export interface Commands {
  /** Runs a command if it can run now. An id that is not known does nothing, as an old menu's would. */
  readonly run: (id: string) => void;
  readonly all: () => readonly Command[];
  /** The key handler of the window, and of the frame inside it. */
  readonly press: (event: KeyboardEvent) => void;
  readonly keyLabel: (id: CommandId) => string | null;
  readonly why: (id: CommandId) => string | null;
}

const mac = /Mac/.test(navigator.platform);

/** `html`, of the facts, alone as well: menus ask for each of their commands why it does nothing. */
export function createCommands(
  actions: Readonly<Record<CommandId, () => void>>,
  facts: () => CommandFacts,
  html: () => boolean,
): Commands {
  const isId = (id: string): id is CommandId => Object.hasOwn(actions, id);
  const run = (id: string) => {
    if (isId(id) && enabled(id, facts())) actions[id]();
  };
  return {
    run,
    all: () => {
      const now = facts();
      return commandIds.map((id) => ({
        id,
        title: en.commands[id],
        keys: keyLabel(id, mac),
        enabled: enabled(id, now),
        why: whyNot(id, now),
      }));
    },
    press: (event) => {
      const id = commandFor(event, mac);
      if (id === null || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      run(id);
    },
    keyLabel: (id) => keyLabel(id, mac),
    why: (id) => whyNot(id, { html: html() }),
  };
}
