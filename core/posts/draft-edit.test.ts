import { describe, expect, it } from 'vitest';
import type { ContentModel } from '../blog/model';
import { draftEdits } from './draft-edit';
import { readFrontMatter } from './front-matter/front-matter';

const FLAG: ContentModel['draftRule'] = { kind: 'flag', field: 'draft', draftValue: true };
const STATUS: ContentModel['draftRule'] = {
  kind: 'status',
  field: 'Status',
  draftValues: ['draft'],
  publishedValue: 'published',
};
const FOLDER: ContentModel['draftRule'] = { kind: 'folder', path: '_drafts' };

describe('what makes a post a draft, or no longer one', () => {
  it.each<[string, ContentModel['draftRule'], boolean, readonly (readonly [string, unknown])[]]>([
    ['title: A', FLAG, true, [['draft', true]]],
    ['Draft: false', FLAG, true, [['Draft', true]]],
    ['draft: no', FLAG, true, [['draft', 'yes']]],
    ['draft: yes', FLAG, false, [['draft', 'no']]],
    ['title: A', FLAG, false, []],
    [
      'draft: true\npublished: false',
      FLAG,
      false,
      [
        ['draft', false],
        ['published', true],
      ],
    ],
    ['title: A', FOLDER, true, [['published', false]]],
    ['published: false', FOLDER, false, [['published', true]]],
    ['title: A', STATUS, true, [['Status', 'draft']]],
    ['status: hidden', STATUS, false, [['status', 'published']]],
  ])('%j by %j, on: %j', (header, draftRule, on, settings) => {
    const { fields } = readFrontMatter(`---\n${header}\n---\n`);
    expect(draftEdits(fields, { draftRule }, on).map(({ name, value }) => [name, value])).toEqual(settings);
  });
});
