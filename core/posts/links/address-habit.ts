import { z } from 'zod';
import { DATED } from '../../blog/naming';
import type { PostLink } from './links';
import type { LinkLookup } from './lookup';
import { cutTarget, decoded, nameOf } from './paths';

/**
 * How the blog's own links address posts whose addresses only the site's code knows: what stands before and after a post's
 * name in them. `dated` names keep the date of their file.
 */
export const AddressHabit = z.strictObject({ before: z.string(), after: z.string(), dated: z.boolean() });
export type AddressHabit = z.infer<typeof AddressHabit>;

/** So many posts have to be linked the same way: one alone may be a page that is called like a post. */
const ENOUGH = 2;

/** Gathers links to posts by their names from a blog's texts. */
export class AddressHabits {
  readonly #ways = new Map<string, { readonly habit: AddressHabit; readonly posts: Set<string> }>();

  /** A link of the blog that `resolveLink` could not follow. */
  note(link: PostLink, lookup: Pick<LinkLookup, 'named' | 'urlOf'>): void {
    const path = decoded(cutTarget(link.target).path);
    if (link.image || (link.form !== 'inline' && link.form !== 'definition') || link.withoutBase) return;
    const match = /^(\/(?:.*\/)?)([^/]+?)(\/|\.html)?$/.exec(path);
    if (match === null) return;
    const [, before = '', name = '', after = ''] = match;
    const [id, ...others] = new Set(lookup.named(name));
    if (id === undefined || others.length > 0 || lookup.urlOf(id) !== null) return;
    const file = nameOf(id);
    const dated = file === name && DATED.test(file);
    if (!dated && file.replace(DATED, '') !== name) return;
    const habit = { before, after, dated };
    const key = JSON.stringify(habit);
    const known = this.#ways.get(key);
    if (known === undefined) this.#ways.set(key, { habit, posts: new Set([id]) });
    else known.posts.add(id);
  }

  /** The way most posts are linked; null where too few are. */
  habit(): AddressHabit | null {
    const [best] = [...this.#ways.values()].sort((a, b) => b.posts.size - a.posts.size);
    return best === undefined || best.posts.size < ENOUGH ? null : best.habit;
  }
}

/** A post's address as the blog's links would have it. */
export function habitualAddress(id: string, { before, after, dated }: AddressHabit): string {
  const file = nameOf(id);
  return `${before}${dated ? file : file.replace(DATED, '')}${after}`;
}
