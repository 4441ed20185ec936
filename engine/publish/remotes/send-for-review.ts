import { errorSentence, Failure } from '#core/ipc/errors';
import type { PublishStep } from '#core/publish/model';
import { isBranchName } from '#core/publish/remotes/branch-name';
import { comparePage } from '#core/publish/remotes/host-pages';
import type { ForReviewOutcome } from '#core/publish/remotes/model';
import { toRepositoryPath } from '#core/publish/repository-path';
import { isBlogPath } from '../../blog/paths';
import { commitPaths } from '../commit';
import { failureOf, git } from '../git';
import { pushCommit } from '../push';
import { publishableRepository, type ReadyRepository } from '../repository';
import { waits } from '../waiting';
import { liveBranchSeen } from './place';
import { onReviewBranch } from './review-switch';

export interface ForReviewRequest {
  /** The branch's name, here and on the remote. */
  readonly branch: string;
  readonly message: string;
  /** Relative to the blog's folder. None: what the branch has is sent once more. */
  readonly paths: readonly string[];
  /** The app's folder for what publishing keeps; absolute. */
  readonly state: string;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: PublishStep, percent: number | null) => void;
}

/**
 * Records the paths on a branch of their own and sends that, so that others can look before anything is live. The author's
 * branch and files stay as they are. Fails before the commit as `publish` does, with `bad-branch-name` and `no-remote`; from
 * then on every ending is an outcome.
 */
export async function sendForReview(
  blog: { readonly root: string },
  request: ForReviewRequest,
): Promise<ForReviewOutcome> {
  const { branch, message, paths, state, signal } = request;
  const outside = paths.find((path) => !isBlogPath(path));
  if (outside !== undefined) throw new Failure('path-outside-blog', { path: outside });
  const repository = await publishableRepository(blog.root);
  if (repository.target === null) throw new Failure('no-remote');
  if (!isBranchName(branch) || branch === repository.branch)
    throw new Failure('bad-branch-name', { name: branch });
  if (paths.length === 0) return send(repository, request, await tip(repository, `refs/heads/${branch}`));
  const head = await tip(repository, 'HEAD');
  request.onStep?.('committing', null);
  const inRepository = [...new Set(paths)].map((path) => toRepositoryPath(repository.prefix, path));
  const { oid, extraPaths } = await onReviewBranch(
    repository,
    { to: branch, at: head, paths: inRepository, state },
    () => commitPaths({ ...repository, branch }, { paths: inRepository, message, state, signal }),
  );
  if (extraPaths.length > 0) {
    const detail = errorSentence('hook-added-files', { paths: extraPaths.join(', ') });
    return { kind: 'kept', commit: oid, branch, reason: 'not-pushed', detail, quoted: false };
  }
  return send(repository, request, oid);
}

async function send(
  repository: ReadyRepository & { readonly branch: string },
  { branch, signal, onStep }: ForReviewRequest,
  oid: string,
): Promise<ForReviewOutcome> {
  const { target } = repository;
  if (target === null) throw new Failure('no-remote');
  const kept = ({
    reason,
    detail,
    quoted,
  }: Pick<ReturnType<typeof waits>, 'reason' | 'detail' | 'quoted'>): ForReviewOutcome => ({
    kind: 'kept',
    commit: oid,
    branch,
    reason,
    detail,
    quoted,
  });
  try {
    const there = { ...target, branch, hasUpstream: false };
    const sent = await pushCommit({ ...repository, branch }, { oid, branch, target: there, signal, onStep });
    switch (sent.kind) {
      case 'published': {
        const base = (await liveBranchSeen(repository, target.remote.name)) ?? target.branch;
        const compare = comparePage(target.remote.url, base, branch);
        return { kind: 'in-review', commit: oid, remote: target.remote.name, branch, compare };
      }
      case 'behind':
        return kept(waits('refused', errorSentence('review-behind', { remote: target.remote.name, branch })));
      case 'waiting':
        return kept(sent);
    }
  } catch (error) {
    const { code, detail } = failureOf(error);
    return kept(waits('not-pushed', errorSentence(code, detail)));
  }
}

/** The commit of a ref. Fails with `nothing-to-publish` when there is none. */
async function tip({ topLevel }: ReadyRepository, ref: string): Promise<string> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'read the commit',
    args: ['rev-parse', '--verify', `${ref}^{commit}`],
    expect: [128],
  });
  if (exitCode !== 0) throw new Failure('nothing-to-publish');
  return stdout.trim();
}
