import type { ViewUpdate } from '@codemirror/view';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PostDocument } from './document';
import type { EditorEvent } from './editor';
import { restOf } from './rest';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const document = {} as PostDocument;
const updated = (docChanged: boolean): EditorEvent => ({
  kind: 'updated',
  document,
  update: { docChanged } as ViewUpdate,
});

function resting() {
  const listeners = new Set<(event: EditorEvent) => void>();
  let isOver = false;
  void restOf(
    {
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    1_000,
  ).then(() => {
    isOver = true;
  });
  return {
    listeners,
    isOver: () => isOver,
    after: async (ms: number, event: EditorEvent) => {
      await vi.advanceTimersByTimeAsync(ms);
      for (const tell of listeners) tell(event);
    },
  };
}

it('is over when nothing was typed and no other post shown for so long, and hears of nothing more', async () => {
  const rest = resting();
  await rest.after(900, updated(true));
  await rest.after(900, { kind: 'shown', document });
  await vi.advanceTimersByTimeAsync(999);
  expect(rest.isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(rest.isOver()).toBe(true);
  expect(rest.listeners.size).toBe(0);
});

it('goes on while the author only looks about', async () => {
  const rest = resting();
  await rest.after(900, updated(false));
  await rest.after(50, { kind: 'scrolled', document });
  await vi.advanceTimersByTimeAsync(50);
  expect(rest.isOver()).toBe(true);
});
