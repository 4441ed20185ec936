import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import { GENERATORS } from '../../blog/model';
import { applyEdits } from '../text-edit';
import { findBlock } from './block';
import {
  editable,
  FieldNotEditable,
  type FieldValue,
  readFrontMatter,
  setField,
  unsetField,
} from './front-matter';
import { type FrontMatterRules, frontMatterRules, USUAL_RULES } from './rules';

const rulesOf = (generator: 'hexo' | 'pelican' | 'hugo', id = 'a.md') =>
  frontMatterRules(exampleModel({ generator, frontMatter: generator === 'pelican' ? 'header' : 'yaml' }), id);
const hexo = rulesOf('hexo');
const pelican = rulesOf('pelican');
const hugo = rulesOf('hugo');
const rst = rulesOf('pelican', 'a.rst');
const org = rulesOf('hugo', 'a.org');

const set = (text: string, name: string, value: FieldValue, rules: FrontMatterRules = USUAL_RULES) =>
  applyEdits(text, setField(text, name, value, rules));
const unset = (text: string, name: string, rules: FrontMatterRules = USUAL_RULES) =>
  applyEdits(text, unsetField(text, name, rules));
const read = (text: string, rules: FrontMatterRules = USUAL_RULES) => {
  const { format, from, to, fields, problem } = readFrontMatter(text, rules);
  return { format, block: text.slice(from, to), fields: Object.fromEntries(fields), problem };
};
const fields = (text: string, rules?: FrontMatterRules) => read(text, rules).fields;

describe('TOML front matter', () => {
  const toml = (lines: string) => `+++\n${lines}\n+++\nBody\n`;
  const inner = (text: string) => text.slice(4, -10);

  it('reads every kind of value as its author wrote it', () => {
    const source = [
      'basic = "a \\"b\\" \\u00e9"',
      "literal = 'C:\\x'",
      'long = """\none\ntwo"""',
      "longer = '''\none'''",
      'day = 2024-01-02',
      'moment = 2024-01-02 03:04:05+02:00',
      'clock = 07:08:09',
      'number = 12',
      'written = 1_000',
      'float = 1.50',
      'on = true',
      'list = [\n  "a", # why\n  "b",\n]',
      'a.b."c.d" = 1',
      '[taxonomies]',
      'tags = ["x"]',
      '[extra.deep]',
      'y = { z = 1 }',
      '[[authors]]',
      'name = "A"',
      '[[authors]]',
      'name = "B"',
    ].join('\n');
    expect(read(toml(source))).toEqual({
      format: 'toml',
      block: `+++\n${source}\n+++\n`,
      problem: null,
      fields: {
        basic: 'a "b" é',
        literal: 'C:\\x',
        long: 'one\ntwo',
        longer: 'one',
        day: '2024-01-02',
        moment: '2024-01-02 03:04:05+02:00',
        clock: '07:08:09',
        number: 12,
        written: '1_000',
        float: '1.50',
        on: true,
        list: ['a', 'b'],
        a: { b: { 'c.d': 1 } },
        taxonomies: { tags: ['x'] },
        extra: { deep: { y: { z: 1 } } },
        authors: [{ name: 'A' }, { name: 'B' }],
      },
    });
  });

  it.each<[string, string, FieldValue, string]>([
    ['title = "A" # c', 'title', 'B', 'title = "B" # c'],
    ['title = "A"', 'title', 'say "x" \\', 'title = "say \\"x\\" \\\\"'],
    ["title = 'A'", 'title', 'B', "title = 'B'"],
    ["title = 'A'", 'title', "it's", 'title = "it\'s"'],
    ['t = """\nA\nB"""', 't', 'A\nC', 't = """\nA\nC"""'],
    ['date = 2024-01-02', 'date', '2025-03-04T05:06:07Z', 'date = 2025-03-04T05:06:07Z'],
    ['date = "2024-01-02"', 'date', '2025-03-04', 'date = "2025-03-04"'],
    ['date = 2024-01-02', 'date', 'soon', 'date = "soon"'],
    ['date = "soon"', 'date', '2024-01-02', 'date = 2024-01-02'],
    ['draft = true', 'draft', false, 'draft = false'],
    ['weight=1', 'weight', 2.5, 'weight=2.5'],
    ['tags = ["a", "b"]', 'tags', ['a', 'c', 'b'], 'tags = ["a", "c", "b"]'],
    ["tags = [ 'a','b' ]", 'tags', ['b'], "tags = [ 'b' ]"],
    ['tags = []', 'tags', ['a'], 'tags = ["a"]'],
    ['tags = ["a"]', 'tags', [], 'tags = []'],
    [
      'tags = [\n  "a", # 1\n  "b", # 2\n]',
      'tags',
      ['a', 'b', 'c'],
      'tags = [\n  "a", # 1\n  "b", # 2\n  "c",\n]',
    ],
    [
      'tags = [\n  "a", # 1\n  "b" # 2\n]',
      'tags',
      ['a', 'b', 'c'],
      'tags = [\n  "a", # 1\n  "b", # 2\n  "c"\n]',
    ],
    ['tags = [\n  "a",\n  "b"\n]', 'tags', ['a'], 'tags = [\n  "a"\n]'],
    ['tags = [\n  "a",\n  "b",\n]', 'tags', ['c', 'b'], 'tags = [\n  "c",\n  "b",\n]'],
    [
      '[taxonomies]\ntags = ["a"]\n[extra]\nx = 1',
      'taxonomies.tags',
      ['b'],
      '[taxonomies]\ntags = ["b"]\n[extra]\nx = 1',
    ],
    ['a.b = 1 # c', 'a.b', 2, 'a.b = 2 # c'],
    ['t = {a = 1, b = "x"}', 't.b', 'y', 't = {a = 1, b = "y"}'],
    ['"a.b" = 1', 'a.b', 2, '"a.b" = 2'],
  ])('%j with %s = %j → %j', (before, name, value, after) => {
    expect(inner(set(toml(before), name, value))).toBe(after);
  });

  it.each<[string, string, FieldValue, string]>([
    ['title = "A"', 'draft', true, 'title = "A"\ndraft = true'],
    ["title = 'A'", 'slug', 'b', "title = 'A'\nslug = 'b'"],
    ['title = "A"\n\n[extra]\nx = 1', 'draft', true, 'title = "A"\ndraft = true\n\n[extra]\nx = 1'],
    ['[extra]\nx = 1', 'title', 'A', 'title = "A"\n[extra]\nx = 1'],
    ['title="A"', 'slug', 'b', 'title="A"\nslug="b"'],
    [
      'title       = "A"\ndescription = "B"',
      'slug',
      'b',
      'title       = "A"\ndescription = "B"\nslug        = "b"',
    ],
    ['title = "A"', 'date', '2024-01-02', 'title = "A"\ndate = 2024-01-02'],
    ['date = "2024-01-02"', 'updated', '2024-01-03', 'date = "2024-01-02"\nupdated = "2024-01-03"'],
    [
      '[taxonomies]\n  tags = ["a"]',
      'taxonomies.categories',
      ['b'],
      '[taxonomies]\n  tags = ["a"]\n  categories = ["b"]',
    ],
    ['title = "A"', 'taxonomies.tags', ['a'], 'title = "A"\n\n[taxonomies]\ntags = ["a"]'],
    ['[extra]\n# why\nx = 1', 'extra.y.z', 'a', '[extra]\n# why\nx = 1\ny.z = "a"'],
    ['a.b = 1', 'a.c', 2, 'a.b = 1\na.c = 2'],
    ['t = {a = 1}', 't.b', 'x', 't = {a = 1, b = "x"}'],
    ['title = "A"', 'a\\.b', 1, 'title = "A"\n"a.b" = 1'],
  ])('%j takes %s = %j as %j, and without it is as before', (before, name, value, after) => {
    const added = set(toml(before), name, value);
    expect(inner(added)).toBe(after);
    expect(unset(added, name)).toBe(toml(before));
  });

  it('keeps CRLF, a byte order mark and lone carriage returns', () => {
    expect(set('\ufeff+++\r\na = 1\r\n+++\r\n', 'b', 2)).toBe('\ufeff+++\r\na = 1\r\nb = 2\r\n+++\r\n');
    expect(set('+++\ra = 1\r+++\rB', 'b', [2])).toBe('+++\ra = 1\rb = [2]\r+++\rB');
  });

  it('removes a field with its lines, and a table with what is in it', () => {
    expect(inner(unset(toml('a = 1\ntags = [\n  "x",\n]\nb = 2'), 'tags'))).toBe('a = 1\nb = 2');
    expect(inner(unset(toml('a = 1\n[t]\n# c\nb = 2\n[u]\nd = 1'), 't'))).toBe('a = 1\n[u]\nd = 1');
    expect(inner(unset(toml('[t]\n# a comment stays, and its table\nb = 2'), 't.b'))).toBe(
      '[t]\n# a comment stays, and its table',
    );
  });

  it('has no empty value to write, and says so', () => {
    expect(() => set(toml('a = 1'), 'a', null)).toThrow(FieldNotEditable);
    expect(() => set(toml('a = 1'), 'a', null)).toThrow('TOML has no empty value');
  });

  it.each([
    ['title = "A"\nx = yes', 3, 'Text must stand in quotes'],
    ['title = "A', 2, 'quotation mark'],
    ['a = 1\n\na = 2', 4, 'there twice'],
    ['a = 2017-02-29', 2, 'no such date'],
    ['a = 1\nb c', 3, 'key = value'],
  ])('%j has a problem at line %i: %s', (source, line, words) => {
    const { problem } = readFrontMatter(toml(source));
    expect(problem?.line).toBe(line);
    expect(problem?.message).toContain(words);
    expect(editable(readFrontMatter(toml(source)))).toBe(false);
  });

  it('[R17] answers hostile headers at once', () => {
    for (const source of [
      `a = ${'['.repeat(20_000)}`,
      `a = ${'{a='.repeat(9000)}`,
      `${'a.'.repeat(9000)}b = 1`,
      `a = "${'x'.repeat(32_000)}`,
    ])
      expect(readFrontMatter(toml(source)).problem).not.toBeNull();
  });
});

describe('JSON front matter', () => {
  it.each<[string, string, FieldValue, string]>([
    ['{\n  "title": "A"\n}\n', 'title', 'B "c"', '{\n  "title": "B \\"c\\""\n}\n'],
    ['{"a": {"b": [1, 2]}}\n', 'a.b', [1, 3], '{"a": {"b": [1, 3]}}\n'],
    ['{\n\t"t": [\n\t\t"a"\n\t]\n}\n', 't', ['a', 'b'], '{\n\t"t": [\n\t\t"a",\n\t\t"b"\n\t]\n}\n'],
    ['{\n\t"t": [\n\t\t"a",\n\t\t"b"\n\t]\n}\n', 't', ['a'], '{\n\t"t": [\n\t\t"a"\n\t]\n}\n'],
    ['---json\n{"a": 1}\n---\nB', 'a', null, '---json\n{"a": null}\n---\nB'],
  ])('%j with %s = %j → %j', (before, name, value, after) => {
    expect(set(before, name, value)).toBe(after);
  });

  it.each<[string, string, FieldValue, string]>([
    ['{\n  "a": 1,\n  "b": 2\n}\n', 'c', 'x', '{\n  "a": 1,\n  "c": "x",\n  "b": 2\n}\n'],
    ['{"a":1}\n', 'c', 'x', '{"c":"x", "a":1}\n'],
    ['{}\n', 'c', 'x', '{"c": "x"}\n'],
    ['{\n}\n', 'c', 'x', '{\n  "c": "x"\n}\n'],
    ['{\n  "a": 1\n}\n', 'x.y', ['z'], '{\n  "x": {"y": ["z"]},\n  "a": 1\n}\n'],
    ['{\r\n  "a": 1\r\n}\r\n', 'b', 2, '{\r\n  "b": 2,\r\n  "a": 1\r\n}\r\n'],
  ])(
    '%j takes %s = %j with no other line touched: %j; without it is as before',
    (before, name, value, after) => {
      expect(set(before, name, value)).toBe(after);
      expect(unset(after, name)).toBe(before);
    },
  );

  it('removes a field with its comma', () => {
    expect(unset('{\n  "a": 1,\n  "b": 2\n}\n', 'b')).toBe('{\n  "a": 1\n}\n');
    expect(unset('{\n  "a": 1,\n  "b": 2\n}\n', 'a')).toBe('{\n  "b": 2\n}\n');
  });

  it.each([
    ['{\n  "a": 1,\n}\n', 3, 'no comma after the last'],
    ['{\n  "a": b\n}\n', 2, 'double quotes'],
    ['{\n  "a": 1\n  "b": 2\n}\n', 3, 'comma is missing'],
    ['{\n  // no\n  "a": 1\n}\n', null, ''],
    ['---json\n{"a": 1, "a": 2}\n---\n', 2, 'there twice'],
  ])('%j has a problem at line %s', (text, line, words) => {
    const { problem } = readFrontMatter(text);
    expect(problem?.line ?? null).toBe(line);
    expect(problem?.message ?? '').toContain(words);
  });
});

describe('front matter below blank lines', () => {
  const below = '\ufeff\n \n---\ntitle: A\n---\nBody';

  it('is read by Hugo, Astro and Zola, and by no other', () => {
    for (const generator of GENERATORS) {
      const rules = frontMatterRules(exampleModel({ generator }), 'a.md');
      const isRead = ['hugo', 'astro', 'zola'].includes(generator);
      expect([generator, findBlock(below, rules).format]).toEqual([generator, isRead ? 'yaml' : 'none']);
    }
    expect(fields('\r\n+++\r\ntitle = "A"\r\n+++\r\n', hugo)).toEqual({ title: 'A' });
    expect(fields('\n{"title": "A"}\n', hugo)).toEqual({ title: 'A' });
  });

  it('is changed where it stands', () => {
    expect(set(below, 'title', 'B', hugo)).toBe(below.replace('title: A', 'title: B'));
    expect(unset(set(below, 'slug', 'x', hugo), 'slug', hugo)).toBe(below);
  });

  it('is none where text follows the blank lines', () => {
    expect(findBlock('\n\nText.\n\n---\n', hugo)).toMatchObject({ format: 'none', from: 0, to: 0 });
    expect(findBlock('\n---\n\nA rule above.\n', hugo)).toMatchObject({ format: 'none', from: 0, to: 0 });
  });
});

describe('Hexo’s front matter', () => {
  it('needs no opening fence', () => {
    const text = 'title: A\ndate: 2013/7/13 20:46:25\n---\nBody\n';
    expect(read(text, hexo)).toMatchObject({
      format: 'yaml',
      block: 'title: A\ndate: 2013/7/13 20:46:25\n---\n',
      fields: { title: 'A', date: '2013/7/13 20:46:25' },
    });
    expect(set(text, 'tags', ['a'], hexo)).toBe('title: A\ndate: 2013/7/13 20:46:25\ntags: [a]\n---\nBody\n');
    expect(readFrontMatter(text).format).toBe('none');
  });

  it('may be JSON without braces, ended by ;;;', () => {
    const text = '"title": "A",\n"n": 1\n;;;\nBody\n';
    expect(read(text, hexo)).toMatchObject({ format: 'json', fields: { title: 'A', n: 1 }, problem: null });
    expect(set(text, 'title', 'B', hexo)).toBe('"title": "B",\n"n": 1\n;;;\nBody\n');
    const added = set(text, 'tags', ['x'], hexo);
    expect(added).toBe('"title": "A",\n"tags": ["x"],\n"n": 1\n;;;\nBody\n');
    expect(unset(added, 'tags', hexo)).toBe(text);
    expect(readFrontMatter('"title": "A",\nx\n;;;\n', hexo).problem?.line).toBe(2);
  });

  it('goes with its fence when its last field goes', () => {
    expect(unset('title: A\n---\nBody\n', 'title', hexo)).toBe('Body\n');
    expect(unset('"title": "A"\n;;;\nBody\n', 'title', hexo)).toBe('Body\n');
    expect(unset('---\ntitle: A\n---\nBody\n', 'title', hexo)).toBe('Body\n');
    expect(unset('---\ntitle: A # why\n# more\n---\nBody\n', 'title', hexo)).toBe('---\n# more\n---\nBody\n');
  });

  it.each([
    ...['Some words\n---\n', '## Heading\n\ntext\n\n---\n', '---\n\ntext\n', 'no rule: at all\n'],
    ...['# A\n\n', '# A\r\n', '\n'].map((lines) => `${lines.repeat(100)}text\n\n---\n`),
  ])('is not what Markdown has: %j', (text) => {
    expect(readFrontMatter(text, hexo)).toMatchObject({ format: 'none', from: 0, to: 0, problem: null });
  });
});

describe('Pelican’s header', () => {
  it('is the lines at the top, in any capitals, with lists and continued lines', () => {
    const text = 'Title: A: b\nTAGS: x, y,\nSummary: one\n    two\nStatus: draft\n\nNote: this is text\n';
    expect(read(text, pelican)).toEqual({
      format: 'header',
      block: 'Title: A: b\nTAGS: x, y,\nSummary: one\n    two\nStatus: draft\n',
      problem: null,
      fields: { Title: 'A: b', TAGS: ['x', 'y'], Summary: 'one\ntwo', Status: 'draft' },
    });
    expect(readFrontMatter(text).format).toBe('none');
    expect(fields('Tags: a, b; c\nTitle: "q"\n', pelican)).toEqual({ Tags: ['a, b', 'c'], Title: '"q"' });
  });

  it('may stand between fences and is still no YAML', () => {
    expect(read('---\ntitle: a: b\ntags: c, d\n---\nBody', pelican)).toMatchObject({
      format: 'header',
      block: '---\ntitle: a: b\ntags: c, d\n---\n',
      fields: { title: 'a: b', tags: ['c', 'd'] },
    });
  });

  it.each(['Body only\n', '\nTitle: below a blank line\n', '# Title: x\n', '---\n\nA rule above.\n'])(
    'is not there in %j',
    (text) => {
      expect(readFrontMatter(text, pelican).format).toBe('none');
    },
  );

  it.each<[string, string, FieldValue, string]>([
    ['Title: A\nDate: 2024-01-02\n\nB', 'title', 'B: c', 'Title: B: c\nDate: 2024-01-02\n\nB'],
    ['Title:   A\n\nB', 'title', ' B ', 'Title:   B\n\nB'],
    ['Tags: a, b\n\nB', 'tags', ['a', 'b', 'c'], 'Tags: a, b, c\n\nB'],
    ['Tags: a,b\n\nB', 'tags', ['b'], 'Tags: b\n\nB'],
    ['Tags: a; b\n\nB', 'tags', ['a', 'c'], 'Tags: a; c\n\nB'],
    ['Tags: a\n\nB', 'tags', ['x, y'], 'Tags: x, y;\n\nB'],
    ['Title: A\nSummary: x\n\nB', 'summary', '', 'Title: A\nSummary:\n\nB'],
    ['Title: A\nSummary:\n\nB', 'summary', 'x', 'Title: A\nSummary: x\n\nB'],
    ['Title: A\r\n\r\nB', 'title', 'C', 'Title: C\r\n\r\nB'],
  ])('%j with %s = %j → %j', (before, name, value, after) => {
    expect(set(before, name, value, pelican)).toBe(after);
  });

  it.each<[string, string, FieldValue, string]>([
    ['Title: A\n\nB', 'status', 'draft', 'Title: A\nStatus: draft\n\nB'],
    ['title: A\n\nB', 'tags', ['x', 'y'], 'title: A\ntags: x, y\n\nB'],
    ['---\ntitle: A\n---\nB', 'slug', 'x', '---\ntitle: A\nslug: x\n---\nB'],
    ['Title: A', 'slug', 'x', 'Title: A\nSlug: x'],
    ['Title: A\r\n\r\nB', 'slug', 'x', 'Title: A\r\nSlug: x\r\n\r\nB'],
  ])('%j takes %s = %j as %j, and without it is as before', (before, name, value, after) => {
    expect(set(before, name, value, pelican)).toBe(after);
    expect(unset(after, name, pelican)).toBe(before);
  });

  it('begins a post that has none', () => {
    expect(set('Body', 'title', 'A', pelican)).toBe('Title: A\n\nBody');
    expect(set('\nBody', 'title', 'A', pelican)).toBe('Title: A\n\nBody');
  });

  it('holds no tables, no lines and no odd names', () => {
    for (const [name, value] of [
      ['x.y', 'z'],
      ['title', 'a\nb'],
      ['two words', 'x'],
      ['title', { a: 1 }],
    ] as const)
      expect(() => set('Title: A\n\nB', name, value, pelican)).toThrow(FieldNotEditable);
  });
});

describe('reStructuredText fields', () => {
  const text = 'A title\n=======\n\n:date: 2024-01-02 10:00\n:tags: a, b\n:summary: one\n  two\n\nBody\n';

  it('are read with the title', () => {
    expect(read(text, rst)).toMatchObject({
      format: 'rst',
      fields: { title: 'A title', date: '2024-01-02 10:00', tags: ['a', 'b'], summary: 'one\ntwo' },
    });
    expect(fields('=====\nOver\n=====\n\ntext', rst)).toEqual({ title: 'Over' });
    expect(fields(':title: In fields\n\ntext', rst)).toEqual({ title: 'In fields' });
    expect(readFrontMatter('Just text.\n\nMore.\n', rst).format).toBe('none');
  });

  it('are edited by their lines, and the title with what underlines it', () => {
    expect(set(text, 'tags', ['a'], rst)).toBe(text.replace('a, b', 'a'));
    const added = set(text, 'status', 'draft', rst);
    expect(added).toBe(text.replace('  two\n', '  two\n:status: draft\n'));
    expect(unset(added, 'status', rst)).toBe(text);
    expect(set(text, 'title', 'A longer title', rst)).toBe(
      text.replace('A title\n=======', 'A longer title\n=============='),
    );
  });
});

describe('Org keywords', () => {
  it('are read and left alone', () => {
    const text = '#+TITLE: A\n#+date: <2024-01-02 Tue>\n#+tags[]: x y\n\n* Heading\n';
    expect(read(text, org)).toMatchObject({
      format: 'org',
      fields: { title: 'A', date: '2024-01-02', tags: ['x', 'y'] },
    });
    expect(editable(readFrontMatter(text, org))).toBe(false);
    expect(read('---\ntitle: B\n---\n* H\n', org)).toMatchObject({ format: 'yaml', fields: { title: 'B' } });
  });
});

describe('fields in tables of YAML', () => {
  it.each<[string, string, FieldValue, string]>([
    ['cover:\n  image: x # c\n  alt: y', 'cover.image', 'z', 'cover:\n  image: z # c\n  alt: y'],
    ['cover: { image: x }', 'cover.image', 'z', 'cover: { image: z }'],
    ['a.b: c', 'a.b', 'd', 'a.b: d'],
  ])('%j with %s = %j → %j', (before, name, value, after) => {
    expect(set(`---\n${before}\n---\n`, name, value)).toBe(`---\n${after}\n---\n`);
  });

  it.each<[string, string, FieldValue, string]>([
    ['cover:\n    image: x\nz: 1', 'cover.alt', 'why', 'cover:\n    image: x\n    alt: why\nz: 1'],
    ['t: A', 'cover.image', 'x', 't: A\ncover:\n  image: x'],
    ['cover: {image: x}', 'cover.alt', 'why', 'cover: {image: x, alt: why}'],
    ['cover: { image: x }', 'cover.tags', ['why'], 'cover: { image: x, tags: [why] }'],
    ['tags:\n- a\ncover:\n  image: x', 'cover.list', ['b'], 'tags:\n- a\ncover:\n  image: x\n  list:\n  - b'],
  ])('%j takes %s = %j as %j, and without it is as before', (before, name, value, after) => {
    expect(set(`---\n${before}\n---\n`, name, value)).toBe(`---\n${after}\n---\n`);
    expect(unset(`---\n${after}\n---\n`, name)).toBe(`---\n${before}\n---\n`);
  });

  it('refuses a step into what is no table', () => {
    for (const before of ['cover: x', 'cover: [x]', 'cover:\n  - x'])
      expect(() => set(`---\n${before}\n---\n`, 'cover.image', 'y')).toThrow(FieldNotEditable);
  });
});

describe('keys in any capitals', () => {
  it('are one field to Hugo, and two elsewhere', () => {
    expect(set('---\nTitle: A\nTags: [x]\n---\n', 'tags', ['why'], hugo)).toBe(
      '---\nTitle: A\nTags: [why]\n---\n',
    );
    expect(set('---\nTitle: A\n---\n', 'tags', ['why'], hugo)).toBe('---\nTitle: A\nTags: [why]\n---\n');
    expect(set('---\nTitle: A\n---\n', 'title', 'B')).toBe('---\nTitle: A\ntitle: B\n---\n');
    expect(unset('+++\nDraft = true\n+++\n', 'draft', hugo)).toBe('+++\n+++\n');
  });
});
