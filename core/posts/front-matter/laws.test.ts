import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../text-edit';
import { fieldValue } from './field-path';
import { editable, type FieldValue, readFrontMatter, setField, unsetField } from './front-matter';
import { plainClass } from './yaml-plain';

const set = (text: string, key: string, value: FieldValue) => applyEdits(text, setField(text, key, value));
const unset = (text: string, key: string) => applyEdits(text, unsetField(text, key));

/** Text with everything that YAML may take for something else. */
const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'ab :#-?,[]{}&*!|>\'"%@`\\\t~=.0123 é中'), maxLength: 12 }),
  fc.constantFrom(
    'yes',
    'No',
    '1.10',
    '0123',
    '2024-01-02',
    'a: b',
    '# x',
    '@x',
    '*a',
    '&a',
    '~',
    'null',
    '<<',
    '1:30',
    '0x1F',
    '---',
    '...',
  ),
);
const value: fc.Arbitrary<FieldValue> = fc.oneof(
  word,
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
  fc.array(word, { maxLength: 4 }),
);

type Line = { readonly key: string; readonly source: (eol: string) => string };
const key = fc.stringMatching(/^[a-z][a-z_-]{0,8}$/).filter((name) => plainClass(name) === 'string');
const safe = fc
  .stringMatching(/^[A-Za-z][A-Za-zé中 ]{0,10}[A-Za-z]$/)
  .filter((text) => plainClass(text) === 'string');
const scalarSource = fc.oneof(
  safe,
  safe.map((text) => `'${text}'`),
  safe.map((text) => `"${text}"`),
);
const comment = fc.constantFrom('', ' # why', '   # [a, b]: "c"');
const colon = fc.constantFrom(': ', ':   ', ' : ');

/** One field as authors write them, ending before its line end. */
const line: fc.Arbitrary<Line> = fc
  .tuple(
    key,
    colon,
    comment,
    fc.oneof(
      scalarSource.map((text) => ({ kind: 'scalar' as const, text })),
      fc
        .tuple(
          fc.array(scalarSource, { minLength: 1, maxLength: 4 }),
          fc.constantFrom(', ', ','),
          fc.constantFrom('', ' '),
        )
        .map(([items, separator, pad]) => ({
          kind: 'scalar' as const,
          text: `[${pad}${items.join(separator)}${pad}]`,
        })),
      fc
        .tuple(
          fc.array(scalarSource, { minLength: 1, maxLength: 4 }),
          fc.constantFrom('- ', '  - ', '    -  '),
          fc.boolean(),
        )
        .map(([items, dash, commented]) => ({ kind: 'block' as const, items, dash, commented })),
      fc.array(safe, { minLength: 1, maxLength: 3 }).map((texts) => ({ kind: 'literal' as const, texts })),
      fc.constant({ kind: 'empty' as const }),
    ),
  )
  .map(([name, sep, end, made]) => ({
    key: name,
    source: (eol) => {
      switch (made.kind) {
        case 'scalar':
          return `${name}${sep}${made.text}${end}`;
        case 'block':
          return [
            `${name}${sep.trimEnd()}${end}`,
            ...made.items.map((item) => `${made.dash}${item}${made.commented ? ' # c' : ''}`),
          ].join(eol);
        case 'literal':
          return [`${name}${sep}|-`, ...made.texts.map((text) => `  ${text}`)].join(eol);
        case 'empty':
          return `${name}${sep.trimEnd()}${end}`;
      }
    },
  }));

const between = fc.constantFrom<readonly string[]>([], [''], ['# a comment'], ['', '#x: y']);
const document = fc
  .record({
    lines: fc.uniqueArray(fc.tuple(line, between), {
      minLength: 1,
      maxLength: 6,
      selector: ([{ key: name }]) => name,
    }),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.constantFrom('', '\ufeff'),
    body: fc.constantFrom('', 'Body', 'Body\n', '\n---\nx: y\n---\n'),
  })
  .map(({ lines, eol, bom, body }) => {
    const rows = lines.flatMap(([one, gap]) => [...gap, one.source(eol)]);
    return {
      keys: lines.map(([one]) => one.key),
      text: `${bom}${['---', ...rows, '---', ''].join(eol)}${body.replaceAll('\n', eol)}`,
    };
  });

/** What law (b) asks of one edit. */
function expectOnlyThisFieldChanged(before: string, after: string, name: string, wanted: FieldValue): void {
  const [old, now] = [readFrontMatter(before), readFrontMatter(after)];
  expect(now.problem).toBeNull();
  expect([...now.fields].filter(([other]) => other !== name)).toEqual(
    [...old.fields].filter(([other]) => other !== name),
  );
  expect(now.fields.get(name)).toEqual(wanted);
  expect(after.slice(now.to)).toBe(before.slice(old.to));
  // Every line that is not the field's own is there as before, in order.
  const others = (text: string) => unset(text, name);
  expect(others(after)).toBe(others(before));
}

describe('the laws of editing front matter', () => {
  it('[R16] (b) setting a field gives it that value and changes nothing outside its entry', () => {
    fc.assert(
      fc.property(document, fc.nat(), value, ({ text, keys }, n, wanted) => {
        const name = keys[n % keys.length] ?? '';
        expect(editable(readFrontMatter(text))).toBe(true);
        expectOnlyThisFieldChanged(text, set(text, name, wanted), name, wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('[R16] (b) what is written is the same text to YAML 1.1 and 1.2 readers', () => {
    fc.assert(
      fc.property(word, (wanted) => {
        const written = set('---\ntitle: old\n---\n', 'title', wanted).slice(4, -4);
        expect(parse(written, { version: '1.1' })).toEqual({ title: wanted });
        expect(parse(written, { version: '1.2' })).toEqual({ title: wanted });
      }),
      { numRuns: 500 },
    );
  });

  it('[R16] (c) setting a text or list and setting it back gives the original', () => {
    // Holds for values that stay in their style. It cannot hold for what the new value takes away for good:
    // a style that cannot carry it (plain → quoted), an emptied block list, an item that goes with its comment.
    fc.assert(
      fc.property(document, fc.nat(), safe, ({ text, keys }, n, extra) => {
        const name = keys[n % keys.length] ?? '';
        const old = readFrontMatter(text).fields.get(name) ?? null;
        const wanted: FieldValue = Array.isArray(old) ? [...old, `${extra}zz`] : `${extra}zz`;
        if (Array.isArray(wanted) && new Set(wanted).size < wanted.length) return;
        expect(set(set(text, name, wanted), name, old)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('[R16] (d) adding a field and removing it gives the original', () => {
    // Where there was no front matter at all an empty block stays: it may mean something to a generator.
    fc.assert(
      fc.property(document, value, ({ text }, wanted) => {
        const added = set(text, 'added-field', wanted);
        expect(readFrontMatter(added).fields.get('added-field')).toEqual(wanted);
        expect(unset(added, 'added-field')).toBe(text);
        const deep = set(text, 'a-table.added', wanted);
        expect(fieldValue(readFrontMatter(deep).fields, 'a-table.added')).toEqual(wanted);
        expect(unset(deep, 'a-table.added')).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the known exception', () => {
  it.each(['title:   x # why', 'title:   x', 'title: x  # why', 'title: x'])(
    '[R16] %j set to nothing and back is as before, whatever stands around the value',
    (line) => {
      const before = `---\n${line}\nother: y\n---\n`;
      const emptied = set(before, 'title', null);
      expect(readFrontMatter(emptied).fields.get('title')).toBeNull();
      expect(set(emptied, 'title', 'x')).toBe(before);
    },
  );
});
