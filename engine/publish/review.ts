import { readFile, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ContentModel } from '#core/blog/model';
import { Failure } from '#core/ipc/errors';
import { imageCandidates, linkedFiles, localImages } from '#core/media/references';
import { summarise } from '#core/posts/facts';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import type { Review, ReviewFile } from '#core/publish/model';
import type { StatusEntry } from '#core/publish/parse-status';
import { toBlogPath, toRepositoryPath } from '#core/publish/repository-path';
import { suggestMessage } from '#core/publish/suggest-message';
import { additionDiff, parseUnifiedDiff } from '#core/publish/unified-diff';
import { isBlogPath, locate } from '../blog/paths';
import { failureOf, git } from './git';
import { describeRepository, publishableRepository, type ReadyRepository } from './repository';
import { movedAlong, textInHead } from './review-moved';
import { readStatus } from './status';
import { ignoreRules, whyUnpublishable } from './unpublishable';

/** What of an opened blog a review reads. */
export interface ReviewedBlog {
  readonly root: string;
  readonly model: ContentModel;
}

/**
 * What publishing the post would do: the post and the images it names, as far as they differ from the last
 * commit. Reads only. Fails with `git-missing`, `not-a-repository`, `detached-head`, `operation-in-progress`,
 * `path-outside-blog`, `path-ignored`, and `nothing-to-publish` when no commits wait either.
 */
export async function reviewPublish(blog: ReviewedBlog, postId: string): Promise<Review> {
  if (!isBlogPath(postId)) throw new Failure('path-outside-blog', { path: postId });
  const repository = await publishableRepository(blog.root);
  const { text, path } = await readPost(blog.root, postId);
  const images = await findImages(blog, postId, text ?? '');
  const { entries, branch } = await readStatus(repository);
  const inBlog = changesInBlog(repository, entries);
  const post = await reviewPost(repository, path, inBlog.get(path), text);
  if (!post && text !== null) await refuseUnpublishable(repository, path);
  const ignored = await ignoredImages(repository, images.found, inBlog);
  const files = post ? [post] : [];
  for (const image of images.found.keys()) files.push(...reviewImage(image, inBlog.get(image)));
  for (const file of images.linked) {
    // One that is known already may have been changed for reasons of its own.
    const entry = inBlog.get(file);
    if (entry?.change === 'added' && !images.found.has(file)) files.push(...reviewImage(file, entry, 'file'));
  }
  if (post) {
    const { model, root } = blog;
    const { change } = post;
    const changes = inBlog;
    const readBlogFile = (file: string) => readText(root, file);
    const request = { repository, model, postId: path, text, change, changes, readBlogFile };
    for (const { path: other, role } of await movedAlong(request)) {
      if (files.some((file) => file.path === other)) continue;
      const entry = inBlog.get(other);
      const file =
        role === 'image'
          ? reviewImage(other, entry)[0]
          : await reviewPost(repository, other, entry, await readBlogFile(other));
      if (file) files.push(file);
    }
  }
  const waitingCommits = branch.ahead ?? (await countWaiting(repository));
  if (files.length === 0 && waitingCommits === 0) throw new Failure('nothing-to-publish');
  const words = text ?? (await textInHead(repository, path)) ?? '';
  const { title } = summarise({ id: postId, text: words, modified: 0, model: blog.model });
  return {
    postId,
    title,
    repository: describeRepository(repository),
    files,
    missingImages: [...images.missing, ...ignored],
    undescribedImages: images.undescribed,
    otherChanges: entries.length - files.length,
    waitingCommits,
    message: suggestMessage(title, post?.change ?? 'modified'),
  };
}

/**
 * The post's text as it is on the disk, null when it was deleted; and the file it is in, which is another one where
 * `postId` is a link inside the blog.
 */
async function readPost(root: string, postId: string): Promise<{ text: string | null; path: string }> {
  const place = await locate(root, postId);
  switch (place.kind) {
    case 'file': {
      const path = relative(await realpath(root), place.path)
        .split(sep)
        .join('/');
      return { text: await readFile(place.path, 'utf8'), path };
    }
    case 'missing':
      return { text: null, path: postId };
    case 'bad-path':
    case 'outside-link':
    case 'not-a-file':
      throw new Failure('path-outside-blog', { path: postId });
    case 'unreadable':
      throw new Failure('post-unreadable', { path: postId, reason: place.reason });
  }
}

async function readText(root: string, path: string): Promise<string | null> {
  const place = await locate(root, path);
  return place.kind === 'file' ? readFile(place.path, 'utf8') : null;
}

interface NamedImages {
  /** Path → how the post names it. */
  readonly found: ReadonlyMap<string, string>;
  readonly missing: string[];
  readonly undescribed: string[];
  /** Files of the blog that the post links to. */
  readonly linked: ReadonlySet<string>;
}

async function findImages({ root, model }: ReviewedBlog, postId: string, text: string): Promise<NamedImages> {
  const found = new Map<string, string>();
  const missing = new Set<string>();
  const undescribed = new Set<string>();
  for (const { src, alt, kind } of localImages(text, frontMatterRules(model, postId))) {
    const path = await firstFile(root, imageCandidates(src, postId, model));
    if (path === null) missing.add(src);
    else found.set(path, src);
    if (kind !== 'front-matter' && alt.trim() === '') undescribed.add(src);
  }
  found.delete(postId);
  const linked = new Set<string>();
  for (const src of linkedFiles(text, frontMatterRules(model, postId))) {
    const path = await firstFile(root, imageCandidates(src, postId, model));
    if (path !== null) linked.add(path);
  }
  return { found, missing: [...missing], undescribed: [...undescribed], linked };
}

async function firstFile(root: string, candidates: readonly string[]): Promise<string | null> {
  for (const path of candidates) {
    if ((await locate(root, path)).kind === 'file') return path;
  }
  return null;
}

function changesInBlog(
  { prefix }: ReadyRepository,
  entries: readonly StatusEntry[],
): Map<string, StatusEntry> {
  const changes = new Map<string, StatusEntry>();
  for (const entry of entries) {
    const path = toBlogPath(prefix, entry.path);
    if (path !== null) changes.set(path, entry);
  }
  return changes;
}

function reviewImage(
  path: string,
  entry: StatusEntry | undefined,
  role: 'image' | 'file' = 'image',
): ReviewFile[] {
  return entry ? [{ path, change: entry.change, role, added: 0, removed: 0, diff: '' }] : [];
}

/** Null when the post is as it is in the last commit. */
async function reviewPost(
  repository: ReadyRepository,
  postId: string,
  entry: StatusEntry | undefined,
  text: string | null,
): Promise<ReviewFile | null> {
  if (!entry) return null;
  const diff =
    entry.change === 'added' ? additionDiff(text ?? '') : await diffFromHead(repository, entry.path);
  // Staged one way and changed back on the disk: Git lists it, and it is what the last commit has.
  if (diff === '' && entry.change === 'modified') return null;
  const { added, removed } = parseUnifiedDiff(diff);
  return { path: postId, change: entry.change, role: 'post', added, removed, diff };
}

async function diffFromHead(repository: ReadyRepository, path: string): Promise<string> {
  try {
    const { stdout } = await git(repository.topLevel, {
      operation: 'compare with the last commit',
      args: [
        ...[
          'diff',
          '--no-ext-diff',
          '--no-textconv',
          '--no-color',
          '--no-renames',
          '--ignore-submodules=all',
        ],
        ...['--src-prefix=a/', '--dst-prefix=b/', '--unified=3', 'HEAD', '--', path],
      ],
    });
    return stdout;
  } catch (error) {
    throw failureOf(error);
  }
}

async function refuseUnpublishable(repository: ReadyRepository, path: string): Promise<void> {
  const rule = await whyUnpublishable(repository, toRepositoryPath(repository.prefix, path));
  if (rule !== null) throw new Failure('path-ignored', { path, rule });
}

/** Images that are on this disk and will not be on the site, because Git ignores them; as the post names them. */
async function ignoredImages(
  { topLevel, prefix }: ReadyRepository,
  found: ReadonlyMap<string, string>,
  changed: ReadonlyMap<string, StatusEntry>,
): Promise<string[]> {
  const unchanged = [...found].filter(([path]) => !changed.has(path));
  if (unchanged.length === 0) return [];
  const paths = unchanged.map(([path]) => toRepositoryPath(prefix, path));
  const rules = await ignoreRules(topLevel, paths);
  return unchanged.filter(([path]) => rules?.has(toRepositoryPath(prefix, path))).map(([, src]) => src);
}

/** Commits that no branch of the remote has, for a branch that was never pushed. */
async function countWaiting({ topLevel, target }: ReadyRepository): Promise<number> {
  if (target === null) return 0;
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'count the commits that wait',
    args: ['rev-list', '--count', 'HEAD', '--not', `--remotes=${target.remote.name}`, '--'],
    // A branch without a commit.
    expect: [128],
  });
  return exitCode === 0 ? Number(stdout.trim()) : 0;
}
