import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { headerOf } from '#core/posts/front-matter/quick-header';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import type { Liveness, PostGit } from '#core/posts/status/liveness';
import { requiredFields } from '#core/posts/status/schema-fields';
import { toRepositoryPath } from '#core/publish/repository-path';
import type { OpenBlog } from '../blog/open';
import { locate } from '../blog/paths';
import { failureOf, git } from '../publish/git';
import { type ReadyRepository, readRepository } from '../publish/repository';
import { readStatus } from '../publish/status';
import { whyUnpublishable } from '../publish/unpublishable';
import { errnoOf } from './file-errors';
import { readHead } from './head';
import { summarisePost } from './library';

/** What of an opened blog is looked at. */
type Shelf = Pick<OpenBlog, 'root' | 'model'>;

/**
 * What decides whether a post is on the site: its file as it is now, and what Git on this computer knows of it. Reads
 * only, and asks nothing of the remote. Fails with `post-missing` when the file is gone, and as `readRepository` does.
 */
export async function readLiveness(blog: Shelf, id: string): Promise<Liveness> {
  const post = await summarisePost(blog, id);
  const path = await fileOf(blog.root, id);
  const [git, missingFields] = await Promise.all([postGit(blog.root, path), missingFieldsOf(blog, path)]);
  return { post, git, missingFields };
}

/** The file a post is in, relative to the blog: another one where `id` is a link. */
async function fileOf(root: string, id: string): Promise<string> {
  const place = await locate(root, id);
  return place.kind === 'file' ? relative(root, place.path).split(sep).join('/') : id;
}

/** What Git on this computer knows of one file of the blog at `root`; `path` is relative to it. */
export async function postGit(root: string, path: string): Promise<PostGit> {
  const repository = await readRepository(root);
  switch (repository.kind) {
    case 'no-git':
      return { kind: 'no-git' };
    case 'none':
    case 'bare':
    case 'foreign':
    case 'outside':
      return { kind: 'none' };
    case 'ready':
      return readyGit(repository, toRepositoryPath(repository.prefix, path));
  }
}

async function readyGit(repository: ReadyRepository, path: string): Promise<PostGit> {
  try {
    const { entries } = await readStatus(repository, [path]);
    const change = entries.find((entry) => entry.path === path)?.change ?? null;
    const leftOut = change === null ? await whyUnpublishable(repository, path) : null;
    const commit = await lastCommit(repository.topLevel, path);
    const { branch, target } = repository;
    const remote = target?.remote.name ?? (branch === null ? await anyRemote(repository.topLevel) : null);
    const siteBranch = remote === null ? null : await remoteBranch(repository.topLevel, remote);
    const has = async (name: string | null) =>
      commit === null || remote === null || name === null
        ? null
        : contains(repository.topLevel, `refs/remotes/${remote}/${name}`, commit);
    return {
      kind: 'ready',
      change,
      leftOut,
      commit: commit?.slice(0, 7) ?? null,
      branch,
      remote,
      siteBranch,
      sent: await has(target?.branch ?? siteBranch),
      onSiteBranch: await has(siteBranch),
    };
  } catch (error) {
    throw failureOf(error);
  }
}

/** The last commit of HEAD that touched the path; null when there is none. */
async function lastCommit(topLevel: string, path: string): Promise<string | null> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'find the last commit of the post',
    args: ['log', '-1', '--format=%H', '--no-show-signature', 'HEAD', '--', path],
    // A branch without a commit.
    expect: [128],
  });
  const hash = stdout.trim();
  return exitCode === 0 && hash !== '' ? hash : null;
}

async function anyRemote(topLevel: string): Promise<string | null> {
  const { stdout } = await git(topLevel, { operation: 'list the remotes', args: ['remote'] });
  const names = stdout.split('\n').filter((name) => name !== '');
  return names.includes('origin') ? 'origin' : (names[0] ?? null);
}

/** The remote's own branch: its HEAD as a clone keeps it, else the only branch of it that was ever heard of. */
async function remoteBranch(topLevel: string, remote: string): Promise<string | null> {
  const prefix = `refs/remotes/${remote}/`;
  const { stdout } = await git(topLevel, {
    operation: 'list the branches of the remote',
    args: ['for-each-ref', '--format=%(refname)%00%(symref)', prefix],
  });
  const refs = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\0'));
  const head = refs.find(([name]) => name === `${prefix}HEAD`)?.[1] ?? '';
  const names = refs.map(([name = '']) => name).filter((name) => name !== `${prefix}HEAD`);
  const ref = head !== '' ? head : names.length === 1 ? names[0] : undefined;
  return ref?.startsWith(prefix) ? ref.slice(prefix.length) : null;
}

/** Whether the ref has the commit; false when the branch was never heard of on the remote. */
async function contains(topLevel: string, ref: string, commit: string): Promise<boolean> {
  const { exitCode } = await git(topLevel, {
    operation: 'compare with the remote',
    args: ['merge-base', '--is-ancestor', commit, ref],
    expect: [1, 128],
  });
  return exitCode === 0;
}

/** Where Astro keeps its collections' schemas as JSON, next to its configuration. */
const SCHEMAS = '.astro/collections';
const MAX_SCHEMA_BYTES = 1024 * 1024;

/** Fields the site's schema asks for and the post does not have; null when no schema is known for it. */
export async function missingFieldsOf({ root, model }: Shelf, path: string): Promise<string[] | null> {
  if (model.generator !== 'astro') return null;
  const folder = (model.configFile ?? '').split('/').slice(0, -1).join('/');
  const schemas = join(root, folder, SCHEMAS);
  const name = collectionOf(path, await namesIn(schemas));
  if (name === null) return null;
  const text = await textOf(join(schemas, `${name}.schema.json`));
  const required = text === null ? null : requiredFields(text);
  if (required === null) return null;
  const head = readHead(join(root, path));
  if (head === null) throw new Failure('post-missing', { path });
  const { fields } = headerOf(head.head, frontMatterRules(model, path));
  return required.filter((field) => (fields.get(field) ?? null) === null);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.flatMap((name) => /^(.+)\.schema\.json$/.exec(name)?.[1] ?? []);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return [];
  }
}

/** The collection whose name is that of the deepest folder the post is in; the only one there is, else. */
function collectionOf(path: string, names: readonly string[]): string | null {
  const folders = path.split('/').slice(0, -1).reverse();
  const named = folders.find((folder) => names.includes(folder));
  return named ?? (names.length === 1 ? (names[0] ?? null) : null);
}

async function textOf(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    return bytes.length > MAX_SCHEMA_BYTES ? null : bytes.toString('utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
