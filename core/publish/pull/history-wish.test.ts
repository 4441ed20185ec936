import { describe, expect, it } from 'vitest';
import { parseConfigFacts } from '../config-facts';
import { historyWish } from './history-wish';

/** Settings in the order of precedence, `key=value` each, or a key without a value. */
const wish = (...settings: string[]) =>
  historyWish(parseConfigFacts(settings.map((each) => `${each.replace('=', '\n')}\0`).join('')), 'main');

describe('how the author told Git to join both sides', () => {
  it('is a merge where they said nothing', () => {
    expect(wish()).toBe('merge');
    expect(wish('branch.main.remote=origin', 'pull.ff=true', 'merge.ff=false')).toBe('merge');
  });

  it.each(['true', 'YES', 'on', '1', 'merges', 'm', 'interactive', 'i', 'preserve'])(
    'is a straight line with pull.rebase=%s',
    (value) => expect(wish(`pull.rebase=${value}`)).toBe('linear'),
  );

  it.each(['false', 'No', 'off', '0', '', 'what', 'Merges'])('is a merge with pull.rebase=%s', (value) => {
    expect(wish(`pull.rebase=${value}`)).toBe('merge');
  });

  it('is true where the key has no value, as it is for Git', () => {
    expect(wish('pull.rebase')).toBe('linear');
    expect(wish('branch.main.rebase')).toBe('linear');
    expect(wish('pull.rebase=true', 'pull.rebase=false')).toBe('merge');
    expect(wish('pull.rebase=false', 'pull.rebase')).toBe('linear');
  });

  it('is the branch’s own before that of all branches', () => {
    expect(wish('branch.main.rebase=false', 'pull.rebase=true')).toBe('merge');
    expect(wish('branch.main.rebase=merges', 'pull.rebase=false')).toBe('linear');
    expect(wish('branch.other.rebase=true')).toBe('merge');
    expect(wish('branch.main.rebase=what', 'pull.rebase=true')).toBe('linear');
  });

  it('is never a merge unasked with pull.ff=only, whatever else is set', () => {
    expect(wish('pull.ff=only')).toBe('never-merge');
    expect(wish('pull.ff=only', 'pull.rebase=true')).toBe('never-merge');
    expect(wish('merge.ff=only')).toBe('never-merge');
    expect(wish('merge.ff=only', 'pull.ff=true')).toBe('merge');
  });

  it('is a question each time where they told Git neither to merge nor to rebase', () => {
    expect(wish('pull.ff=only', 'pull.rebase=false')).toBe('ask');
    expect(wish('pull.ff=only', 'pull.rebase=true', 'branch.main.rebase=false')).toBe('ask');
  });
});
