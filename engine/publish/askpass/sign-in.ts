import { Failure } from '#core/ipc/errors';
import { type Access, SignInDesk, type Surroundings } from './desk';
import { currentOperation } from './operation';

const NOTHING: Access = { environment: {}, config: [] };

/**
 * `own-set-up`: only the author's own programs ask, and only while they wait. Null: whoever started this process waits for
 * everything it does (the command line), and the author's own programs ask.
 */
export type WhoAsks = SignInDesk | 'own-set-up' | null;

let desk: WhoAsks = null;

/** Says who asks when Git and SSH want to know something, for all commands of this process. */
export function signInWith(next: WhoAsks): void {
  desk = next;
}

/** For commands that talk to no remote and start no hook. */
export function quietAccess(): Access {
  return desk === null ? NOTHING : SignInDesk.quiet;
}

/**
 * Runs a Git command that may have to sign in. While the author waits for it and their answer was not accepted, it is run
 * again and they are asked again, as often as `surroundings` says. `stderrOf` reads what a command printed from its result or from
 * what it threw; null when that is not known.
 */
export async function withSignIn<T>(
  surroundings: Surroundings,
  stderrOf: (ended: unknown) => string | null,
  run: (access: Access) => Promise<T>,
): Promise<T> {
  if (desk === null) return run(NOTHING);
  if (desk === 'own-set-up') return run(currentOperation() === null ? SignInDesk.quiet : NOTHING);
  for (let tries = 1; ; tries++) {
    const visit = await desk.visit(surroundings);
    let ended: unknown = null;
    try {
      const result = await run(visit.access);
      ended = result;
      return result;
    } catch (error) {
      ended = error;
      if (error instanceof Failure || tries >= surroundings.tries || !visit.worthAnotherTry()) throw error;
    } finally {
      await visit.end(stderrOf(ended));
    }
  }
}
