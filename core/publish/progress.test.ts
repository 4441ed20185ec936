import { expect, it } from 'vitest';
import { parseProgress } from './progress';

it.each([
  [
    'Writing objects:  45% (9/20)\rWriting objects:  50% (10/20), 1.2 KiB | 3 MiB/s',
    'Writing objects',
    50,
    false,
  ],
  ['remote: Resolving deltas:  10% (1/10)\r', 'Resolving deltas', 10, true],
  ['Total 3\nCompressing objects: 100% (2/2), done.\nx', 'Compressing objects', 100, false],
])('%j → the last report', (chunk, stage, percent, remote) => {
  expect(parseProgress(chunk)).toEqual({ stage, percent, remote });
});

it.each(['', 'Enumerating objects: 5, done.', 'fatal: 50% (1/2)', 'Writing objects:  45'])(
  '%j → nothing',
  (chunk) => {
    expect(parseProgress(chunk)).toBeNull();
  },
);
