import type { ConfigFacts } from '../config-facts';

/**
 * How the author told Git to join what is new on both sides of a branch: `merge`, Git's own way; `linear`, their commits on top of
 * the remote's; `never-merge`, linear too, and where that does not go they are asked; `ask`, neither of the two by itself
 * (docs/decisions/0032).
 */
export type HistoryWish = 'merge' | 'linear' | 'never-merge' | 'ask';

/**
 * Reads the wish from the settings of `git pull` for a branch (short name): `branch.<name>.rebase` counts more than `pull.rebase`, and
 * `pull.ff=only` more than both. A value that Git would not take says nothing.
 */
export function historyWish(config: ConfigFacts, branch: string): HistoryWish {
  const rebases = asksForRebase(config.branches.get(branch)?.rebase) ?? asksForRebase(config.pull.rebase);
  if (config.pull.ff === 'only') return rebases === false ? 'ask' : 'never-merge';
  return rebases ? 'linear' : 'merge';
}

/** `preserve` is how Git before 2.34 said `merges`. */
const WAYS_TO_REBASE = new Set(['merges', 'm', 'interactive', 'i', 'preserve', 'p']);

/** Null when it is not set, or set to something that Git does not know. */
function asksForRebase(value: string | null | undefined): boolean | null {
  if (value == null) return null;
  return WAYS_TO_REBASE.has(value) ? true : booleanOf(value);
}

/** A boolean as `git config` reads it: words in any case, nothing, or a number. */
function booleanOf(value: string): boolean | null {
  if (/^(?:true|yes|on)$/i.test(value)) return true;
  if (/^(?:false|no|off|)$/i.test(value)) return false;
  return /^[+-]?\d+$/.test(value) ? Number(value) !== 0 : null;
}
