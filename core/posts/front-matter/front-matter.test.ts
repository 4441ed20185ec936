import { describe, expect, it } from 'vitest';
import { leastCpu } from '../../../tests/helpers/least-cpu';
import { applyEdits } from '../text-edit';
import {
  editable,
  FieldNotEditable,
  type FieldValue,
  readFrontMatter,
  setField,
  unsetField,
} from './front-matter';

const fields = (text: string) => Object.fromEntries(readFrontMatter(text).fields);
const set = (text: string, key: string, value: FieldValue) => applyEdits(text, setField(text, key, value));
const unset = (text: string, key: string) => applyEdits(text, unsetField(text, key));
/** A header's lines between fences, with a body. */
const post = (header: string) => `---\n${header}\n---\nBody\n`;

describe('reading front matter', () => {
  it('finds the block and its fields, and leaves the body out', () => {
    const text = '---\ntitle: Hello\ntags: [a, b]\n---\nBody\n---\nmore: no\n---\n';
    const read = readFrontMatter(text);
    expect(text.slice(read.from, read.to)).toBe('---\ntitle: Hello\ntags: [a, b]\n---\n');
    expect(fields(text)).toEqual({ title: 'Hello', tags: ['a', 'b'] });
    expect(read.problem).toBeNull();
  });

  it.each([
    ['CRLF', '---\r\ntitle: A\r\n---\r\nBody', { title: 'A' }],
    ['lone CR', '---\rtitle: A\rdraft: true\r---\rBody', { title: 'A', draft: true }],
    ['a byte order mark', '\ufeff---\ntitle: A\n---\n', { title: 'A' }],
    ['only front matter, without a last line end', '---\ntitle: A\n---', { title: 'A' }],
    ['a closing ...', '---\ntitle: A\n...\n---\n', { title: 'A' }],
    ['an empty block', '---\n---\nBody', {}],
    ['only comments', '---\n# nothing\n---\nBody', {}],
    ['an indented header', '---\n  title: A\n  draft: false\n---\n', { title: 'A', draft: false }],
    ['TOML', '+++\ntitle = "A"\ndate = 2024-01-02\n+++\nBody', { title: 'A', date: '2024-01-02' }],
    ['JSON', '{\n  "title": "A }",\n  "tags": ["b"]\n}\nBody', { title: 'A }', tags: ['b'] }],
    ['JSON between fences', '---json\n{"title": "A"}\n---\n', { title: 'A' }],
  ])('[R17] reads %s', (_, text, expected) => {
    expect(fields(text)).toEqual(expected);
    expect(readFrontMatter(text).problem).toBeNull();
  });

  it.each([
    ['plain text', 'Hello\n'],
    ['a fence inside code', '```\n---\ntitle: A\n---\n```\n'],
    ['a leading rule', '---\n\nText after a rule.\n'],
    ['a rule of four', '----\ntitle: A\n----\n'],
    ['a shortcode', '{{< figure >}}\n'],
    ['an empty text', ''],
  ])('[R17] sees none in %s', (_, text) => {
    expect(readFrontMatter(text)).toMatchObject({ format: 'none', from: 0, to: 0, problem: null });
  });

  it('[R16] keeps values as their author wrote them', () => {
    const header = 'a: 1.10\nb: 0123\nc: no\nd: 2024-01-02 10:00\ne: 12\nf: true\ng: ~\nh: 1_000\ni: -0';
    expect(fields(post(header))).toEqual({
      a: '1.10',
      b: '0123',
      c: 'no',
      d: '2024-01-02 10:00',
      e: 12,
      f: true,
      g: null,
      h: '1_000',
      i: '-0',
    });
  });

  it.each([
    ['a tab', 'title: A\n\tdraft: true', 3],
    ['a colon in a value', 'title: A\nother: b: c', 3],
    ['a repeated key', 'title: A\ndraft: true\ntitle: B', 4],
    ['an open quote', 'title: "A\ndraft: true', 2],
    ['a reference to nothing', 'title: A\nby: *somebody', 3],
    ['emphasis in place of a text', 'title: *Some* words', 2],
    ['no field at all', 'just words', 2],
  ])('[R17] names the line of %s and disables the form', (_, header, line) => {
    const read = readFrontMatter(post(header));
    expect(read.problem?.line).toBe(line);
    expect(read.problem?.message).toMatch(/^[A-Z].*\.$/s);
    expect(editable(read)).toBe(false);
    expect(() => setField(post(header), 'title', 'B')).toThrow(/edited as text/);
  });

  it('keeps the last value of a repeated key for the list', () => {
    expect(fields(post('title: A\ntitle: B'))).toEqual({ title: 'B' });
  });

  it('[R17] runs and rewrites nothing in ---js', () => {
    const text = '---js\n{ title: globalThis.ran = true }\n---\nBody\n';
    expect(readFrontMatter(text)).toMatchObject({ format: 'none', problem: { line: 1 } });
    expect('ran' in globalThis).toBe(false);
    expect(editable(readFrontMatter(text))).toBe(false);
  });

  it('[R17] says that a block is never closed', () => {
    const read = readFrontMatter('---\ntitle: A\n\nText\n');
    expect(read).toMatchObject({ format: 'none', problem: { line: 1 } });
    expect(editable(read)).toBe(false);
  });

  it('offers to edit what parses, and to begin where there is nothing', () => {
    expect(editable(readFrontMatter('+++\ntitle = "A"\n+++\n'))).toBe(true);
    expect(editable(readFrontMatter('{"title": "A"}\n'))).toBe(true);
    expect(editable(readFrontMatter('Body'))).toBe(true);
  });

  it.each([
    ['an alias bomb', `a: &a [x,x,x,x,x,x,x,x,x,x]\n${bomb()}`],
    ['deep brackets', `a: ${'['.repeat(50_000)}`],
    ['deep dashes', `a:\n  ${'- '.repeat(50_000)}x`],
    ['deep indentation', Array.from({ length: 600 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['a huge header', 'title: A\n'.repeat(200_000)],
    ['a huge flow map', `a: {${Array.from({ length: 20_000 }, (_, n) => `k${n}: v`).join(', ')}}`],
    ['many anchors', Array.from({ length: 4_000 }, (_, n) => `k${n}: &a${n} *a${n - 1}`).join('\n')],
    ['an alias to itself', 'a: &a [*a]'],
  ])('[R17] reads or refuses %s within 100 ms', (_, header) => {
    let format = '';
    const spent = leastCpu(() => {
      format = readFrontMatter(post(header)).format;
    });
    expect(spent).toBeLessThan(100);
    expect(format).toBe('yaml');
  });

  it('[R17] refuses keys in keys on one line, at which the parser calls itself', () => {
    for (const part of ['a: ', '"a": ', '<<: ']) {
      const { format, problem } = readFrontMatter(post(`${part.repeat(6000)}]`));
      expect(format).toBe('yaml');
      expect(problem).not.toBeNull();
    }
  });
});

function bomb(): string {
  return Array.from({ length: 25 }, (_, n) => {
    const [name, of] = [String.fromCharCode(98 + n), String.fromCharCode(97 + n)];
    return `${name}: &${name} [${Array(9).fill(`*${of}`).join(',')}]`;
  }).join('\n');
}

describe('setting a field', () => {
  it.each<[string, string, FieldValue, string]>([
    ['title: A # why', 'title', 'B', 'title: B # why'],
    ['title:   A', 'title', 'B', 'title:   B'],
    ['title : A', 'title', 'B', 'title : B'],
    ["title: 'A'", 'title', "It's", "title: 'It''s'"],
    ['title: "A"', 'title', 'say "b"', 'title: "say \\"b\\""'],
    ['title: A', 'title', 'A: b', 'title: "A: b"'],
    ['title: A', 'title', '# x', 'title: "# x"'],
    ['title: A', 'title', '@x', 'title: "@x"'],
    ['title: A', 'title', 'yes', 'title: "yes"'],
    ['title: A', 'title', '1.10', 'title: "1.10"'],
    ['title: A', 'title', '2024-01-02', 'title: "2024-01-02"'],
    ['title: A', 'title', '', 'title: ""'],
    ['title: A', 'title', ' b ', 'title: " b "'],
    ['title: A', 'title', 'a\nb', 'title: "a\\nb"'],
    ['title: A', 'title', null, 'title:'],
    ['title:', 'title', 'A', 'title: A'],
    ['title: # why', 'title', 'A', 'title: A # why'],
    ['title: A', 'title', 'a "b" c', 'title: a "b" c'],
    ['title: A\nsub: "B"', 'title', 'yes', 'title: "yes"\nsub: "B"'],
    ['date: 2024-01-02', 'date', '2024-01-03', 'date: 2024-01-03'],
    ["date: '2024-01-02'", 'date', '2024-01-03', "date: '2024-01-03'"],
    ['date:', 'date', '2024-01-03', 'date: 2024-01-03'],
    ['version: 1.10', 'version', '1.20', 'version: 1.20'],
    // 12:30 is 45000 to readers of YAML 1.1; a time that was written so stays one.
    ['title: 1984', 'title', '12:30', 'title: "12:30"'],
    ['at: 12:30', 'at', '13:45', 'at: 13:45'],
    ['draft: yes', 'draft', 'no', 'draft: no'],
    ['draft: True', 'draft', false, 'draft: False'],
    ['weight: 1', 'weight', 20, 'weight: 20'],
    ['tags: [a, b]', 'tags', ['a', 'c'], 'tags: [a, c]'],
    ['tags: [ "a",b ]', 'tags', ['a', 'b', 'c d'], 'tags: [ "a",b,c d ]'],
    ['tags: [a]', 'tags', [], 'tags: []'],
    ['tags: []', 'tags', ['a', 'b'], 'tags: [a, b]'],
    ['tags: [a, b, c]', 'tags', ['b', 'c'], 'tags: [b, c]'],
    ['tags: [a]', 'tags', ['x', 'a'], 'tags: [x, a]'],
    ['tags: [a]', 'tags', ['a', 'b, c'], 'tags: [a, "b, c"]'],
    [
      'tags:\n  - a # one\n  # two\n  - "b"',
      'tags',
      ['a', 'c', 'd'],
      'tags:\n  - a # one\n  # two\n  - "c"\n  - "d"',
    ],
    ['tags:\n- a\n- b', 'tags', ['b'], 'tags:\n- b'],
    ['tags:\n  -   a', 'tags', ['a', 'b'], 'tags:\n  -   a\n  -   b'],
    ['tags:\n  - a', 'tags', [], 'tags: []'],
    ['tags:', 'tags', ['a', 'b'], 'tags: [a, b]'],
    ['cats:\n  - x\ntags:', 'tags', ['a'], 'cats:\n  - x\ntags:\n  - a'],
    ['tags: a', 'tags', ['a', 'b'], 'tags: [a, b]'],
    ['text: |\n  one\n  two\nz: 1', 'text', 'three\n\nfour\n', 'text: |\n  three\n\n  four\nz: 1'],
    ['text: |\n  one', 'text', 'two', 'text: |-\n  two'],
    ['text: >-\n  one\n  more\nz: 1', 'text', 'short', 'text: >-\n  short\nz: 1'],
    ['text: |\n  one', 'text', ' indented', 'text: " indented"'],
    ['a: b\n\n# end', 'c', 'd', 'a: b\n\n# end\nc: d'],
    ['a: "b"', 'c', 'd', 'a: "b"\nc: "d"'],
    ["date: '2024-01-01'", 'lastmod', '2024-01-02', "date: '2024-01-01'\nlastmod: '2024-01-02'"],
    ['a : b', 'c', true, 'a : b\nc : true'],
    ['  a: b', 'c', 1, '  a: b\n  c: 1'],
    ['t:\n  - a', 'c', ['x', 'w'], 't:\n  - a\nc:\n  - x\n  - w'],
    ['a: b', 'c', ['x', 'w'], 'a: b\nc: [x, w]'],
    ['a: b', 'c: d', 'e', 'a: b\n"c: d": e'],
    ['a: &x b\nc: *x', 'c', 'd', 'a: &x b\nc: d'],
    ['m:\n  k: v\nz: 1', 'm', 'x', 'm: x\nz: 1'],
    ['a: b', 'c', { k: ['v'] }, 'a: b\nc: {k: [v]}'],
  ])('[R16] %j, %s = %j → %j', (before, key, value, after) => {
    expect(set(post(before), key, value)).toBe(post(after));
  });

  it('makes no edit when the value is there already', () => {
    expect(setField(post("title: 'A'\ntags: [a,  b]"), 'title', 'A')).toEqual([]);
    expect(setField(post("title: 'A'\ntags: [a,  b]"), 'tags', ['a', 'b'])).toEqual([]);
  });

  it('creates a block before a text that has none, after its byte order mark, with its line ends', () => {
    expect(set('Body\n', 'title', 'A')).toBe('---\ntitle: A\n---\nBody\n');
    expect(set('\ufeffBody\r\n', 'title', 'A')).toBe('\ufeff---\r\ntitle: A\r\n---\r\nBody\r\n');
    expect(set('', 'title', 'A')).toBe('---\ntitle: A\n---\n');
  });

  it('[R16] adds to an empty block and to CRLF files', () => {
    expect(set('---\n---\nBody', 'title', 'A')).toBe('---\ntitle: A\n---\nBody');
    expect(set('---\r\na: b\r\n---\r\n', 'tags', ['x'])).toBe('---\r\na: b\r\ntags: [x]\r\n---\r\n');
    expect(set('---\r\ntags:\r\n- a\r\n---\r\n', 'tags', ['a', 'b'])).toBe(
      '---\r\ntags:\r\n- a\r\n- b\r\n---\r\n',
    );
    expect(set('---\ra: b\rc: d\r---\r', 'a', 'x')).toBe('---\ra: x\rc: d\r---\r');
  });

  it.each<[string, string, string, FieldValue]>([
    ['a value that others refer to', 'a: &x b\nc: *x', 'a', 'd'],
    ['a value with a type', 'a: !!str 12', 'a', 'd'],
    ['a merge', 'a: &x {k: v}\n<<: *x', '<<', 'd'],
    ['a map in braces', '{a: b}', 'a', 'c'],
    ['an explicit key', '? a\n: b', 'a', 'c'],
    ['half a character', 'a: b', 'a', '\ud800'],
    ['no number', 'a: 1', 'a', Number.NaN],
  ])('[R16] refuses %s', (_, header, key, value) => {
    expect(() => setField(post(header), key, value)).toThrow(FieldNotEditable);
  });
});

describe('removing a field', () => {
  it.each<[string, string, string]>([
    ['a: b\nc: d # why\ne: f', 'c', 'a: b\ne: f'],
    ['a: b\n# about c\nc:\n  - d\n  - e # last\nf: g', 'c', 'a: b\n# about c\nf: g'],
    ['a: |\n  x\n  y\nc: d', 'a', 'c: d'],
    ['a: b\nc:', 'c', 'a: b'],
    ['a: b\nm:\n  k:\n    - v\n  l:\nz: 1', 'm', 'a: b\nz: 1'],
    ['a: b', 'z', 'a: b'],
  ])('%j without %s → %j', (before, key, after) => {
    expect(unset(post(before), key)).toBe(post(after));
  });

  it('leaves a text without front matter alone and refuses what others refer to', () => {
    expect(unsetField('Body', 'a')).toEqual([]);
    expect(() => unsetField(post('a: &x b\nc: *x'), 'a')).toThrow(FieldNotEditable);
  });
});
