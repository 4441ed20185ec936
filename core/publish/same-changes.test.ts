import { expect, it } from 'vitest';
import type { ChangedFile } from './model';
import { sameChanges } from './same-changes';

const one: ChangedFile = { path: '_posts/a.md', change: 'modified' };
const two: ChangedFile = { path: '_posts/b.md', change: 'added' };

it.each([
  ['nothing twice', null, null, true],
  ['nothing and no file', null, [], false],
  ['the same files', [one, two], [{ ...one }, { ...two }], true],
  ['a file more', [one], [one, two], false],
  ['a file less', [one, two], [one], false],
  ['another order', [one, two], [two, one], false],
  ['another change of the same file', [one], [{ ...one, change: 'deleted' }], false],
  ['another file changed in the same way', [one], [{ ...one, path: '_posts/c.md' }], false],
] as const)('tells of %s whether they are the same', (_, a, b, same) => {
  expect(sameChanges(a, b)).toBe(same);
});
