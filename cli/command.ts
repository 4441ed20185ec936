import { type ParseArgsConfig, parseArgs } from 'node:util';
import { cliWords } from '#core/messages/cli';
import { format } from '#core/messages/en';

/** Fine; problems found; called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** The terminal as a verb sees it. */
export interface Terminal {
  readonly input: AsyncIterable<Uint8Array>;
  /** Writes to standard output as it is; resolves when there is room for more. */
  write(text: string): Promise<void>;
  /** One line of words to standard output. */
  say(line: string): Promise<void>;
  /** One line of words to standard error. */
  complain(line: string): void;
}

export type Verb = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** The command was called in a way it does not know. The message is for the author. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The command could not do its work on what it was given. The message is for the author. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

type Options = NonNullable<ParseArgsConfig['options']>;
interface Config<O extends Options> {
  args: string[];
  allowPositionals: true;
  strict: true;
  options: O & { json: { type: 'boolean' } };
}

/** Sorts a verb's arguments; every verb has `--json`. Fails with `WrongUse` for an option it does not have. */
export function readArgs<const O extends Options>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<Config<O>>> {
  const all = { ...options, json: { type: 'boolean' } } as Config<O>['options'];
  // An unset variable of a script's, which would name the current folder.
  if (args.includes('')) throw new WrongUse(cliWords.emptyArgument);
  try {
    return parseArgs<Config<O>>({ args: [...args], allowPositionals: true, strict: true, options: all });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node says in a sentence which option it was; what it adds after that is about `--`.
    throw new WrongUse(`${(error.message.split('. ')[0] ?? '').replace(/\.$/, '')}.`, { cause: error });
  }
}

/** A value as a line of JSON. */
export const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

export const usageLine = (name: keyof typeof cliWords.usage): string =>
  format(cliWords.usageLine, { usage: cliWords.usage[name] });

/** A verb's usage with what it does and its options. */
export const helpOf = (name: keyof typeof cliWords.usage): string =>
  `${usageLine(name)}\n\n${cliWords.about[name]}`;
