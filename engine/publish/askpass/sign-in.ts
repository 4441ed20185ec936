import { Failure } from '#core/ipc/errors';
import { type Access, MOST_TRIES, SignInDesk, type Surroundings } from './desk';

const NOTHING: Access = { environment: {}, config: [] };

let desk: SignInDesk | null = null;

/** From now on Git and SSH ask at this desk; null: they ask nobody but the author's own set-up, as on a terminal's `git`. */
export function signInWith(next: SignInDesk | null): void {
  desk = next;
}

/** For commands that talk to no remote and start no hook. */
export function quietAccess(): Access {
  return desk === null ? NOTHING : SignInDesk.quiet;
}

/**
 * Runs a Git command that may have to sign in. While the author waits for it and their answer was not accepted, it is run
 * again and they are asked again, three times at most. `stderrOf` reads what a command printed from its result or from
 * what it threw; null when that is not known.
 */
export async function withSignIn<T>(
  surroundings: Surroundings,
  stderrOf: (ended: unknown) => string | null,
  run: (access: Access) => Promise<T>,
): Promise<T> {
  if (desk === null) return run(NOTHING);
  for (let tries = 1; ; tries++) {
    const visit = await desk.visit(surroundings);
    let ended: unknown = null;
    try {
      const result = await run(visit.access);
      ended = result;
      return result;
    } catch (error) {
      ended = error;
      if (error instanceof Failure || tries >= MOST_TRIES || !visit.worthAnotherTry()) throw error;
    } finally {
      await visit.end(stderrOf(ended));
    }
  }
}
