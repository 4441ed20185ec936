import type { ContentModel } from '../../blog/model';
import { localImages } from '../../media/references';
import { findLinks, type PostLink } from '../links/links';
import type { LinkLookup } from '../links/lookup';
import { cutTarget, decoded, folderOf, joined, normalPath, wayBetween } from '../links/paths';
import { resolveLink } from '../links/resolve';
import { rewriteLink } from '../links/rewrite';
import { applyEdits, type TextEdit } from '../text-edit';
import { pathAfter, type Way } from './draft';
import type { Shift } from './shifts';

/** A post whose links are to follow. Its text is as it will be but for them. */
export interface Linking {
  readonly fromId: string;
  readonly toId: string;
  readonly toUrl: string | null;
  readonly text: string;
}

/**
 * The text with its links to posts that shift changed so that they lead there still, and how many they are. Links that
 * `resolveLink` takes for another page's are left alone, and so is every byte around them.
 */
export function followLinks(
  post: Linking,
  shifts: ReadonlyMap<string, Shift>,
  model: ContentModel,
  before: LinkLookup,
): { readonly text: string; readonly count: number } {
  const edits: TextEdit[] = [];
  for (const link of findLinks(post.text, model.generator)) {
    // Those are `keepOwnLinks`' and are from the new folder by now.
    if (link.image || (isRelative(link) && folderOf(post.fromId) !== folderOf(post.toId))) continue;
    const target = resolveLink(link, post.fromId, model, before);
    const shift = target.kind === 'post' ? shifts.get(target.id) : undefined;
    if (!shift) continue;
    const insert = rewriteLink(
      link,
      { fromId: post.toId, fromUrl: post.toUrl, oldId: shift.fromId, toId: shift.toId, toUrl: shift.toUrl },
      model,
    );
    if (insert !== null && insert !== link.target) edits.push({ from: link.from, to: link.to, insert });
  }
  return { text: applyEdits(post.text, edits), count: edits.length };
}

/**
 * The text of a post that goes to another folder (or becomes a bundle) with its own relative links and images changed so
 * that they still lead where they led: to posts and files that do not go along. Only what is relative to the file.
 */
export function keepOwnLinks(
  post: Linking,
  moves: readonly Way[],
  shifts: ReadonlyMap<string, Shift>,
  files: ReadonlySet<string>,
  model: ContentModel,
  before: LinkLookup,
): string {
  if (folderOf(post.fromId) === folderOf(post.toId)) return post.text;
  const edits: TextEdit[] = [];
  const links = findLinks(post.text, model.generator);
  for (const link of links) {
    if (!isRelative(link)) continue;
    const insert = beside(link.target, post, moves, files) ?? towardsPost(link, post, shifts, model, before);
    if (insert !== null && insert !== link.target) edits.push({ from: link.from, to: link.to, insert });
  }
  const known = new Set(links.map(({ from }) => from));
  for (const { src, from, to, kind } of localImages(post.text)) {
    if (kind !== 'front-matter' || known.has(from) || !/^\.{1,2}\//.test(src)) continue;
    const insert = beside(src, post, moves, files);
    if (insert !== null && insert !== src) edits.push({ from, to, insert });
  }
  return applyEdits(post.text, edits);
}

const isRelative = ({ form, target }: PostLink): boolean =>
  (form === 'inline' || form === 'definition' || form === 'html') &&
  !/^(?:[a-z][a-z0-9+.-]*:|[/#?@{|~$])/i.test(target);

/** The new way to a file that the target names from the post's own folder; null when there is none. */
function beside(
  target: string,
  post: Linking,
  moves: readonly Way[],
  files: ReadonlySet<string>,
): string | null {
  const { path, rest } = cutTarget(target);
  const named = normalPath(joined(folderOf(post.fromId), decoded(path)));
  if (named === null || !files.has(named)) return null;
  const way = wayBetween(folderOf(post.toId), pathAfter(named, moves));
  const dotted = path.startsWith('./') && !way.startsWith('../') ? `./${way}` : way;
  // Encoded as it was: a space ends an address that is not in angle brackets.
  const written = /%[0-9a-f]{2}/i.test(path) ? encodeURI(dotted) : dotted;
  return decoded(written) === decoded(path) ? target : `${written}${rest}`;
}

function towardsPost(
  link: PostLink,
  post: Linking,
  shifts: ReadonlyMap<string, Shift>,
  model: ContentModel,
  before: LinkLookup,
): string | null {
  const target = resolveLink(link, post.fromId, model, before);
  if (target.kind !== 'post') return null;
  const shift = shifts.get(target.id);
  const toId = shift?.toId ?? target.id;
  const toUrl = shift ? shift.toUrl : before.urlOf(target.id);
  return rewriteLink(link, { fromId: post.toId, fromUrl: post.toUrl, oldId: target.id, toId, toUrl }, model);
}
