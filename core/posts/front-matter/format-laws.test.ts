import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import { applyEdits } from '../text-edit';
import { findBlock } from './block';
import { fieldValue } from './field-path';
import { editable, type FieldValue, readFrontMatter, setField, unsetField } from './front-matter';
import { headerOf } from './quick-header';
import { type FrontMatterRules, frontMatterRules, USUAL_RULES } from './rules';
import { readToml } from './toml-read';
import { readYaml } from './yaml-read';

/** A post with front matter, and the names of fields in it. */
interface Sample {
  readonly text: string;
  readonly names: readonly string[];
}

interface Format {
  readonly name: string;
  readonly rules: FrontMatterRules;
  readonly post: fc.Arbitrary<Sample>;
  /** Values that the format can hold. */
  readonly value: fc.Arbitrary<FieldValue>;
  /** A field that no sample has. */
  readonly added: readonly string[];
}

const hexo = frontMatterRules(exampleModel({ generator: 'hexo' }), 'a.md');
const pelican = frontMatterRules(exampleModel({ generator: 'pelican', frontMatter: 'header' }), 'a.md');

const eol = fc.constantFrom('\n', '\r\n', '\r');
const bom = fc.constantFrom('', '\ufeff');
const body = fc.constantFrom('', 'Body', 'Body\n', '\n\nx: y\n+++\n---\n');
const key = fc.stringMatching(/^[a-z][a-z_-]{0,6}$/).filter((name) => name !== 'added' && name !== 'tab');
const safe = fc.stringMatching(/^[A-Za-z][A-Za-zé中 ]{0,8}[A-Za-z]$/);
const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'ab :#-,[]{}\'"\\\t\n=.01é中'), maxLength: 12 }),
  fc.constantFrom('', '2024-01-02', 'true', '1.10', '+++', '---', '"""', "'''", '# x', '};', ';;;'),
);
const anything = fc.oneof(
  odd,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const quoted = fc.oneof(
  safe.map((text) => `"${text}"`),
  safe.map((text) => `'${text}'`),
);
const comment = fc.constantFrom('', ' # why', '   # [a]: "c"');

const tomlValue = fc.oneof(
  quoted,
  fc.constantFrom(
    'true',
    '12',
    '1_000',
    '2024-01-02',
    '2024-01-02T03:04:05Z',
    '"""\nlong\n"""',
    '{ a = 1 }',
    '[]',
  ),
  fc
    .tuple(
      fc.uniqueArray(quoted, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(', ', ','),
      fc.constantFrom('', ' '),
    )
    .map(([items, separator, pad]) => `[${pad}${items.join(separator)}${pad}]`),
  fc
    .tuple(fc.uniqueArray(quoted, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
    .map(
      ([items, trailing, commented]) =>
        `[\n${items
          .map(
            (item, n) => `  ${item}${trailing || n < items.length - 1 ? ',' : ''}${commented ? ' # c' : ''}`,
          )
          .join('\n')}\n]`,
    ),
);
const tomlLines = fc.uniqueArray(
  fc.record({
    key,
    equals: fc.constantFrom(' = ', '=', '  =  '),
    value: tomlValue,
    comment,
    gap: fc.constantFrom('', '\n', '# note\n'),
  }),
  { minLength: 1, maxLength: 5, selector: (line) => line.key },
);
const tomlSource = (
  lines: readonly { gap: string; key: string; equals: string; value: string; comment: string }[],
) => lines.map((line) => `${line.gap}${line.key}${line.equals}${line.value}${line.comment}\n`).join('');

const toml: Format = {
  name: 'TOML',
  rules: USUAL_RULES,
  added: ['added', 'tab.added', 'new.deep.added'],
  value: fc.oneof(anything, fc.array(odd, { maxLength: 3 })),
  post: fc
    .record({ top: tomlLines, table: fc.option(tomlLines), eol, bom, body })
    .map(({ top, table, eol: end, bom: mark, body: rest }) => {
      const source = tomlSource(top) + (table ? `\n[tab] # c\n${tomlSource(table)}` : '');
      return {
        text: mark + `+++\n${source}+++\n${rest}`.replaceAll('\n', end),
        names: [...top.map((line) => line.key), ...(table ?? []).map((line) => `tab.${line.key}`)],
      };
    }),
};

const jsonValue = fc.oneof(anything, fc.constant(null), fc.array(odd, { maxLength: 3 }));
const jsonFields = fc.uniqueArray(fc.tuple(key, jsonValue), {
  minLength: 2,
  maxLength: 5,
  selector: ([name]) => name,
});
const json = (name: string, rules: FrontMatterRules, wrap: (object: string) => string): Format => ({
  name,
  rules,
  added: ['added', 'tab.added'],
  value: jsonValue,
  post: fc
    .record({ fields: jsonFields, indent: fc.constantFrom(0, 2, '\t'), eol, bom, body })
    .map(({ fields, indent, eol: end, bom: mark, body: rest }) => ({
      text:
        mark + (wrap(JSON.stringify(Object.fromEntries(fields), null, indent)) + rest).replaceAll('\n', end),
      names: fields.map(([field]) => field),
    })),
});

const headerText = safe.map((text) => text.replace(/ +/g, ' '));
const header: Format = {
  name: 'Key: value',
  rules: pelican,
  added: ['added', 'Tags'],
  value: fc.oneof(headerText, fc.integer(), fc.boolean(), fc.array(headerText, { maxLength: 3 })),
  post: fc
    .record({
      lines: fc.uniqueArray(
        fc.record({
          key,
          gap: fc.constantFrom(' ', '', '   '),
          text: headerText,
          more: fc.option(headerText),
        }),
        { minLength: 1, maxLength: 5, selector: (line) => line.key },
      ),
      fences: fc.boolean(),
      eol,
      bom,
      body: fc.constantFrom('', '\nBody', '\nBody\n', '\nNot: this\n'),
    })
    .map(({ lines, fences, eol: end, bom: mark, body: rest }) => {
      const source = lines
        .map(
          (line) => `${line.key}:${line.gap}${line.text}\n${line.more === null ? '' : `    ${line.more}\n`}`,
        )
        .join('');
      const text = fences ? `---\n${source}---\n${rest}` : source + rest;
      return { text: mark + text.replaceAll('\n', end), names: lines.map((line) => line.key) };
    }),
};

const bareYaml: Format = {
  name: 'YAML without its opening fence',
  rules: hexo,
  added: ['added', 'tab.added'],
  value: fc.oneof(anything, fc.constant(null), fc.array(odd, { maxLength: 3 })),
  post: fc
    .record({
      lines: fc.uniqueArray(fc.tuple(key, safe), { minLength: 2, maxLength: 5, selector: ([name]) => name }),
      eol,
      body,
    })
    .map(({ lines, eol: end, body: rest }) => ({
      text: `${lines.map(([name, text]) => `${name}: '${text}'\n`).join('')}---\n${rest}`.replaceAll(
        '\n',
        end,
      ),
      names: lines.map(([name]) => name),
    })),
};

const pageText = fc.oneof(
  headerText,
  fc.constantFrom('a & b', 'x < y > z', '"so" and \'so\'', 'é &eacute;', '<b>'),
);
const encoded = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const page: Format = {
  name: 'the head of a page',
  rules: frontMatterRules(exampleModel({ generator: 'pelican', frontMatter: 'header' }), 'a.html'),
  added: ['added', 'Tags', 'title'],
  value: fc.oneof(pageText, fc.integer(), fc.boolean(), fc.array(headerText, { maxLength: 3 })),
  post: fc
    .record({
      lines: fc.uniqueArray(
        fc.record({
          key: key.filter((name) => name !== 'title' && name !== 'keyword'),
          text: headerText,
          begin: fc.constantFrom('<meta name', '<META  NAME', '<meta class=x name'),
          end: fc.constantFrom('>', '/>', ' />'),
          before: fc.constantFrom('', '    ', '<!-- <meta name="no"> -->\n', '<link href="x">'),
        }),
        { minLength: 1, maxLength: 5, selector: (line) => line.key },
      ),
      eol,
      bom,
      body: fc.constantFrom('', 'Body', '\n<p>Body</p>\n<meta name="no" content="no">\n</body>\n</html>\n'),
    })
    .map(({ lines, eol: end, bom: mark, body: rest }) => {
      const metas = lines.map(
        ({ key: name, text, begin, end: close, before }) =>
          `${before}${begin}="${name}" content="${encoded(text)}"${close}\n`,
      );
      const text = `<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8">\n${metas.join('')}</head>\n<body>${rest}`;
      return { text: mark + text.replaceAll('\n', end), names: lines.map((line) => line.key) };
    }),
};

const formats: readonly Format[] = [
  toml,
  json('JSON', USUAL_RULES, (object) => `${object}\n`),
  json('JSON between fences', USUAL_RULES, (object) => `---json\n${object}\n---\n`),
  json('JSON without its braces', hexo, (object) => `${object.slice(1, -1).trim()}\n;;;\n`),
  header,
  bareYaml,
  page,
];

describe.each(formats)('the laws of editing $name', ({ rules, post, value, added }) => {
  const set = (text: string, name: string, next: FieldValue) =>
    applyEdits(text, setField(text, name, next, rules));
  const unset = (text: string, name: string) => applyEdits(text, unsetField(text, name, rules));
  const read = (text: string) => readFrontMatter(text, rules);
  const one = fc
    .tuple(post, fc.nat())
    .map(([sample, n]) => ({ ...sample, name: sample.names[n % sample.names.length] ?? '' }));

  it('[R16] (a) a field set to what it is edits nothing', () => {
    fc.assert(
      fc.property(one, ({ text, name }) => {
        const now = read(text);
        expect(editable(now)).toBe(true);
        const old = fieldValue(now.fields, name);
        expect(old).not.toBeUndefined();
        expect(setField(text, name, old ?? null, rules)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('the quick reader says the same as the parser', () => {
    fc.assert(
      fc.property(post, ({ text }) => {
        const [quick, whole] = [headerOf(text, rules), read(text)];
        expect([...quick.fields]).toEqual([...whole.fields]);
        expect(quick.bodyFrom).toBe(whole.to);
        // Simple headers are read without the parser in both ways.
        const { contentFrom, contentTo, format } = findBlock(text, rules);
        const parse = format === 'yaml' ? readYaml : format === 'toml' ? readToml : null;
        const source = text.slice(contentFrom, contentTo).replace(/\r(?!\n)/g, '\n');
        if (parse) expect([...whole.fields]).toEqual([...parse(source).fields]);
      }),
      { numRuns: 300 },
    );
  });

  it('[R16] (b) setting a field gives it that value and changes nothing outside its entry', () => {
    fc.assert(
      fc.property(one, value, ({ text, name }, wanted) => {
        const after = set(text, name, wanted);
        const [old, now] = [read(text), read(after)];
        expect(now.problem).toBeNull();
        expect(after.slice(now.to)).toBe(text.slice(old.to));
        expect(setField(after, name, wanted, rules)).toEqual([]);
        // What is left without the field is the same, byte for byte.
        expect(unset(after, name)).toBe(unset(text, name));
      }),
      { numRuns: 300 },
    );
  });

  it('[R16] (c) setting a text or list and setting it back gives the original', () => {
    fc.assert(
      fc.property(one, safe, ({ text, name }, extra) => {
        const old = fieldValue(read(text).fields, name) ?? null;
        if (old !== null && typeof old === 'object' && !Array.isArray(old)) return;
        if (Array.isArray(old) && (old.length === 0 || new Set(old).size < old.length)) return;
        // A text over several lines in the source keeps no trace of them on one line.
        if (typeof old === 'string' && /[\r\n]/.test(old)) return;
        if (typeof old !== 'string' && !Array.isArray(old)) return;
        const wanted: FieldValue = Array.isArray(old) ? [...old, `${extra}zz`] : `${extra}zz`;
        // Dates and odd numbers stand without quotes; a text in their place is quoted from then on.
        if (typeof old === 'string' && /^[\d_]/.test(old)) return;
        expect(set(set(text, name, wanted), name, old)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it.each(added)('[R16] (d) adding “%s” and removing it gives the original', (name) => {
    fc.assert(
      fc.property(post, value, ({ text }, wanted) => {
        const after = set(text, name, wanted);
        expect(fieldValue(read(after).fields, name, rules.anyCase)).not.toBeUndefined();
        expect(unset(after, name)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
