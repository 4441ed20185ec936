import type { ContentModel } from '../../blog/model';
import { livenessWords as words } from '../../messages/liveness';
import type { PostSummary } from '../post';

type Addressed = Pick<PostSummary, 'url' | 'hold' | 'problem'>;

/** Why a post's address is not known, as a sentence; null when it is. */
export function whyNoAddress(
  { url, hold, problem }: Addressed,
  { permalink, generator }: Pick<ContentModel, 'permalink' | 'generator'>,
): string | null {
  if (url !== null) return null;
  const why = words.noAddress;
  switch (hold) {
    case 'not-rendered':
      return why.noPage;
    case 'copied':
      return why.copied;
    case 'ignored-name':
    case 'ignored-place':
    case 'excluded':
    case 'shadowed':
      return why.leftOut;
    case 'draft-flag':
    case 'drafts-folder':
    case 'unpublished':
    case 'status':
    case 'unlisted':
    case null:
      break;
  }
  if (problem !== null) return generator === 'jekyll' ? why.moving : why.unreadable;
  if (permalink.kind !== 'unknown') return why.post;
  return generator === 'plain' ? why.plain : why.code;
}
