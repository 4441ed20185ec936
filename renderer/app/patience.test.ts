import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patience } from './patience';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('runs out after its time, once', async () => {
  const then = vi.fn();
  patience(2_000, then);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(then).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(then).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(then).toHaveBeenCalledOnce();
});

it('is not used up by a time in which nothing ran', async () => {
  vi.useRealTimers();
  const then = vi.fn();
  const answered = vi.fn();
  patience(1_000, then);
  setTimeout(answered, 1_200);
  // As a machine that sleeps.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
  await vi.waitFor(() => expect(answered).toHaveBeenCalledOnce());
  expect(then).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(then).toHaveBeenCalledOnce(), { timeout: 30_000 });
});

it('does nothing once it was stopped', async () => {
  const then = vi.fn();
  patience(500, then)();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(then).not.toHaveBeenCalled();
});
