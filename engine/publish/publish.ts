import { errorSentence, Failure } from '#core/ipc/errors';
import type { PublishOutcome, PublishStep } from '#core/publish/model';
import { toRepositoryPath } from '#core/publish/repository-path';
import { isBlogPath } from '../blog/paths';
import { type Commit, commitPaths } from './commit';
import { failureOf, git } from './git';
import { pushCommit } from './push';
import { publishableRepository, type ReadyRepository } from './repository';

/** `percent` (0 to 100) is null while unknown. */
export type OnStep = (step: PublishStep, percent: number | null) => void;

export interface PublishRequest {
  readonly postId: string;
  readonly message: string;
  /** Relative to the blog's folder: the review's files. */
  readonly paths: readonly string[];
  /** The app's folder for what publishing keeps; absolute. */
  readonly state: string;
  readonly signal?: AbortSignal;
  readonly onStep?: OnStep;
}

/**
 * Publishes a post: commits exactly `paths`, pushes, and looks at the remote. Fails only before the commit is made (see
 * `commitPaths` and `publishableRepository`); from then on every ending is an outcome. Without paths it pushes
 * the commits that wait.
 */
export async function publish(
  blog: { readonly root: string },
  request: PublishRequest,
): Promise<PublishOutcome> {
  const { paths, message, state, signal, onStep } = request;
  const outside = paths.find((path) => !isBlogPath(path));
  if (outside !== undefined) throw new Failure('path-outside-blog', { path: outside });
  if (paths.length === 0) return pushWaiting(blog, request);
  const repository = await publishableRepository(blog.root);
  onStep?.('committing', null);
  const commit = await commitPaths(repository, {
    paths: [...new Set(paths)].map((path) => toRepositoryPath(repository.prefix, path)),
    message,
    state,
    signal,
  });
  if (commit.extraPaths.length > 0) return heldBack(commit);
  return send(repository, commit.oid, request);
}

/** Pushes the commits of the branch that the remote does not have. Fails as `publish` does before its commit. */
export async function pushWaiting(
  blog: { readonly root: string },
  options: { readonly signal?: AbortSignal; readonly onStep?: OnStep },
): Promise<PublishOutcome> {
  const repository = await publishableRepository(blog.root);
  const { stdout, exitCode } = await git(repository.topLevel, {
    operation: 'read HEAD',
    args: ['rev-parse', '--verify', 'HEAD^{commit}'],
    expect: [128],
  });
  if (exitCode !== 0) throw new Failure('nothing-to-publish');
  return send(repository, stdout.trim(), options);
}

async function send(
  repository: ReadyRepository & { readonly branch: string },
  oid: string,
  { signal, onStep }: { readonly signal?: AbortSignal; readonly onStep?: OnStep },
): Promise<PublishOutcome> {
  const { branch, target } = repository;
  if (target === null) return { kind: 'committed', commit: oid, reason: 'no-remote', detail: '' };
  try {
    const result = await pushCommit(repository, { oid, branch, target, signal, onStep });
    if (result.kind === 'waiting') {
      return { kind: 'committed', commit: oid, reason: result.reason, detail: result.detail };
    }
    return { kind: 'published', commit: oid, remote: target.remote.name, branch: target.branch };
  } catch (error) {
    const { code, detail } = failureOf(error);
    return { kind: 'committed', commit: oid, reason: 'not-pushed', detail: errorSentence(code, detail) };
  }
}

/** What the author did not review is not sent without them. */
function heldBack({ oid, extraPaths }: Commit): PublishOutcome {
  const detail = errorSentence('hook-added-files', { paths: extraPaths.join(', ') });
  return { kind: 'committed', commit: oid, reason: 'not-pushed', detail };
}
