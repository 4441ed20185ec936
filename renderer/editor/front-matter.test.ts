import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { bodyFrom, frontMatter, frontMatterField, rulesFacet } from './front-matter';

const pelican = frontMatterRules(exampleModel({ generator: 'pelican', frontMatter: 'header' }), 'a.md');
const hexo = frontMatterRules(exampleModel({ generator: 'hexo' }), 'a.md');
const state = (doc: string, rules?: typeof hexo) =>
  EditorState.create({ doc, extensions: [frontMatter(), rules ? rulesFacet.of(rules) : []] });
const titleOf = (at: EditorState) => [...at.field(frontMatterField).fields][0];

describe('the front matter of a document', () => {
  it('is between fences unless its blog says otherwise', () => {
    const text = 'Title: A\n\nBody';
    expect(state(text).field(frontMatterField).format).toBe('none');
    expect(state(text, pelican).field(frontMatterField).format).toBe('header');
    expect(bodyFrom(state(text, pelican))).toBe('Title: A\n'.length);
  });

  it('grows by a line typed behind a header without fences, and ends where it is broken off', () => {
    const first = state('Title: A\n\nBody', pelican);
    const more = first.update({ changes: { from: 9, insert: 'Date: 2024-01-02\n' } }).state;
    expect([...more.field(frontMatterField).fields.keys()]).toEqual(['Title', 'Date']);
    const again = more.update({ changes: { from: 26, insert: 'Tags: a' } }).state;
    expect([...again.field(frontMatterField).fields.keys()]).toEqual(['Title', 'Date', 'Tags']);
    const broken = more.update({ changes: { from: 9, insert: '\n' } }).state;
    expect([...broken.field(frontMatterField).fields.keys()]).toEqual(['Title']);
  });

  it('grows by a line below it as soon as that has a colon', () => {
    const first = state('Title: A\nDate 2024\n\nBody', pelican);
    const more = first.update({ changes: { from: 13, insert: ':' } }).state;
    expect([...more.field(frontMatterField).fields.keys()]).toEqual(['Title', 'Date']);
    const org = frontMatterRules(exampleModel({ generator: 'pelican', frontMatter: 'header' }), 'a.org');
    const comment = state('#+title: A\n# A comment\n', org);
    const written = comment.update({ changes: { from: 23, insert: '#+date: 2024-01-02\n' } }).state;
    expect([...written.field(frontMatterField).fields.keys()]).toEqual(['title', 'date']);
  });

  it('may begin without a fence in Hexo', () => {
    expect(titleOf(state('title: A\n---\nBody', hexo))).toEqual(['title', 'A']);
    expect(state('# A heading\n\nWords.\n---\n', hexo).field(frontMatterField).to).toBe(0);
    const typed = state('title: A\n', hexo).update({ changes: { from: 9, insert: '---\n' } }).state;
    expect(titleOf(typed)).toEqual(['title', 'A']);
  });

  const piece = fc.constantFrom(
    ...[
      '---\n',
      '---',
      '+++\n',
      '...\n',
      'title: A\n',
      'tags: [a]\n',
      'title = "A"\n',
      '{"title": "A"}',
      '}',
    ],
    ...['{', '\n', 'Words\n', ':title: A\n', '#+title: A\n', ';;;\n', ' ', '"', '# Heading\n', '====\n'],
  );
  const rulesOf = (['hugo', 'jekyll', 'hexo', 'pelican'] as const).flatMap((generator) =>
    ['a.md', 'a.rst', 'a.org'].map((id) =>
      frontMatterRules(exampleModel({ generator, frontMatter: 'yaml' }), id),
    ),
  );

  it('law: after any edits it is what reading the whole text anew gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rulesOf),
        fc.array(piece, { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.array(piece, { maxLength: 2 })), { maxLength: 6 }),
        (rules, pieces, edits) => {
          let now = state(pieces.join(''), rules);
          for (const [at, length, put] of edits) {
            const from = at % (now.doc.length + 1);
            const to = Math.min(now.doc.length, from + length);
            now = now.update({ changes: { from, to, insert: put.join('') } }).state;
            const anew = state(now.doc.toString(), rules).field(frontMatterField);
            expect(now.field(frontMatterField)).toEqual(anew);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('begins with a fence that is all there is yet', () => {
    for (const fence of ['---', '+++']) {
      const typed = state(fence.slice(1)).update({ changes: { from: 2, insert: fence.slice(2) } }).state;
      expect(typed.doc.toString()).toBe(fence);
      expect(state(fence).field(frontMatterField).format).toBe('none');
    }
  });

  it('says no more of a fence that was never closed, once it is gone', () => {
    const open = state('---\ntitle: A\n\nWords');
    expect(open.field(frontMatterField).problem).not.toBeNull();
    const gone = open.update({ changes: { from: 0, to: 4 } }).state;
    expect(gone.field(frontMatterField).problem).toBeNull();
  });

  it('ends where a closing fence is written on', () => {
    const first = state('---\ntitle: A\n---');
    const more = first.update({ changes: { from: first.doc.length, insert: '-' } }).state;
    expect(more.field(frontMatterField).format).toBe('none');
  });

  it('keeps its facts while the body is written', () => {
    const first = state('+++\ntitle = "A"\n+++\nBody');
    const next = first.update({ changes: { from: first.doc.length, insert: ' x' } }).state;
    expect(next.field(frontMatterField)).toBe(first.field(frontMatterField));
  });
});
