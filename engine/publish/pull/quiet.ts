import { Failure } from '#core/ipc/errors';
import { currentOperation } from '../askpass/operation';

/** SSH has no limit of its own for a remote that does not answer any more; in ms. */
const QUIET_LIMIT = 90_000;

/**
 * Runs a talk with a remote that is stopped when nothing is heard of it for too long; null then. `run` is given the signal to stop by
 * and a function to call at each sign of life. While the author is asked something it is they who are waited for, however long
 * they take. Their own `signal` stops it as ever.
 */
export async function whileNotQuiet<T>(
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal, alive: () => void) => Promise<T>,
  limit = QUIET_LIMIT,
): Promise<T | null> {
  const quiet = new AbortController();
  const operation = currentOperation();
  const begin = (): NodeJS.Timeout =>
    setTimeout(() => {
      if (operation?.asking) timer = begin();
      else quiet.abort();
    }, limit);
  let timer = begin();
  const alive = () => {
    clearTimeout(timer);
    timer = begin();
  };
  try {
    return await run(signal ? AbortSignal.any([signal, quiet.signal]) : quiet.signal, alive);
  } catch (error) {
    const ours = error instanceof Failure && error.code === 'cancelled' && quiet.signal.aborted;
    if (ours && !signal?.aborted) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
