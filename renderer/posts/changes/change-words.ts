import { counted, en } from '#core/messages/en';
import type { PostChange } from '#core/posts/change';

/** What the dialog and its button are called for a change. */
export function wordsFor(change: PostChange): { readonly title: string; readonly verb: string } {
  const { titles, verbs } = en.changes;
  switch (change.kind) {
    case 'rename':
    case 'move':
    case 'duplicate':
    case 'renameTag':
    case 'moved':
      return { title: titles[change.kind], verb: verbs[change.kind] };
    case 'delete':
      return { title: counted(titles.delete, change.postIds.length), verb: verbs.delete };
    case 'tag':
      return { title: counted(titles.tag, change.postIds.length), verb: verbs.tag };
    case 'setDraft': {
      const way = change.draft ? 'draft' : 'publish';
      return { title: counted(titles[way], change.postIds.length), verb: verbs[way] };
    }
    case 'convert':
      return { title: titles[change.to], verb: verbs[change.to] };
  }
}
