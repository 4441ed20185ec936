import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorSentence, Failure } from '#core/ipc/errors';
import { classifyTransport } from '#core/publish/push-report';
import { repositoryPage } from '#core/publish/remotes/host-pages';
import type { PlaceFact, PublishPlace } from '#core/publish/remotes/model';
import { errnoOf } from '../../posts/file-errors';
import { failureOf, GitFailed, git } from '../git';
import { isLfsInstalled } from '../lfs';
import { type ReadyRepository, requireRepository } from '../repository';
import { readStatus } from '../status';
import { waitingOf } from '../waiting';

/**
 * Where the blog in `root` (absolute) is published. With `ask` its remote is asked which branch it shows by itself; trouble
 * with that is part of the answer. Fails with `git-missing`, `not-a-repository`, `repository-foreign`, `repository-outside`.
 */
export async function readPlace(root: string, ask: boolean, signal?: AbortSignal): Promise<PublishPlace> {
  const repository = await requireRepository(root);
  const { branch, target } = repository;
  const [{ branch: counted }, facts, seen] = await Promise.all([
    readStatus(repository, []),
    readFacts(repository),
    target === null ? null : liveBranchSeen(repository, target.remote.name),
  ]);
  const asked = ask && target !== null ? await askLiveBranch(repository, signal) : null;
  return {
    branch,
    remote: target && {
      name: target.remote.name,
      url: target.remote.url,
      page: repositoryPage(target.remote.url),
      branch: branch === null ? null : target.branch,
      live: asked?.live ?? seen,
    },
    ahead: counted.ahead,
    behind: counted.behind,
    facts,
    trouble: asked?.trouble ?? '',
  };
}

/** The branch that the remote showed by itself when it was last heard; null when that is not known. */
export async function liveBranchSeen({ topLevel }: ReadyRepository, remote: string): Promise<string | null> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'read the branch of the remote',
    args: ['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`],
    expect: [1, 128],
  });
  const prefix = `refs/remotes/${remote}/`;
  const ref = stdout.trim();
  return exitCode === 0 && ref.startsWith(prefix) ? ref.slice(prefix.length) : null;
}

async function askLiveBranch(
  repository: ReadyRepository,
  signal: AbortSignal | undefined,
): Promise<{ live: string | null; trouble: string }> {
  const { topLevel, target } = repository;
  if (target === null) return { live: null, trouble: '' };
  try {
    const { stdout } = await git(topLevel, {
      operation: 'ask the remote for its branch',
      args: ['-c', 'http.lowSpeedTime=10', 'ls-remote', '--symref', '--', target.remote.name, 'HEAD'],
      lane: 'network',
      signal,
    });
    return { live: /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(stdout)?.[1] ?? null, trouble: '' };
  } catch (error) {
    if (!(error instanceof GitFailed)) {
      const { code, detail } = failureOf(error);
      return { live: null, trouble: errorSentence(code, detail) };
    }
    const trouble = classifyTransport(error.result.stdout, error.result.stderr);
    return { live: null, trouble: waitingOf(trouble, target).detail };
  }
}

async function readFacts({ topLevel, commonDir }: ReadyRepository): Promise<PlaceFact[]> {
  const { stdout } = await git(topLevel, {
    operation: 'read what is unusual about the repository',
    args: [
      ...['rev-parse', '--path-format=absolute', '--is-shallow-repository', '--git-dir'],
      '--show-superproject-working-tree',
    ],
  });
  const [shallow, gitDir, superproject = ''] = stdout.split('\n');
  const promisor = await git(topLevel, {
    operation: 'read whether objects are fetched later',
    args: ['config', '--get-regexp', '^remote\\..*\\.promisor$'],
    expect: [1],
  });
  const attributes = await readIfThere(join(topLevel, '.gitattributes'));
  const lfs = /^[^#\n]*\sfilter=lfs(?:\s|$)/m.test(attributes);
  const facts: [PlaceFact, boolean][] = [
    ['shallow', shallow === 'true'],
    ['partial', /\strue$/m.test(promisor.stdout)],
    ['linked-worktree', gitDir !== commonDir && superproject === ''],
    ['submodule', superproject !== ''],
    ['has-submodules', await exists(join(topLevel, '.gitmodules'))],
    ['lfs', lfs],
    ['lfs-missing', lfs && (await isLfsMissing(topLevel))],
  ];
  return facts.filter(([, holds]) => holds).map(([fact]) => fact);
}

/** False also where nothing may be run to find out. */
async function isLfsMissing(topLevel: string): Promise<boolean> {
  try {
    return !(await isLfsInstalled({ topLevel }));
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'trust-needed') throw error;
    return false;
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}
