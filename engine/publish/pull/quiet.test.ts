import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '#core/ipc/errors';
import { currentOperation, whileAuthorWaits } from '../askpass/operation';
import { whileNotQuiet } from './quiet';

/** In ms. */
const LIMIT = 1000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A talk with a remote that says nothing until it is stopped. */
const silent = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Failure('cancelled'))));

/** What became of a talk, to look at in between. */
function watched<T>(talk: Promise<T>): { readonly ended: () => boolean; readonly talk: Promise<T> } {
  let ended = false;
  talk.then(
    () => (ended = true),
    () => (ended = true),
  );
  return { ended: () => ended, talk };
}

describe('a talk with a remote', () => {
  it('that says nothing is given up [R40]', async () => {
    const { ended, talk } = watched(whileNotQuiet(undefined, silent, LIMIT));
    await vi.advanceTimersByTimeAsync(LIMIT - 1);
    expect(ended()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await talk).toBeNull();
  });

  it('that gives signs of life goes on for as long as it takes', async () => {
    const signs: (() => void)[] = [];
    const speaking = (signal: AbortSignal, alive: () => void) => {
      signs.push(alive);
      return silent(signal);
    };
    const { ended, talk } = watched(whileNotQuiet(undefined, speaking, LIMIT));
    for (let sign = 0; sign < 5; sign++) {
      await vi.advanceTimersByTimeAsync(LIMIT - 1);
      signs[0]?.();
    }
    expect(ended()).toBe(false);
    await vi.advanceTimersByTimeAsync(LIMIT);
    expect(await talk).toBeNull();
  });

  it('is not given up while the author looks for a passphrase, and is afterwards [R40] [R77]', () =>
    whileAuthorWaits(async () => {
      const operation = currentOperation();
      if (operation === null) throw new Error('no operation');
      operation.asking = 1;
      const { ended, talk } = watched(whileNotQuiet(undefined, silent, LIMIT));
      await vi.advanceTimersByTimeAsync(20 * LIMIT);
      expect(ended()).toBe(false);
      operation.asking = 0;
      await vi.advanceTimersByTimeAsync(LIMIT);
      expect(await talk).toBeNull();
    }));

  it('is stopped by the author as ever', async () => {
    const stop = new AbortController();
    const talk = whileNotQuiet(stop.signal, silent);
    stop.abort();
    await expect(talk).rejects.toMatchObject({ code: 'cancelled' });
  });
});
