import { errorSentence, Failure } from '#core/ipc/errors';
import type { PublishOutcome, PublishStep } from '#core/publish/model';
import { toRepositoryPath } from '#core/publish/repository-path';
import { isBlogPath } from '../blog/paths';
import { commitPaths } from './commit';
import type { DeliverRequest } from './deliver';
import { git } from './git';
import { EarlyFetch } from './pull/early-fetch';
import type { OnBranch } from './pull/integrate';
import { sendQueued } from './queue/send';
import { publishableRepository } from './repository';

/** `percent` (0 to 100) is null while unknown. */
export type OnStep = (step: PublishStep, percent: number | null) => void;

export interface PublishRequest {
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
  const early = new EarlyFetch(repository, signal);
  try {
    const { oid, extraPaths } = await commitPaths(repository, {
      paths: [...new Set(paths)].map((path) => toRepositoryPath(repository.prefix, path)),
      message,
      state,
      signal,
      onRecorded: (parent) => early.begin(parent),
    });
    if (extraPaths.length > 0) return heldBack(oid, extraPaths);
    return await send(repository, oid, { ...request, ...early.begun(oid) });
  } finally {
    await early.end();
  }
}

/** Sends the commits of the branch that the remote does not have. Fails as `publish` does before its commit. */
export async function pushWaiting(
  blog: { readonly root: string },
  options: Pick<PublishRequest, 'state' | 'signal' | 'onStep'>,
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
  repository: OnBranch,
  oid: string,
  options: Pick<DeliverRequest, 'state' | 'signal' | 'onStep' | 'fetched' | 'above'>,
): Promise<PublishOutcome> {
  const { target } = repository;
  if (target === null)
    return { kind: 'committed', commit: oid, reason: 'no-remote', detail: '', quoted: false };
  return sendQueued(repository, { ...options, oid, target });
}

/** What the author did not review is not sent without them. */
function heldBack(oid: string, extraPaths: readonly string[]): PublishOutcome {
  const detail = errorSentence('hook-added-files', { paths: extraPaths.join(', ') });
  return { kind: 'committed', commit: oid, reason: 'not-pushed', detail, quoted: false };
}
