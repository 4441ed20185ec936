import type { ContentModel } from '../blog/model';
import type { FieldValue } from './front-matter/front-matter';

/** The field that makes a new post a draft and its value; null where a folder decides, or the blog has no drafts. */
export function draftMark({ draftRule }: Pick<ContentModel, 'draftRule'>): {
  readonly field: string;
  readonly value: FieldValue;
} | null {
  switch (draftRule.kind) {
    case 'flag':
      return { field: draftRule.field, value: draftRule.draftValue };
    case 'status':
      return { field: draftRule.field, value: draftRule.draftValues[0] ?? 'draft' };
    case 'folder':
    case 'none':
      return null;
  }
}
