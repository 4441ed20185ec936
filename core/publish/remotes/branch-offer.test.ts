import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBranchName } from './branch-name';
import { isTaken, type KnownBranch, offerBranch } from './branch-offer';

const NONE = { isRemote: false, isHere: false, ahead: null, isElsewhere: false, isLive: false };
const branch = (name: string, is: Partial<KnownBranch> = {}): KnownBranch => ({ ...NONE, ...is, name });
const here = (name: string, is: Partial<KnownBranch> = {}) => branch(name, { isHere: true, ...is });
const remote = (name: string, is: Partial<KnownBranch> = {}) => branch(name, { isRemote: true, ...is });

describe('the branches that are offered', () => {
  it.each<[what: string, branches: KnownBranch[], offered: string[]]>([
    ['those at the commit that is open', [here('drafts'), branch('main')], ['drafts']],
    [
      'the live one first',
      [here('a'), here('main'), here('site'), remote('site', { isLive: true })],
      ['site', 'main', 'a'],
    ],
    [
      'then main, master, and by name',
      [here('z'), here('master'), here('b'), here('main')],
      ['main', 'master', 'b', 'z'],
    ],
    ['not one that another working tree has open', [here('main', { isElsewhere: true })], []],
    ['not a remote’s', [remote('main', { isHere: true })], []],
    ['not one whose name would be an option', [here('--x')], []],
  ])('%s [R53]', (_, branches, offered) => expect(offerBranch(branches).here).toEqual(offered));
});

describe('the branch that is brought forward', () => {
  const below = (name: string, is: Partial<KnownBranch> = {}) => branch(name, { ahead: 2, ...is });
  it.each<[what: string, branches: KnownBranch[], name: string | null]>([
    ['the one that the open commit leads on from', [below('drafts'), branch('main')], 'drafts'],
    [
      'the live one where several are at that commit',
      [below('a'), below('main'), below('site'), remote('site', { isLive: true })],
      'site',
    ],
    ['none where one is at the very commit', [below('main'), here('drafts')], null],
    ['none that another working tree has open', [below('main', { isElsewhere: true })], null],
    ['none of a remote', [remote('main', { ahead: 2 })], null],
    ['none whose name would be an option', [below('--x')], null],
    ['the one whose newer commits a remote has', [below('main'), remote('main', { isHere: true })], 'main'],
    [
      'none where the commit is that of another branch of a remote: its changes would go along',
      [below('main'), remote('drafts', { isHere: true })],
      null,
    ],
    ['none where nothing leads here', [branch('main')], null],
  ])('%s [R53]', (_, branches, name) =>
    expect(offerBranch(branches).forward).toEqual(name === null ? null : { name, ahead: 2 }),
  );
});

describe('the name that is suggested', () => {
  it.each<[branches: KnownBranch[], name: string]>([
    [[], 'my-posts'],
    [[branch('my-posts')], 'my-posts-2'],
    [[branch('My-Posts/a'), remote('my-posts-2')], 'my-posts-3'],
    [[remote('drafts', { isHere: true }), remote('main', { isHere: true })], 'main'],
    [[branch('drafts'), remote('drafts', { isHere: true })], 'my-posts'],
  ])('%j → %s [R53]', (branches, name) => expect(offerBranch(branches).suggestion).toBe(name));

  it('law: is one that a branch can have and that nothing has', () => {
    const name = fc.constantFrom('my-posts', 'my-posts-2', 'MY-POSTS', 'my-posts-3/x', 'main', 'a b');
    const known = fc.record({
      name,
      isRemote: fc.boolean(),
      isHere: fc.boolean(),
      ahead: fc.constantFrom(null, 1),
      isElsewhere: fc.boolean(),
      isLive: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(known), (branches) => {
        const { suggestion } = offerBranch(branches);
        expect(isBranchName(suggestion)).toBe(true);
        expect(isTaken(suggestion, branches)).toBe(false);
      }),
    );
  });
});

describe('a name that is taken', () => {
  it.each(['main', 'Main', 'main/x', 'review'])('%s', (name) =>
    expect(isTaken(name, [branch('main'), branch('review/a')])).toBe(true),
  );
  it.each(['mainly', 'review/b', 'rev'])('is not %s', (name) =>
    expect(isTaken(name, [branch('main'), branch('review/a')])).toBe(false),
  );
  it('also by a remote’s branch, unless that is at the very commit', () => {
    expect(isTaken('drafts', [remote('drafts')])).toBe(true);
    expect(isTaken('drafts', [remote('drafts', { isHere: true })])).toBe(false);
  });
});
