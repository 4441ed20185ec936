import { Failure } from '../../ipc/errors';
import { en } from '../../messages/en';
import type { Belongings } from './belongings';
import type { ChangeFacts, Way } from './draft';
import { requireFree, requireName } from './file-name';
import { join, type PostPlace, pathOf, split } from './post-place';

/** Moves a post to another place, with its bundle or its folder of assets. Empty when it is there already. */
export function relocate(post: Belongings, to: PostPlace, facts: ChangeFacts): readonly Way[] {
  const target = pathOf(to);
  if (target === post.id) return [];
  if (facts.links.has(post.id)) throw new Failure('change-refused', { reason: en.changes.reasons.link });
  const name = `${to.date}${to.slug}`;
  if (name !== `${post.place.date}${post.place.slug}`) {
    // By itself first: a date before it or an extension behind it would hide that it says nothing.
    requireName(to.slug, facts.model);
    requireName(to.bundle ? name : split(target).name, facts.model);
  }
  const moves: Way[] =
    post.bundle === null || !to.bundle
      ? [{ from: post.id, to: target }]
      : [{ from: post.bundle, to: join(to.folder, name) }];
  if (post.assets !== null) moves.push({ from: post.assets, to: join(to.folder, `${name}${to.language}`) });
  const leaving = moves.map(({ from }) => from);
  for (const move of moves) if (move.from !== move.to) requireFree(move.to, facts.files, leaving);
  return moves.filter(({ from, to: end }) => from !== end);
}
