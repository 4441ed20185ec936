import type { Review } from '#core/publish/model';
import type { Shown } from '../../bridge/bridge';
import type { ChosenTime } from '../view';

/** What putting a date into a post needs of the posts. */
export interface DateParts {
  /** Makes posts of drafts; where those went that are in another file now, or why it was not done. */
  readonly undraft: (ids: readonly string[]) => Promise<ReadonlyMap<string, string> | Shown>;
  /** Sets a field of a post in the editor and saves it; why that could not be done, else null. */
  readonly setField: (id: string, field: string, value: string) => Promise<Shown | null>;
}

/**
 * Makes the one post of a review ready for its time: no draft, and dated. The paths to look at from then on, or why it could
 * not be done.
 */
export async function putDate(
  review: Pick<Review, 'posts' | 'paths'>,
  { field, date }: Pick<ChosenTime, 'field' | 'date'>,
  { undraft, setField }: DateParts,
): Promise<readonly string[] | Shown> {
  const [post] = review.posts;
  if (post === undefined) return review.paths;
  const moved = post.draft ? await undraft([post.id]) : new Map<string, string>();
  if ('code' in moved) return moved;
  const failed = await setField(moved.get(post.id) ?? post.id, field, date);
  return failed ?? review.paths.map((path) => moved.get(path) ?? path);
}
