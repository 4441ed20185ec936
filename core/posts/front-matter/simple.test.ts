import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSimpleHeader } from './simple-header';
import { readSimpleToml } from './simple-toml';
import { readToml } from './toml-read';
import { readYaml } from './yaml-read';

const word = fc.constantFrom(
  ...[
    'a',
    'title',
    'tags',
    'x-1',
    'on',
    'null',
    'Ünï',
    '1',
    '2024-01-02',
    '0x1f',
    '.5',
    '1_000',
    '~',
    'true',
  ],
  ...[
    '"b c"',
    "'d'",
    '"e\\"f"',
    "'g''h'",
    '[a, b]',
    '[\'a\', "b"]',
    '[]',
    '{}',
    '- i',
    '|',
    '&x y',
    '*z',
    '!t u',
  ],
  ...[
    '# note',
    ' # note',
    'a#b',
    'a: b',
    '2024-01-02T03:04:05Z',
    '07:00',
    '1.10',
    '-3',
    '+1',
    'é\u2028f',
    '\t',
  ],
);
const line = (sign: string) =>
  fc
    .tuple(
      fc.constantFrom('', ' ', '  ', '- ', '  - '),
      word,
      fc.constantFrom(sign, `${sign} `, ` ${sign} `, ''),
      word,
      word,
    )
    .map(([indent, key, between, value, more]) => `${indent}${key}${between}${value}${more}`);
const source = (sign: string) =>
  fc.array(fc.oneof(line(sign), fc.constant('')), { maxLength: 5 }).map((lines) => lines.join('\n'));

it.each([
  ['YAML', ':', readSimpleHeader, readYaml],
  ['TOML', '=', readSimpleToml, readToml],
] as const)('what is read of %s without the parser is what the parser reads', (_name, sign, quick, parse) => {
  let simple = 0;
  fc.assert(
    fc.property(source(sign), (text) => {
      const fields = quick(text);
      if (fields === null) return;
      simple++;
      const { fields: parsed, problem } = parse(text);
      expect(problem).toBeNull();
      expect([...fields]).toEqual([...parsed]);
    }),
    { numRuns: 3000 },
  );
  expect(simple).toBeGreaterThan(100);
});

it('a long run of spaces within a value is read as any other text', () => {
  const value = `a${' '.repeat(200_000)}b`;
  expect(readSimpleHeader(`title: ${value}\nlist:\n- ${value}\n`)?.get('list')).toEqual([value]);
  expect(readSimpleToml(`title = "${value}" \n`)?.get('title')).toBe(value);
});
