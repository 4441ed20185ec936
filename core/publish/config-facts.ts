import { redactUrl } from './remote-url';

/** What publishing needs from Git's configuration, all scopes together. */
export interface ConfigFacts {
  readonly identity: { readonly name: string; readonly email: string } | null;
  readonly remotes: readonly ConfiguredRemote[];
  readonly branches: ReadonlyMap<string, ConfiguredBranch>;
  /** `remote.pushDefault`. */
  readonly pushDefault: string | null;
  /** How `git pull` joins what it fetched; `ff` is `merge.ff` where `pull.ff` is not set, as it is for Git. Null: not set. */
  readonly pull: { readonly rebase: string | null; readonly ff: string | null };
  /** `core.worktree`: where the files are, as seen from the records. */
  readonly worktree: string | null;
}

/** A remote. `url` is where pushes go, without credentials; `ownPushUrl` when it is not where fetches come from. */
export interface ConfiguredRemote {
  readonly name: string;
  readonly url: string;
  readonly ownPushUrl: string | null;
  /** `remote.NAME.fetch`, all of them. */
  readonly fetchRules: readonly string[];
}

export interface ConfiguredBranch {
  readonly remote: string | null;
  /** Full name of the branch on the remote, e.g. `refs/heads/main`. */
  readonly merge: string | null;
  readonly pushRemote: string | null;
  /** `branch.<name>.rebase`. */
  readonly rebase: string | null;
}

/**
 * Reads `git config --list -z`: records `key LF value NUL` in the order of precedence, so the last value of a key
 * holds. Section and key are in lower case there, the part between (a branch, a remote) is as written.
 */
export function parseConfigFacts(output: string): ConfigFacts {
  const values = new Map<string, string>();
  const rules: (readonly [string, string])[] = [];
  for (const record of output.split('\0')) {
    const end = record.indexOf('\n');
    if (end > 0) {
      const [key, value] = [record.slice(0, end), record.slice(end + 1)];
      values.set(key, value);
      if (/^remote\..+\.fetch$/s.test(key)) rules.push([key, value]);
    }
    // Written without a value it is true; the others that are read here are then not set.
    else if (/^(?:pull|branch\..+)\.rebase$/s.test(record)) values.set(record, 'true');
  }
  const named = (section: string, key: string) =>
    [...values]
      .filter(([name]) => name.startsWith(`${section}.`) && name.endsWith(`.${key}`))
      .map(([name, value]) => [name.slice(section.length + 1, -key.length - 1), value] as const);
  const name = values.get('author.name') ?? values.get('user.name');
  const email = values.get('author.email') ?? values.get('user.email');
  return {
    identity: name && email ? { name, email } : null,
    remotes: named('remote', 'url').map(([remote, url]) => {
      const pushUrl = values.get(`remote.${remote}.pushurl`) ?? null;
      const fetchRules = rules.filter(([key]) => key === `remote.${remote}.fetch`).map(([, rule]) => rule);
      return { name: remote, url: redactUrl(pushUrl ?? url), ownPushUrl: pushUrl, fetchRules };
    }),
    branches: new Map(
      ['remote', 'pushremote', 'rebase']
        .flatMap((key) => named('branch', key))
        .map(([branch]) => [
          branch,
          {
            remote: values.get(`branch.${branch}.remote`) ?? null,
            merge: values.get(`branch.${branch}.merge`) ?? null,
            pushRemote: values.get(`branch.${branch}.pushremote`) ?? null,
            rebase: values.get(`branch.${branch}.rebase`) ?? null,
          },
        ]),
    ),
    pushDefault: values.get('remote.pushdefault') ?? null,
    pull: {
      rebase: values.get('pull.rebase') ?? null,
      ff: values.get('pull.ff') ?? values.get('merge.ff') ?? null,
    },
    worktree: values.get('core.worktree') ?? null,
  };
}

/** Where a branch is published: the remote, and the branch's name there. */
export interface PushTarget {
  readonly remote: ConfiguredRemote;
  readonly branch: string;
  /** The branch has an upstream already, so publishing sets none. */
  readonly hasUpstream: boolean;
}

/**
 * Chooses as Git would: the branch's own push remote, the default one, its upstream's, the only one there is,
 * `origin`. Null when none of these exists. The name on the remote is the upstream's where that is on the same
 * remote, else the branch's own: never a guessed one (row R52 of docs/features.md).
 */
export function pushTarget(config: ConfigFacts, branch: string): PushTarget | null {
  const own = config.branches.get(branch);
  const upstream = own?.remote ?? null;
  const only = config.remotes.length === 1 ? (config.remotes[0]?.name ?? null) : null;
  const name = own?.pushRemote ?? config.pushDefault ?? upstream ?? only ?? 'origin';
  const remote = config.remotes.find((candidate) => candidate.name === name);
  if (!remote) return null;
  const merge = upstream === name ? /^refs\/heads\/(.+)$/.exec(own?.merge ?? '')?.[1] : undefined;
  return { remote, branch: merge ?? branch, hasUpstream: upstream !== null };
}

/**
 * Git's own name here for the branch that is pushed to (`refs/remotes/origin/main`), which it moves when it fetches or pushes. Null
 * where the remote's rules name none, and where pushes go elsewhere than fetches come from.
 */
export function trackingRef({ remote, branch }: Pick<PushTarget, 'remote' | 'branch'>): string | null {
  if (remote.ownPushUrl !== null) return null;
  const full = `refs/heads/${branch}`;
  const names = remote.fetchRules.map((rule) => trackedAs(full, rule));
  if (names.includes('excluded')) return null;
  return names.find((name) => name?.startsWith('refs/remotes/')) ?? null;
}

/** What one rule (`+refs/heads/*:refs/remotes/origin/*`, `^refs/heads/draft`) makes of a ref; null for one it says nothing about. */
function trackedAs(ref: string, rule: string): string | 'excluded' | null {
  const [from = '', to = ''] = rule.replace(/^[+^]/, '').split(':');
  const [before = '', after] = from.split('*');
  const middle = after === undefined ? '' : ref.slice(before.length, ref.length - after.length);
  if (ref !== before + middle + (after ?? '')) return null;
  return rule.startsWith('^') ? 'excluded' : to.replace('*', () => middle);
}
