import { describe, expect, it } from 'vitest';
import { USUAL_RULES } from '#core/posts/front-matter/rules';
import { mergePost, type Place, placesOf } from '#core/publish/merge/post-merge';
import { chosenText, contextOf, fieldText, nameOf, textsOf, textToEdit } from './place-text';

const merged = (base: string | null, mine: string, theirs: string) =>
  mergePost(base, mine, theirs, USUAL_RULES);
const first = (base: string | null, mine: string, theirs: string): Place => {
  const [place] = placesOf(merged(base, mine, theirs));
  if (!place) throw new Error('there is nothing to decide');
  return place;
};
const field = (line: string) => `---\nslug: x\n${line}\n---\n`;
const BODY = 'One.\n\nTwo.\n\nThree.\n';
const passage = () => first(BODY, BODY.replace('Two', 'Four'), BODY.replace('Two', 'Five'));

describe('the versions of a place as text', () => {
  it('a passage without the blank lines around it, and both where that is neither of the two', () => {
    expect(textsOf(passage())).toEqual({
      base: 'Two.',
      mine: 'Four.',
      theirs: 'Five.',
      both: 'Four.\n\nFive.',
    });
    const gone = first(BODY, BODY.replace('Two.\n\n', ''), BODY.replace('Two', 'Five'));
    expect(textsOf(gone)).toMatchObject({ mine: null, both: null });
  });

  it('a field by its value, null where it was taken out', () => {
    const place = first(field('title: A'), field('title: B'), '---\nslug: x\n---\n');
    expect(textsOf(place)).toEqual({ base: 'A', mine: 'B', theirs: null, both: null });
  });

  it.each([
    [undefined, null],
    [null, ''],
    [['a', 1, null], 'a, 1, '],
    [true, 'true'],
    [{ a: 1 }, '{"a":1}'],
  ])('the value %j is %j', (value, text) => {
    expect(fieldText(value)).toBe(text);
  });

  it('says what a choice leaves', () => {
    expect(chosenText(passage(), { kind: 'both' })).toBe('Four.\n\nFive.');
    expect(chosenText(passage(), { kind: 'edit', text: 'Six.' })).toBe('Six.');
    const place = first(field('title: A'), field('title: B'), field('title: C'));
    expect(chosenText(place, { kind: 'theirs' })).toBe('C');
  });

  it('begins an edit with what is chosen, else with mine, without a file’s own line ends', () => {
    expect(textToEdit(passage(), { kind: 'theirs' })).toBe('Five.');
    expect(textToEdit(passage(), null)).toBe('Four.');
    const mixed = 'One\r\n\nTwo\r\nThree\n';
    const place = first(mixed, mixed.replace('Two', '2'), mixed.replace('Two', 'II'));
    expect(textToEdit(place, { kind: 'mine' })).toBe('2\nThree');
  });
});

describe('where a place stands', () => {
  it('is told by the nearest lines with words', () => {
    const { parts } = merged(BODY, BODY.replace('Two', 'Four'), BODY.replace('Two', 'Five'));
    expect(contextOf(parts[0], 'before')).toBe('One.');
    expect(contextOf(parts[2], 'after')).toBe('Three.');
    expect(contextOf(undefined, 'after')).toBeNull();
  });

  it('a field is called by its name, a passage by its number', () => {
    expect(nameOf(passage(), 2, 3)).toBe('Passage 2 of 3');
    expect(nameOf(first(field('title: A'), field('title: B'), field('title: C')), 0, 0)).toBe('title');
  });
});
