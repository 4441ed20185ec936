import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../text-edit';
import { FieldNotEditable, type FieldValue, readFrontMatter, setField, unsetField } from './front-matter';
import { type FrontMatterRules, USUAL_RULES } from './rules';

const IN_TURN: FrontMatterRules = { ...USUAL_RULES, merging: 'in-turn' };
const post = (header: string): string => `---\n${header}\n---\nBody\n`;
const read = (header: string, rules = USUAL_RULES): Record<string, FieldValue> => {
  const { fields, problem } = readFrontMatter(post(header), rules);
  expect(problem).toBeNull();
  return Object.fromEntries(fields);
};

describe('maps that a header merges', () => {
  it('bring in the fields that the post does not have itself', () => {
    expect(read('base: &b {title: Base, tags: [x]}\n<<: *b\ntitle: Own')).toEqual({
      base: { title: 'Base', tags: ['x'] },
      title: 'Own',
      tags: ['x'],
    });
  });

  it('come beneath its fields, or in turn as Ruby and Go read them', () => {
    const header = 'title: Own\n<<: {title: Merged, draft: true}\ndraft: false';
    expect(read(header)).toEqual({ title: 'Own', draft: false });
    expect(read(header, IN_TURN)).toEqual({ title: 'Merged', draft: false });
  });

  it('may be several, of which the first in a list counts', () => {
    const bases = 'a: &a {t: 1}\nb: &b {t: 2, u: 3}\n';
    for (const rules of [USUAL_RULES, IN_TURN])
      expect(read(`${bases}<<: [*a, *b]`, rules)).toMatchObject({ t: 1, u: 3 });
    expect(read(`${bases}<<: *a\n<<: *b`)).toMatchObject({ t: 1, u: 3 });
    expect(read(`${bases}<<: *a\n<<: *b`, IN_TURN)).toMatchObject({ t: 2, u: 3 });
  });

  it('may merge others, and lie in tables', () => {
    expect(read('a: &a {t: 1}\nb: &b\n  <<: *a\n  u: 2\nc:\n  <<: *b\n  v: 3')).toMatchObject({
      c: { t: 1, u: 2, v: 3 },
    });
  });

  it('are maps: anything else is a field like others, and so is one in quotes', () => {
    expect(read('<<: 7')).toEqual({ '<<': 7 });
    expect(read('"<<": {a: 1}')).toEqual({ '<<': { a: 1 } });
  });

  it('that merge themselves end', () => {
    const { fields, problem } = readFrontMatter(post('a: &a\n  <<: *a\n  t: 1\n<<: *a'));
    expect(fields.size).toBe(0);
    expect(problem?.message).toMatch(/without end/);
  });

  it('stay as they are when one of their fields is set, which gives the post its own', () => {
    const text = post('base: &b\n  title: Base\n  draft: true\n<<: *b');
    const changed = applyEdits(text, setField(text, 'draft', false));
    expect(changed).toBe(post('base: &b\n  title: Base\n  draft: true\n<<: *b\ndraft: false'));
    expect(readFrontMatter(changed).fields.get('draft')).toBe(false);
    expect(applyEdits(changed, unsetField(changed, 'draft'))).toBe(text);
  });

  it('cannot lose a field that is only theirs', () => {
    const text = post('base: &b {title: Base}\n<<: *b');
    expect(() => unsetField(text, 'title')).toThrow(FieldNotEditable);
  });

  it('law: are read as the standard says, and setting a field and taking it out again gives the same bytes', () => {
    const key = fc.constantFrom('title', 'draft', 'tags', 'date');
    const table = fc.dictionary(key, fc.integer({ min: 0, max: 9 }), { minKeys: 1, noNullPrototype: true });
    fc.assert(
      fc.property(table, table, table, key, (first, second, own, name) => {
        const lines = Object.entries(own).map(([key, value]) => `${key}: ${value}`);
        lines.splice(1, 0, '<<: [*one, *two]');
        const text = post(
          [`one: &one ${JSON.stringify(first)}`, `two: &two ${JSON.stringify(second)}`, ...lines].join('\n'),
        );
        const fields = Object.fromEntries(readFrontMatter(text).fields);
        expect(fields).toEqual(parse(text.split('---\n')[1] ?? '', { merge: true }));
        const changed = applyEdits(text, setField(text, name, 'other'));
        expect(Object.fromEntries(readFrontMatter(changed).fields)).toEqual({ ...fields, [name]: 'other' });
        if (!Object.hasOwn(own, name)) expect(applyEdits(changed, unsetField(changed, name))).toBe(text);
      }),
    );
  });
});
