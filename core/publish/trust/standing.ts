import type { Trust, TrustAnswer, TrustFinding } from './model';

/** What the author said about a repository, and which findings that was about. */
export interface KeptAnswer {
  readonly answer: TrustAnswer;
  /** Their ids. */
  readonly seen: readonly string[];
}

/**
 * Where a repository stands. What was trusted stays trusted as long as nothing is found that was not there then; less
 * than then is no news. Restricted is restricted until the author says otherwise.
 */
export function standingOf(findings: readonly TrustFinding[], kept: KeptAnswer | null): Trust['standing'] {
  if (findings.length === 0) return 'trusted';
  if (kept === null) return 'ask';
  if (kept.answer === 'restricted') return 'restricted';
  const seen = new Set(kept.seen);
  return findings.every(({ id }) => seen.has(id)) ? 'trusted' : 'ask';
}
