#!/usr/bin/env node
import { once } from 'node:events';
import { type ErrorCode, errorSentence, Failure } from '#core/ipc/errors';
import { cliWords } from '#core/messages/cli';
import { format } from '#core/messages/en';
import manifest from '../package.json' with { type: 'json' };
import { check } from './check';
import { type ExitCode, helpOf, Problem, type Terminal, usageLine, type Verb, WrongUse } from './command';
import { inspect } from './inspect';
import { create } from './new';
import { publish } from './publish';
import { render } from './render';
import { set } from './set';

const verbs = { inspect, render, set, check, new: create, publish } satisfies Readonly<Record<string, Verb>>;
type VerbName = keyof typeof verbs;

const isVerb = (name: string): name is VerbName => Object.hasOwn(verbs, name);
const asksForHelp = (args: readonly string[]) => {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
};

/** Failures that mean the command was given a place that is none. */
const WRONG_PLACE: ReadonlySet<ErrorCode> = new Set(['folder-missing', 'not-a-folder']);

async function main([name, ...args]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name === undefined) {
    terminal.complain(cliWords.help);
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const [about = ''] = args;
    await terminal.say(isVerb(about) ? helpOf(about) : cliWords.help);
    return 0;
  }
  if (name === '--version' || name === '-v') {
    await terminal.say(format(cliWords.version, { version: manifest.version }));
    return 0;
  }
  if (!isVerb(name)) {
    terminal.complain(format(cliWords.noSuchCommand, { name }));
    return 2;
  }
  if (asksForHelp(args)) {
    await terminal.say(helpOf(name));
    return 0;
  }
  try {
    return await verbs[name](args, terminal);
  } catch (error) {
    if (error instanceof WrongUse) {
      terminal.complain(`${error.message}\n${usageLine(name)}`);
      return 2;
    }
    terminal.complain(sentenceOf(error));
    return error instanceof Failure && WRONG_PLACE.has(error.code) ? 2 : 1;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (error instanceof Failure) return errorSentence(error.code, error.detail);
  return errorSentence('unexpected', { reason: error instanceof Error ? error.message : String(error) });
}

/** Without what could steer the terminal: a post's title may come from anywhere. */
const printable = (words: string) => words.replace(/[^\P{Cc}\n\t]/gu, '');

const terminal: Terminal = {
  input: process.stdin,
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  say: (line) => terminal.write(`${printable(line)}\n`),
  complain: (line) => {
    process.stderr.write(`${printable(line)}\n`);
  },
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has seen enough (`longhand inspect … | head`).
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const written = (stream: NodeJS.WriteStream) => new Promise((resolve) => stream.write('', resolve));

const code = await main(process.argv.slice(2), terminal);
await Promise.all([written(process.stdout), written(process.stderr)]);
// Not left to the event loop: timers of the Git library would hold the prompt back for a second.
process.exit(code);
