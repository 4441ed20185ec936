import { describe, expect, it } from 'vitest';
import { type RelationFacts, relationOf } from './relation';

const facts = (part: Partial<RelationFacts>): RelationFacts => ({
  mine: 'a',
  theirs: 'b',
  mineHasTheirs: false,
  theirsHasMine: false,
  related: true,
  seenBefore: [],
  ...part,
});
const kept = { inTheirs: true } as const;

describe('how the branch stands to the remote’s', () => {
  it.each<[string, Partial<RelationFacts>]>([
    ['equal', { theirs: 'a' }],
    ['ahead', { mineHasTheirs: true, seenBefore: [kept] }],
    ['behind', { theirsHasMine: true, seenBefore: [kept] }],
    ['diverged', { seenBefore: [kept] }],
    ['unrelated', { related: false }],
  ])('is %s', (relation, part) => {
    expect(relationOf(facts(part))).toBe(relation);
  });

  it('is rewritten when the remote took back what it had shown, also where it only went back [R51]', () => {
    const takenBack = { inTheirs: false, inMine: true } as const;
    expect(relationOf(facts({ seenBefore: [kept, takenBack] }))).toBe('rewritten');
    expect(relationOf(facts({ mineHasTheirs: true, seenBefore: [takenBack] }))).toBe('rewritten');
    expect(relationOf(facts({ related: false, seenBefore: [takenBack] }))).toBe('rewritten');
  });

  it('is not rewritten any more once the author has let go of it too', () => {
    expect(relationOf(facts({ seenBefore: [{ inTheirs: false, inMine: false }] }))).toBe('diverged');
  });
});
