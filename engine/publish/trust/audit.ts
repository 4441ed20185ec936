import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { gitTrouble } from '#core/publish/git-trouble';
import { type ConfigEntry, isOfRepository, parseConfigEntries } from '#core/publish/trust/config-entries';
import { dangerOf, disarmed } from '#core/publish/trust/dangerous-settings';
import { hookSubject, isLfsHook } from '#core/publish/trust/hooks';
import type { TrustFinding } from '#core/publish/trust/model';
import { isInside } from '../../blog/paths';
import { GitFailed, git } from '../git';
import { finding } from './finding';
import { type HookFolder, readHooks } from './hook-files';
import { belongTogether, entriesAbove } from './layout';
import { auditRemotes } from './local-remotes';
import { look, type Watched } from './watched';

/** What was found in the repository that a folder is in, and what to look at to know whether it still holds. */
export type Audit =
  /** No repository that Git would work in: none, a bare one, another user's. */
  | { readonly kind: 'none'; readonly watched: Watched }
  /** Its records are those of another folder. */
  | { readonly kind: 'outside'; readonly records: string; readonly watched: Watched }
  /** Git cannot read its settings. */
  | { readonly kind: 'unreadable'; readonly watched: Watched }
  | {
      readonly kind: 'repository';
      /** Absolute; shared by all linked working trees, so it names the repository. */
      readonly commonDir: string;
      readonly findings: readonly TrustFinding[];
      readonly disarming: readonly (readonly [key: string, value: string])[];
      readonly watched: Watched;
    };

/**
 * Looks for everything in the repository of `folder` (absolute) that starts programs or redirects Git, without
 * starting any of it: only `git rev-parse` and `git config --list` are run, and files read. Fails with `git-missing`.
 */
export async function audit(folder: string): Promise<Audit> {
  const above = entriesAbove(folder);
  try {
    const layout = await readLayout(folder);
    const entries = await readEntries(folder);
    const settings = [join(layout.gitDir, 'config.worktree'), join(layout.commonDir, 'config')];
    const way = above.slice(0, above.indexOf(join(layout.topLevel, '.git')) + 1 || undefined);
    const around = [...way, ...settings, ...includedFiles(layout, entries)];
    const worktree = entries.findLast(({ key }) => key === 'core.worktree')?.value ?? null;
    if (!(await belongTogether(layout, worktree)))
      return { kind: 'outside', records: layout.gitDir, watched: await look(around) };
    const own = entries.filter(isOfRepository);
    const hooks = await findHooks(layout, entries);
    const remotes = await auditRemotes(layout.topLevel, own);
    const findings = [...hookFindings(layout, hooks), ...remotes.findings, ...settingFindings(own, hooks)];
    return {
      kind: 'repository',
      commonDir: layout.commonDir,
      findings: [...new Map(findings.map((finding) => [finding.id, finding])).values()],
      disarming: disarmed(own),
      watched: await look([...around, ...(hooks?.seen ?? []), ...remotes.seen]),
    };
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const watched = await look([...above, ...above.map(dirname).map((each) => join(each, 'HEAD'))]);
    const { kind } = gitTrouble(error.output);
    const isNone = kind === 'not-a-repository' || kind === 'bare' || kind === 'foreign-owner';
    return { kind: isNone ? 'none' : 'unreadable', watched };
  }
}

interface RepositoryLayout {
  readonly topLevel: string;
  readonly gitDir: string;
  readonly commonDir: string;
}

async function readLayout(folder: string): Promise<RepositoryLayout> {
  const { stdout } = await git(folder, {
    operation: 'find the repository',
    args: ['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-dir', '--git-common-dir'],
  });
  const [topLevel, gitDir, commonDir, ...rest] = stdout.split('\n');
  if (!topLevel || !gitDir || !commonDir || rest.length !== 1)
    throw new Failure('unexpected', { reason: 'a line end in the name of a folder' });
  return { topLevel, gitDir, commonDir };
}

async function readEntries(folder: string): Promise<ConfigEntry[]> {
  const { stdout } = await git(folder, {
    operation: 'read the configuration',
    args: ['config', '--list', '--show-scope', '--show-origin', '-z'],
  });
  return parseConfigEntries(stdout);
}

/** Files that settings of the repository are or may be read from, besides its own two. */
function includedFiles({ topLevel, gitDir }: RepositoryLayout, entries: readonly ConfigEntry[]): string[] {
  const files: string[] = [];
  for (const entry of entries.filter(isOfRepository)) {
    const origin = resolve(topLevel, entry.origin.replace(/^file:/, ''));
    files.push(origin);
    if (/^include(?:if\..*)?\.path$/s.test(entry.key) && entry.value)
      files.push(resolve(dirname(origin), atHome(entry.value)));
    // Which branch is checked out decides whether such a file is read.
    if (entry.key.startsWith('includeif.')) files.push(join(gitDir, 'HEAD'));
  }
  return files;
}

/** The hooks that come with the repository; null when Git takes them from a folder of the author's own. */
async function findHooks(
  { topLevel, commonDir }: RepositoryLayout,
  entries: readonly ConfigEntry[],
): Promise<(HookFolder & { readonly folder: string }) | null> {
  const set = entries.findLast(({ key }) => key === 'core.hookspath');
  const folder = set?.value ? resolve(topLevel, atHome(set.value)) : join(commonDir, 'hooks');
  if (set && !isOfRepository(set) && !isInside(topLevel, folder)) return null;
  return { folder, ...(await readHooks(folder)) };
}

function settingFindings(own: readonly ConfigEntry[], hooks: HookFolder | null): TrustFinding[] {
  return own.flatMap((entry) => {
    const danger = dangerOf(entry);
    if (danger === null) return [];
    const files = danger.subject === 'hooks-folder' ? (hooks?.sha256 ?? '') : '';
    return [finding(danger.subject, entry.key, danger.value, [entry.value ?? '', files])];
  });
}

function hookFindings(
  { topLevel, commonDir }: RepositoryLayout,
  found: (HookFolder & { readonly folder: string }) | null,
): TrustFinding[] {
  return (found?.hooks ?? []).flatMap(({ name, path, sha256, text }) => {
    const subject = hookSubject(name);
    if (subject === null || isLfsHook(name, text)) return [];
    // Of a linked working tree they are in another folder than its own.
    const base = isInside(topLevel, path) ? topLevel : dirname(commonDir);
    return [finding(subject, relative(base, path).split(sep).join('/'), '', [basename(path), sha256])];
  });
}

/** `~/` in a setting is the author's home. */
function atHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
