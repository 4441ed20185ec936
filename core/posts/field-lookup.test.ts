import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldLookup, synonyms } from './field-lookup';
import { fieldValue } from './front-matter/field-path';
import type { FieldValue } from './front-matter/front-matter';

/** The rule itself, without anything that makes it quick. */
function found(fields: ReadonlyMap<string, FieldValue>, name: string): FieldValue {
  const small = name.toLowerCase();
  const exact = fields.get(name) ?? fields.get(small);
  if (exact !== undefined && exact !== null) return exact;
  const hasTables = [...fields.values()].some((value) => value !== null && typeof value === 'object');
  if (name.includes('.') && (hasTables || name.includes('\\'))) return fieldValue(fields, name, true) ?? null;
  let last: FieldValue = null;
  for (const [key, value] of fields) if (value !== null && key.toLowerCase() === small) last = value;
  return last;
}

const names = fc.constantFrom(
  'date',
  'Date',
  'DATE',
  'pubDate',
  'a.b',
  'a\\.b',
  'A',
  'a',
  'İ',
  'i̇',
  'tags',
  'x'.repeat(33),
);
const values = fc.constantFrom<FieldValue>('text', null, 1, false, { b: 'inner' });

describe('looking a field up', () => {
  it('finds what its name means in any capitals, whatever the other fields are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), names, (entries, name) => {
        const fields = new Map(entries);
        expect(new FieldLookup(fields).value(synonyms(name))).toEqual(found(fields, name));
      }),
      { numRuns: 2000 },
    );
  });
});
