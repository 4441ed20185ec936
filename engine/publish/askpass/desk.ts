import { randomUUID } from 'node:crypto';
import { parseRemoteUrl } from '#core/publish/remote-url';
import type { SignInAnswer, SignInQuestion } from '#core/publish/sign-in/model';
import { placeOfUrl, placesOfRemotes, readOwnSetUp } from '#core/publish/sign-in/own-set-up';
import { readSshTrouble } from '#core/publish/sign-in/ssh-trouble';
import { KeyedMutex } from '../../posts/mutex';
import type { Command, NewQuestion } from './command';
import { currentOperation, type Operation } from './operation';
import { helperCommand, installScript, VISIT_VARIABLE } from './script';
import type { SignInStore } from './sign-in-store';
import { answerSsh, settleSsh } from './ssh-sign-in';
import { clearVisits, Visit } from './visit';
import { answerGit } from './web-sign-in';

/** Shows a question to the author; null for “not now”. `gone` is aborted when nobody waits for the answer any more. */
export type AskAuthor = (question: SignInQuestion, gone: AbortSignal) => Promise<SignInAnswer | null>;

/** What a Git command gets so that it can reach us, on top of its environment and its `-c` settings. */
export interface Access {
  readonly environment: Readonly<Record<string, string>>;
  readonly config: readonly string[];
}

/** How the desk looks into the repository a command runs in. Both run Git without a remote and without the desk. */
export interface Surroundings {
  /** The command's own arguments: among them may be a remote's address. */
  readonly args: readonly string[];
  /** Runs Git there and returns its standard output, or `''` when it fails. */
  readonly read: (...args: readonly string[]) => Promise<string>;
  /** How often the command may run, with other answers each time; 1 for what is not to be done twice. */
  readonly tries: number;
}

/** A Git command that may sign in. */
export interface SignInVisit {
  readonly access: Access;
  /** Whether it is worth running the command again: it was not let in, and the author can be asked. */
  readonly worthAnotherTry: () => boolean;
  /** Ends it. `stderr` is what the command printed, null when it was stopped. */
  readonly end: (stderr: string | null) => Promise<void>;
}

/** Questions of one command; more than that is a program that goes round in circles. */
const MOST_QUESTIONS = 12;

export interface SignInDeskOptions {
  /** The app's own folder for the script, absolute; programs may be started from there. */
  readonly scriptFolder: string;
  readonly store: SignInStore;
  readonly ask: AskAuthor;
}

/**
 * Where Git and SSH ask when the author's own set-up has no answer. Questions reach the author only while an operation
 * runs that they started (`whileAuthorWaits`), one at a time.
 */
export class SignInDesk {
  readonly #options: SignInDeskOptions;
  readonly #turns = new KeyedMutex();
  #ready: Promise<string> | null = null;

  constructor(options: SignInDeskOptions) {
    this.#options = options;
  }

  /** For the commands that talk to nobody: whatever they start finds no dialog either. */
  static readonly quiet: Access = {
    environment: { GIT_ASKPASS: 'false', SSH_ASKPASS: 'false', GCM_INTERACTIVE: 'never' },
    config: [],
  };

  /** Opens the way for one Git command. Fails as the file system does. */
  async visit(surroundings: Surroundings): Promise<SignInVisit> {
    const operation = currentOperation();
    const script = await this.#script();
    const command = this.#command(operation, surroundings);
    const visit = await Visit.begin((request) =>
      request.role === 'askpass' ? answerSsh(command, request) : answerGit(command, request),
    );
    return {
      access: {
        environment: {
          [VISIT_VARIABLE]: visit.folder,
          ...(operation === null
            ? { GIT_ASKPASS: 'false', SSH_ASKPASS: script, GCM_INTERACTIVE: 'never' }
            : // A program of their own that asks for SSH is the author's choice.
              { SSH_ASKPASS: process.env.SSH_ASKPASS || script }),
        },
        config: [`credential.helper=${helperCommand(script)}`],
      },
      worthAnotherTry: () => command.rejected && operation !== null && !operation.stopped && !operation.ended,
      end: async (stderr) => {
        visit.end();
        await settleSsh(command, stderr !== null && readSshTrouble(stderr)?.kind !== 'refused');
      },
    };
  }

  /** Made ready once; when that fails, the next command tries again. */
  #script(): Promise<string> {
    this.#ready ??= clearVisits()
      .then(() => installScript(this.#options.scriptFolder))
      .catch((error: unknown) => {
        this.#ready = null;
        throw error;
      });
    return this.#ready;
  }

  #command(operation: Operation | null, { args, read }: Surroundings): Command {
    let config: Promise<string> | null = null;
    let places: Promise<readonly string[]> | null = null;
    let questions = 0;
    return {
      operation,
      store: this.#options.store,
      given: new Map(),
      rejected: false,
      setUp: async (place) => {
        config ??= read('config', '--list', '-z');
        return readOwnSetUp(await config, place);
      },
      places: () => {
        places ??= readPlaces(args, read);
        return places;
      },
      ask: (question, gone) =>
        ++questions > MOST_QUESTIONS || operation === null
          ? Promise.resolve(null)
          : this.#ask(operation, question, gone),
    };
  }

  async #ask(operation: Operation, question: NewQuestion, gone: AbortSignal): Promise<SignInAnswer | null> {
    operation.asking += 1;
    try {
      return await this.#turns.run('ask', async () => {
        if (gone.aborted || operation.stopped || operation.ended) return null;
        const answer = await this.#options.ask({ ...question, id: randomUUID() }, gone);
        if (answer === null && !gone.aborted) operation.stopped = true;
        return answer;
      });
    } finally {
      operation.asking -= 1;
    }
  }
}

/** The web addresses of the remotes and of the command itself, after the author's own rewriting. */
async function readPlaces(args: readonly string[], read: Surroundings['read']): Promise<readonly string[]> {
  const named = args.filter((arg) => parseRemoteUrl(arg) !== null);
  const addresses = await Promise.all(named.map((url) => read('ls-remote', '--get-url', '--', url)));
  const own = addresses.map((url) => placeOfUrl(url.trim())).filter((place) => place !== null);
  return [...new Set([...own, ...placesOfRemotes(await read('remote', '-v'))])];
}
