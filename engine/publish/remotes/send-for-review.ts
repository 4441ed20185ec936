import { errorSentence, Failure } from '#core/ipc/errors';
import type { PublishStep } from '#core/publish/model';
import { isBranchName } from '#core/publish/remotes/branch-name';
import { comparePage } from '#core/publish/remotes/host-pages';
import type { ForReviewOutcome } from '#core/publish/remotes/model';
import { toRepositoryPath } from '#core/publish/repository-path';
import { isBlogPath } from '../../blog/paths';
import { type Commit, type CommitRequest, commitInOrder, inOrder } from '../commit';
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
  const { oid, extraPaths } = await recordForReview(repository, {
    ...{ branch, message, state, signal, head },
    paths: inRepository,
  });
  if (extraPaths.length > 0) {
    const detail = errorSentence('hook-added-files', { paths: extraPaths.join(', ') });
    return { kind: 'kept', commit: oid, branch, reason: 'not-pushed', detail, quoted: false };
  }
  return send(repository, request, oid);
}

/** What a review that was cut short has recorded is not recorded again. */
async function recordForReview(
  repository: ReadyRepository & { readonly branch: string },
  request: CommitRequest & { readonly branch: string; readonly head: string },
): Promise<Pick<Commit, 'oid' | 'extraPaths'>> {
  const { branch, head, paths, state } = request;
  try {
    return await inOrder(repository, request, () =>
      onReviewBranch(repository, { to: branch, paths, state }, () =>
        commitInOrder({ ...repository, branch }, request),
      ),
    );
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code !== 'nothing-to-publish') throw failure;
    const there = await tip(repository, `refs/heads/${branch}`);
    if (there === head) throw failure;
    return { oid: there, extraPaths: [] };
  }
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
    const sent = await pushCommit(
      { ...repository, branch },
      {
        ...{ oid, branch, target: there, followed: false, signal, onStep },
      },
    );
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
