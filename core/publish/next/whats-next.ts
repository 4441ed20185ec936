import type { ContentModel } from '../../blog/model';
import { format } from '../../messages/en';
import { nextWords as words } from '../../messages/next';
import type { ListedPost } from '../../posts/post';
import { pageAddress } from '../../posts/status/checklist';
import { statusOf, waitsFor } from '../../posts/status/status';
import type { ReviewPost } from '../model';

/** What becomes of one post that was published. */
export interface NextPost {
  readonly id: string;
  readonly title: string;
  /** Its page's whole address; null when it cannot be told, or there is none. */
  readonly address: string | null;
  /** What a reader sees of it and when; null when that is what the sentence for all says. */
  readonly sentence: string | null;
  /** The site does not show it, and the author may want to know why. */
  readonly isHidden: boolean;
}

export interface NextFacts {
  /** What went out. */
  readonly posts: readonly ReviewPost[];
  /** The blog's posts as they are. */
  readonly list: readonly ListedPost[];
  /** Null where it is not known, or there is none. */
  readonly addressOf: (post: ListedPost) => string | null;
  readonly model: ContentModel;
  /** ISO 8601. */
  readonly now: string;
  /** Where it was pushed to. */
  readonly branch: string;
  /** The branch that the host builds, as far as this computer knows; null when it does not. */
  readonly siteBranch: string | null;
}

/** What happens next, for each post and for all. Nothing is said that cannot be known from here. */
export function whatsNext(facts: NextFacts): { readonly posts: NextPost[]; readonly sentence: string } {
  const { posts, list, branch, siteBranch } = facts;
  const byId = new Map(list.map((post) => [post.id, post]));
  const next = posts.map((post) => nextOf(post, byId.get(post.id), facts));
  const elsewhere = siteBranch !== null && siteBranch !== branch;
  const isSeen = next.length === 0 || next.some(({ sentence }) => sentence === null);
  if (elsewhere) return { posts: next, sentence: format(words.otherBranch, { branch, site: siteBranch }) };
  return { posts: next, sentence: isSeen ? words.builds : words.buildsHidden };
}

function nextOf(
  { id, title, change }: ReviewPost,
  post: ListedPost | undefined,
  { addressOf, model, now }: NextFacts,
): NextPost {
  const none = { id, title, address: null, isHidden: false };
  if (change === 'deleted') return { ...none, sentence: words.deleted };
  if (post === undefined) return { ...none, sentence: null };
  const address = pageAddress({ url: addressOf(post) }, model);
  switch (statusOf(post, model, now)) {
    case 'live':
      return { id, title, address, sentence: null, isHidden: false };
    case 'unlisted':
      return { id, title, address, sentence: words.unlisted, isHidden: false };
    case 'draft':
      return { ...none, sentence: words.draft, isHidden: true };
    case 'scheduled': {
      const date = waitsFor(post, model.dates) ?? '';
      return {
        id,
        title,
        address,
        sentence: format(words.scheduled, { date: readable(date) }),
        isHidden: false,
      };
    }
    case 'expired':
    case 'hidden':
      return { ...none, sentence: words.hidden, isHidden: true };
  }
}

/** `2026-12-01T09:00:00+01:00` → `2026-12-01, 09:00 +01:00`. */
function readable(iso: string): string {
  const [, day, time, zone] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(.*)$/.exec(iso) ?? [];
  return day === undefined ? iso : [`${day}, ${time}`, zone === 'Z' ? 'UTC' : zone].filter(Boolean).join(' ');
}
