import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENERATORS } from '../model';
import { editOverrides, OverridesNotEditable } from './edit';
import { parseOverrides } from './file';
import { BlogOverrides, FACTS } from './overrides';

const HEADER = '# How Longhand reads this blog. Written by its blog settings.\n';
/** The text after the author changed parts of what it says; undefined takes a part away. */
const change = (text: string, parts: BlogOverrides) =>
  editOverrides(text, { ...parseOverrides(text).overrides, ...parts });
const posts = (...paths: string[]) => paths.map((path) => ({ path, kind: 'posts' as const, language: null }));

describe('writing .longhand.yml', () => {
  it('begins a file with a line that says what it is', () => {
    expect(change('', { folders: posts('writing') })).toBe(`${HEADER}folders: [writing]\n`);
  });

  it.each<[string, BlogOverrides, string]>([
    ['drafts', { drafts: { kind: 'none' } }, 'drafts: none\n'],
    ['a drafts folder', { drafts: { kind: 'folder', path: '_drafts' } }, 'drafts: {folder: _drafts}\n'],
    [
      'a drafts flag',
      { drafts: { kind: 'flag', field: 'live', draftValue: false } },
      'drafts: {field: live, value: false}\n',
    ],
    ['the zone of the building machine', { timezone: null }, 'timezone: local\n'],
    ['the blog’s own folder', { images: '', folders: posts('') }, 'folders: ["."]\nimages: "."\n'],
    [
      'folders with languages',
      { folders: [{ path: 'fr', kind: 'posts', language: 'fr' }, ...posts('en')] },
      'folders: [{path: fr, language: fr}, en]\n',
    ],
    [
      'what was found of a folder',
      {
        folders: [
          { path: 'notes', kind: 'posts', language: null, underscored: 'all' },
          { path: 'docs', kind: 'posts', language: null, guessed: true },
        ],
      },
      'folders: [{path: notes, underscored: all}, {path: docs, guessed: true}]\n',
    ],
    ['fields', { fields: { date: 'when' } }, 'fields: {date: when}\n'],
  ])('writes %s', (_, parts, lines) => {
    expect(change('', parts)).toBe(HEADER + lines);
  });

  it('changes only the line it is about', () => {
    const before = `# our blog
naming: slug   # as ever
folders:
  # the English ones
  - content/en
  - 'content/fr'

fields:
  # set by the importer
  date: "when"
future: hidden
`;
    expect(change(before, { naming: 'bundle' })).toBe(before.replace('naming: slug', 'naming: bundle'));
    expect(change(before, { folders: posts('content/en', 'content/de') })).toBe(
      before.replace("'content/fr'", "'content/de'"),
    );
    expect(change(before, { fields: { date: 'day', cover: 'picture' } })).toBe(
      before.replace('date: "when"\n', 'date: "day"\n  cover: "picture"\n'),
    );
    expect(change(before, { future: undefined })).toBe(before.replace('future: hidden\n', ''));
    expect(change(before, {})).toBe(before);
  });

  it('keeps what it does not understand', () => {
    const before = 'colour: red\nimages: ../out\nnaming: slug\n';
    expect(change(before, { naming: undefined, future: 'shown' })).toBe(
      'colour: red\nimages: ../out\nfuture: shown\n',
    );
  });

  it.each([
    ['\r\n line ends', 'naming: slug\r\n', 'naming: slug\r\nfuture: shown\r\n'],
    ['no last line end', 'naming: slug', 'naming: slug\nfuture: shown'],
    ['a byte order mark', '\uFEFFnaming: slug\n', '\uFEFFnaming: slug\nfuture: shown\n'],
    ['a start of a document', '# ours\n---\nnaming: slug\n', '# ours\n---\nnaming: slug\nfuture: shown\n'],
    ['only a comment', '# later\n', '# later\nfuture: shown\n'],
  ])('keeps %s', (_, before, after) => {
    expect(change(before, { future: 'shown' })).toBe(after);
    expect(change(after, { future: undefined })).toBe(before);
  });

  it('leaves nothing of a file that it began and that says nothing any more', () => {
    expect(change(change('', { naming: 'slug' }), { naming: undefined })).toBe('');
    expect(change('# ours\nnaming: slug\n', { naming: undefined })).toBe('# ours\n');
  });

  it.each(['naming: [slug\n', 'naming: slug\n---\nx: 1\n', '- a\n', '{naming: slug}\n'])(
    'refuses a file that it cannot change line by line: %j',
    (text) => {
      expect(() => change(text, { future: 'shown' })).toThrow(OverridesNotEditable);
    },
  );
});

const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const folder = fc.record({
  path,
  kind: fc.constantFrom('posts', 'drafts', 'pages'),
  language: fc.option(fc.constantFrom('en', 'zh-CN', 'no', 'pt-BR'), { nil: null }),
});
const drafts = fc.oneof(
  fc.constant({ kind: 'none' }),
  path.map((folder) => ({ kind: 'folder', path: folder })),
  fc.record({ kind: fc.constant('flag'), field: word, draftValue: fc.boolean() }),
  fc.record({
    kind: fc.constant('status'),
    field: word,
    draftValues: fc.array(word, { minLength: 1, maxLength: 2 }),
    publishedValue: word,
  }),
);
const overrides = fc
  .record(
    {
      generator: fc.constantFrom(...GENERATORS),
      folders: fc.uniqueArray(folder, { minLength: 1, maxLength: 3, selector: ({ path }) => path }),
      drafts,
      fields: fc.record({ title: word, date: word, cover: word, tags: word }, { requiredKeys: ['tags'] }),
      naming: fc.constantFrom('slug', 'date-slug', 'bundle'),
      images: path,
      timezone: fc.constantFrom('UTC', 'Europe/Vienna', null),
      permalink: fc.constantFrom('/:year/:title/', '/x/:name/', 'yes', '#', '12'),
      frontMatter: fc.constantFrom('yaml', 'none'),
    },
    { requiredKeys: [] },
  )
  .map((value) => BlogOverrides.parse(value));

describe('laws of .longhand.yml', () => {
  it('what is written is what is read', () => {
    fc.assert(
      fc.property(overrides, overrides, (one, two) => {
        const first = editOverrides('', one);
        expect(parseOverrides(first).overrides).toEqual(one);
        expect(parseOverrides(editOverrides(first, two)).overrides).toEqual(two);
      }),
    );
  });

  it('a part that is added and taken away again leaves the same bytes', () => {
    fc.assert(
      fc.property(overrides, overrides, (one, two) => {
        const start = editOverrides('# ours\nfuture: shown\n', { ...one, future: 'shown' });
        const fresh = FACTS.filter((fact) => one[fact] === undefined && two[fact] !== undefined);
        const added = Object.fromEntries(fresh.map((fact) => [fact, two[fact]]));
        const more = editOverrides(start, { ...one, future: 'shown', ...added });
        expect(editOverrides(more, { ...one, future: 'shown' })).toBe(start);
      }),
    );
  });
});
