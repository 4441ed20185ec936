import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_OVERRIDE_FILE, parseOverrides } from './file';

const problemsOf = (text: string) => parseOverrides(text).problems.map(({ line }) => line);

describe('.longhand.yml', () => {
  it('says everything an author may decide', () => {
    const { overrides, lines, problems } = parseOverrides(`# ours
generator: jekyll
folders:
  - writing
  - {path: ./schreiben/, language: de}
  - path: notes
    kind: pages
drafts: {folder: _drafts}
front-matter: toml
fields:
  date: when
  tags: topics
naming: date-slug
extension: markdown
images: .
future: shown
timezone: Europe/Vienna
permalink: /:year/:title/
`);
    expect(problems).toEqual([]);
    expect(overrides).toEqual({
      generator: 'jekyll',
      folders: [
        { path: 'writing', kind: 'posts', language: null },
        { path: 'schreiben', kind: 'posts', language: 'de' },
        { path: 'notes', kind: 'pages', language: null },
      ],
      drafts: { kind: 'folder', path: '_drafts' },
      frontMatter: 'toml',
      fields: { date: 'when', tags: 'topics' },
      naming: 'date-slug',
      extension: '.markdown',
      images: '',
      future: 'shown',
      timezone: 'Europe/Vienna',
      permalink: '/:year/:title/',
    });
    expect(lines).toMatchObject({ generator: 2, folders: 3, drafts: 8, fields: 10, permalink: 18 });
  });

  it.each([
    ['{field: draft}', { kind: 'flag', field: 'draft', draftValue: true }],
    ['{field: published, value: false}', { kind: 'flag', field: 'published', draftValue: false }],
    ['{folder: _drafts}', { kind: 'folder', path: '_drafts' }],
    [
      '{field: status, values: [draft, hidden]}',
      { kind: 'status', field: 'status', draftValues: ['draft', 'hidden'], publishedValue: 'published' },
    ],
    [
      '{field: Status, values: [draft], published: live, absent: draft}',
      {
        kind: 'status',
        field: 'Status',
        draftValues: ['draft'],
        publishedValue: 'live',
        absentIsDraft: true,
      },
    ],
    ['none', { kind: 'none' }],
  ])('tells drafts by %s', (yaml, rule) => {
    expect(parseOverrides(`drafts: ${yaml}\n`).overrides).toEqual({ drafts: rule });
  });

  it('takes a time zone “local” for the zone of the machine that builds', () => {
    expect(parseOverrides('timezone: local\n').overrides).toEqual({ timezone: null });
    expect(problemsOf('timezone:\n')).toEqual([1]);
  });

  it.each(['', '\n', '# nothing yet\n', '---\n', '\uFEFF', '---\n# x\n'])('may say nothing: %j', (text) => {
    expect(parseOverrides(text)).toEqual({ overrides: {}, lines: {}, problems: [], readable: true });
  });

  it('keeps what it understands, and names the line of what it does not', () => {
    const { overrides, problems, readable } = parseOverrides(`naming: weekly
extension: .exe
folders:
  - posts
  - ../../etc
images: /etc
colour: red
fields:
  date: when
  draft: hidden
  tags: [a]
future: shown
`);
    expect(overrides).toEqual({
      folders: [{ path: 'posts', kind: 'posts', language: null }],
      fields: { date: 'when' },
      future: 'shown',
    });
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 5, 6, 7, 10, 11]);
    expect(problems[4]?.message).toContain('“colour”');
    expect(readable).toBe(true);
  });

  it('lists a folder once, and says where it is there again', () => {
    const { overrides, problems } = parseOverrides('folders:\n  - a\n  - b\n  - {path: a, language: fr}\n');
    expect(overrides.folders?.map(({ path, language }) => [path, language])).toEqual([
      ['a', null],
      ['b', null],
    ]);
    expect(problems.map(({ line }) => line)).toEqual([4]);
  });

  it.each([
    ['naming: slug\nfuture: [shown\n', 3],
    ['- a\n- b\n', 1],
    ['naming: slug\n---\nnaming: bundle\n', 2],
    ['---\nnaming: slug\n...\n', 3],
    ['x'.repeat(MAX_OVERRIDE_FILE + 1), 1],
  ])('that cannot be read decides nothing and says where: %#', (text, line) => {
    const { overrides, problems, readable } = parseOverrides(text);
    expect(overrides).toEqual({});
    expect(readable).toBe(false);
    expect(problems.map((problem) => problem.line)).toEqual([line]);
    expect(problems[0]?.message).not.toMatch(/front matter/i);
  });

  it('reports a setting that is there twice, and takes the last', () => {
    const { overrides, problems } = parseOverrides('naming: slug\nnaming: bundle\n');
    expect(overrides).toEqual({ naming: 'bundle' });
    expect(problems.map(({ line }) => line)).toContain(2);
  });

  it.each(['\r\n', '\r', '\n'])(
    'may begin with any number of comments and blank lines that end in %j',
    (end) => {
      const { overrides, problems } = parseOverrides(
        ['', '# why'].join(end).repeat(100) +
          end.repeat(100) +
          ['naming: slug', 'colour: blue', ''].join(end),
      );
      expect(overrides).toEqual({ naming: 'slug' });
      expect(problems.map(({ line }) => line)).toEqual([202]);
    },
  );

  it('is not held up by a bomb of aliases', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at++) {
      const name = String.fromCharCode(97 + at);
      const before = `*${String.fromCharCode(96 + at)}`;
      bomb.push(`${name}: &${name} [${Array(9).fill(before).join(', ')}]`);
    }
    expect(parseOverrides(`${bomb.join('\n')}\nfolders: *l\n`).overrides).toEqual({});
  });

  it('never throws, whatever the text', () => {
    const bits = fc.constantFrom(
      'folders',
      'drafts',
      ': ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      '&a ',
      '*a',
      '"',
      '? ',
      '  ',
      'path',
      '\t',
      '!x ',
      '---',
      '|',
      'null',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 4 })), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const { problems } = parseOverrides(text);
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { line } of problems) expect(line).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});
