import { expect, it } from 'vitest';
import { cloneProgress } from './clone-progress';

it.each([
  ['Counting objects', 'preparing'],
  ['Receiving objects', 'receiving'],
  ['Resolving deltas', 'unpacking'],
  ['Updating files', 'writing'],
  ['Filtering content', 'large-files'],
])('%s is the stage %s', (stage, expected) => {
  expect(cloneProgress({ stage, percent: 40, remote: false })).toEqual({ stage: expected, percent: 40 });
});

it('what is no stage of a clone says nothing', () => {
  expect(cloneProgress({ stage: 'Writing objects', percent: 40, remote: false })).toBeNull();
});
