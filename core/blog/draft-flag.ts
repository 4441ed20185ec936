import type { ContentModel } from './model';

/**
 * The front matter flag that keeps a post off this blog's site, and its value when it does. Generators with a
 * drafts folder (Jekyll, Hexo) also leave out a dated post that says `published: false`, so that a draft can be
 * published without moving its file. Jekyll's and Hexo's documentation, "Front Matter".
 */
export function draftFlag({ draftRule }: Pick<ContentModel, 'draftRule'>): {
  readonly field: string;
  readonly draftValue: boolean;
} {
  switch (draftRule.kind) {
    case 'flag':
      return { field: draftRule.field, draftValue: draftRule.draftValue };
    case 'folder':
    case 'status':
    case 'none':
      return { field: 'published', draftValue: false };
  }
}
