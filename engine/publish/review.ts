import { readFile, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ContentModel } from '#core/blog/model';
import { isPost } from '#core/blog/post-path';
import { Failure } from '#core/ipc/errors';
import { summarise } from '#core/posts/facts';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { PAGE_SOURCE } from '#core/posts/links/paths';
import { comparePost } from '#core/publish/field-changes';
import type { Review, ReviewFile, ReviewPost } from '#core/publish/model';
import type { StatusEntry } from '#core/publish/parse-status';
import { toBlogPath, toRepositoryPath } from '#core/publish/repository-path';
import { type ChangedPost, namesOf, suggestMessage } from '#core/publish/suggest-message';
import { isBlogPath, locate } from '../blog/paths';
import { git } from './git';
import { describeRepository, publishableRepository, type ReadyRepository } from './repository';
import { changedLines } from './review-lines';
import { movedAlong, textInHead } from './review-moved';
import { findNamedFiles } from './review-named';
import { readStatus } from './status';
import { ignoreRules, whyUnpublishable } from './unpublishable';

/** What of an opened blog a review reads. */
export interface ReviewedBlog {
  readonly root: string;
  readonly model: ContentModel;
}

/** Of so many posts it is looked up how they were published before; the message of more does not say it. */
const MOST_COMPARED = 50;

/**
 * What publishing `paths` would do: each post with the files it names and those that were renamed with it, and each other
 * file, as far as they differ from the last commit. Reads only. Fails with `git-missing`, `not-a-repository`,
 * `detached-head`, `operation-in-progress`, `path-outside-blog`, `path-ignored`, and `nothing-to-publish` when no commits
 * wait either.
 */
export async function reviewPublish(blog: ReviewedBlog, paths: readonly string[]): Promise<Review> {
  const outside = paths.find((path) => !isBlogPath(path));
  if (outside !== undefined) throw new Failure('path-outside-blog', { path: outside });
  const repository = await publishableRepository(blog.root);
  const { entries, branch } = await readStatus(repository);
  const changes = changesInBlog(repository, entries);
  const gathered = new Gathered(blog, repository, changes);
  for (const path of paths) await gathered.add(path);
  const files = await gathered.files();
  const posts = await gathered.posts(files);
  const waitingCommits = branch.ahead ?? (await countWaiting(repository));
  if (files.length === 0 && waitingCommits === 0) throw new Failure('nothing-to-publish');
  const taken = new Set(files.map(({ path }) => path));
  const others = [...changes].filter(([path]) => !taken.has(path));
  const names = posts.length > 0 ? posts.map(({ title }) => title) : await gathered.titles(paths);
  const other = files.filter(({ role }) => role === 'file').map(({ path }) => path);
  return {
    paths: [...paths],
    posts: posts.map(({ id, title, change, draft }): ReviewPost => ({ id, title, change, draft })),
    title: namesOf(names),
    repository: describeRepository(repository),
    files,
    missingImages: await gathered.missingImages(),
    others: others.map(([path, { change }]) => ({ path, change })),
    waitingCommits,
    message: suggestMessage(posts, other),
  };
}

interface Candidate {
  readonly entry: StatusEntry;
  readonly role: ReviewFile['role'];
  /** The post it was before it was renamed. */
  readonly from: string | null;
}

/** Everything that goes out with what was asked for, each file once. */
class Gathered {
  readonly #blog: ReviewedBlog;
  readonly #repository: ReadyRepository;
  readonly #changes: ReadonlyMap<string, StatusEntry>;
  readonly #candidates = new Map<string, Candidate>();
  /** Texts of the posts asked for, null for one that is gone. */
  readonly #texts = new Map<string, string | null>();
  readonly #missing = new Set<string>();
  /** Unchanged images, which may be kept from Git: path → how a post names it. */
  readonly #unchanged = new Map<string, string>();

  constructor(blog: ReviewedBlog, repository: ReadyRepository, changes: ReadonlyMap<string, StatusEntry>) {
    this.#blog = blog;
    this.#repository = repository;
    this.#changes = changes;
  }

  async add(asked: string): Promise<void> {
    const { model, root } = this.#blog;
    if (!isPost(asked, model) && !PAGE_SOURCE.test(asked)) {
      this.#take(asked, 'file');
      return;
    }
    const { text, path } = await readPost(root, asked);
    this.#texts.set(path, text);
    const named = await findNamedFiles(this.#blog, asked, text ?? '');
    for (const src of named.missing) this.#missing.add(src);
    const entry = this.#changes.get(path);
    if (entry) await this.#takePost(path, text, entry);
    else if (text !== null) await refuseUnpublishable(this.#repository, path);
    for (const [image, src] of named.images) if (!this.#take(image, 'image')) this.#unchanged.set(image, src);
    for (const file of named.linked) {
      // One that is known already may have been changed for reasons of its own.
      if (this.#changes.get(file)?.change === 'added') this.#take(file, 'file');
    }
  }

  async #takePost(path: string, text: string | null, { change }: StatusEntry): Promise<void> {
    const { model, root } = this.#blog;
    const { origin, along } = await movedAlong({
      repository: this.#repository,
      model,
      postId: path,
      text,
      change,
      changes: this.#changes,
      readBlogFile: (file) => readText(root, file),
    });
    this.#take(path, 'post', origin);
    for (const other of along) this.#take(other.path, other.role);
  }

  /** False for a file that is as it was published. */
  #take(path: string, role: ReviewFile['role'], from: string | null = null): boolean {
    const entry = this.#changes.get(path);
    if (!entry) return false;
    if (!this.#candidates.has(path)) this.#candidates.set(path, { entry, role, from });
    return true;
  }

  /** In the order they were asked for. */
  async files(): Promise<ReviewFile[]> {
    const candidates = [...this.#candidates];
    const counted = candidates.filter(([, { role }]) => role !== 'image').map(([, { entry }]) => entry);
    const lines = await changedLines(this.#repository, counted);
    return candidates.flatMap(([path, { entry, role, from }]): ReviewFile[] => {
      const { change } = entry;
      if (role === 'image') return [{ path, from, change, role, added: 0, removed: 0 }];
      const count = lines.get(entry.path);
      // Staged one way and changed back on the disk: Git lists it, and it is what the last commit has.
      return count === undefined ? [] : [{ path, from, change, role, ...count }];
    });
  }

  /** The posts among the files, with what is said of them in a message. */
  async posts(files: readonly ReviewFile[]): Promise<(ChangedPost & { readonly id: string })[]> {
    const origins = new Set(files.map(({ from }) => from));
    const posts = files.filter(
      ({ path, role }) => role === 'post' && this.#isOne(path) && !origins.has(path),
    );
    const few = posts.length <= MOST_COMPARED;
    return Promise.all(posts.map((file) => this.#describe(file, few)));
  }

  /** A file of redirects goes along as its post does. */
  #isOne(path: string): boolean {
    return this.#texts.has(path) || isPost(path, this.#blog.model);
  }

  async #describe({ path, from, change }: ReviewFile, compared: boolean) {
    const { model, root } = this.#blog;
    const text = this.#texts.has(path) ? (this.#texts.get(path) ?? null) : await readText(root, path);
    const isNew = change === 'added' && from === null;
    const old =
      !isNew && (compared || text === null) ? await textInHead(this.#repository, from ?? path) : null;
    const is = summarise({ id: path, text: text ?? old ?? '', modified: 0, model });
    const was = old === null ? is : summarise({ id: from ?? path, text: old, modified: 0, model });
    const { fields, before, after } = comparePost(old, text, frontMatterRules(model, path));
    return {
      id: path,
      title: is.title,
      change,
      draft: is.draft,
      before: isNew ? null : { title: was.title, draft: was.draft },
      moved: from !== null,
      fields: fields?.map(({ name }) => name) ?? null,
      body: before !== after,
    };
  }

  /** Of posts that are as they were published. */
  async titles(paths: readonly string[]): Promise<string[]> {
    const { model } = this.#blog;
    return paths.map((path) => {
      const text = this.#texts.get(path);
      return text == null ? path : summarise({ id: path, text, modified: 0, model }).title;
    });
  }

  /** Those that are not there, and those on this disk that will not be on the site, because Git ignores them. */
  async missingImages(): Promise<string[]> {
    const { topLevel, prefix } = this.#repository;
    const paths = [...this.#unchanged.keys()].map((path) => toRepositoryPath(prefix, path));
    const rules = paths.length === 0 ? null : await ignoreRules(topLevel, paths);
    const ignored = [...this.#unchanged].filter(([path]) => rules?.has(toRepositoryPath(prefix, path)));
    return [...new Set([...this.#missing, ...ignored.map(([, src]) => src)])];
  }
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

async function refuseUnpublishable(repository: ReadyRepository, path: string): Promise<void> {
  const rule = await whyUnpublishable(repository, toRepositoryPath(repository.prefix, path));
  if (rule !== null) throw new Failure('path-ignored', { path, rule });
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
