import type { PostGit } from '#core/posts/status/liveness';
import type { PublishStatus } from '#core/publish/model';

/** What Git would say of one post of the fake blog. */
export function fakeGit(postId: string, { repository, changed }: PublishStatus, waiting: number): PostGit {
  if (repository.kind === 'refused') return { kind: 'none' };
  if (repository.kind !== 'ready') return { kind: repository.kind };
  const change = changed.find(({ path }) => path === postId)?.change ?? null;
  const sent = change === 'added' || repository.remote === null ? null : waiting === 0;
  return {
    kind: 'ready',
    change,
    leftOut: null,
    commit: change === 'added' ? null : 'abc1234',
    branch: repository.branch,
    remote: repository.remote?.name ?? null,
    siteBranch: repository.remote === null ? null : repository.branch,
    sent,
    onSiteBranch: sent,
  };
}
