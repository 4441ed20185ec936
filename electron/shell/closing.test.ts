import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClosableWindow, closingGuard } from './closing';

/** A window that is closed when the test says so. */
function window() {
  let listener: (event: { preventDefault(): void }) => void = () => undefined;
  const destroyed = vi.fn();
  const prevented = vi.fn();
  const made: ClosableWindow = {
    webContents: { isCrashed: () => false },
    destroy: destroyed,
    on: (_, listen) => {
      listener = listen;
    },
  };
  return { made, destroyed, prevented, close: () => listener({ preventDefault: prevented }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a window that is closed', () => {
  it('waits for the page to have its text safe, and then for files that are being changed', async () => {
    const { made, destroyed, prevented, close } = window();
    let end: () => void = () => undefined;
    const { ready, guard } = closingGuard(() => new Promise((done) => (end = done)));
    const ask = vi.fn();
    guard(made, ask);
    close();
    close();
    expect(ask).toHaveBeenCalledOnce();
    expect(prevented).toHaveBeenCalledTimes(2);
    ready();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(destroyed).not.toHaveBeenCalled();
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(destroyed).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(destroyed).toHaveBeenCalledOnce();
  });

  it('goes when the page does not answer, and when a change never ends', async () => {
    const { made, destroyed, close } = window();
    let end: () => void = () => undefined;
    const { guard } = closingGuard(() => new Promise((done) => (end = done)));
    guard(made, () => undefined);
    close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(destroyed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(destroyed).toHaveBeenCalledOnce();
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(destroyed).toHaveBeenCalledOnce();
  });
});
