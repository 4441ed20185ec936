import { EditorState } from '@codemirror/state';
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
    const broken = more.update({ changes: { from: 9, insert: '\n' } }).state;
    expect([...broken.field(frontMatterField).fields.keys()]).toEqual(['Title']);
  });

  it('may begin without a fence in Hexo', () => {
    expect(titleOf(state('title: A\n---\nBody', hexo))).toEqual(['title', 'A']);
    expect(state('# A heading\n\nWords.\n---\n', hexo).field(frontMatterField).to).toBe(0);
    const typed = state('title: A\n', hexo).update({ changes: { from: 9, insert: '---\n' } }).state;
    expect(titleOf(typed)).toEqual(['title', 'A']);
  });

  it('keeps its facts while the body is written', () => {
    const first = state('+++\ntitle = "A"\n+++\nBody');
    const next = first.update({ changes: { from: first.doc.length, insert: ' x' } }).state;
    expect(next.field(frontMatterField)).toBe(first.field(frontMatterField));
  });
});
