import { mkdir } from 'node:fs/promises';
import { Failure } from '#core/ipc/errors';
import type { Trust, TrustAnswer } from '#core/publish/trust/model';
import { isReading, restrictedEnvironment, startsNothing } from '#core/publish/trust/restricted';
import { standingOf } from '#core/publish/trust/standing';
import type { GitCall } from '../git';
import { type Audit, audit } from './audit';
import type { TrustStore } from './store';
import { unchanged } from './watched';

const NOTHING: Trust = { standing: 'trusted', findings: [], known: [] };

export interface TrustGuardOptions {
  readonly store: TrustStore;
  /** A folder of the app's own, absolute, in which nothing ever is: where Git looks for hooks in restricted mode. */
  readonly noHooks: string;
  /** Told when a repository was looked at again because something in it had changed. */
  readonly onLookedAgain?: () => void;
}

/**
 * Stands before every call of Git. The first one in a repository waits for its audit, and each later one looks whether
 * the files the audit was made of are still the same; where not, it is made anew. In a repository that is not trusted
 * only reading is let through, with everything switched off that could start a program. Decision 36.
 */
export class TrustGuard {
  readonly #options: TrustGuardOptions;
  readonly #audits = new Map<string, Promise<Audit>>();

  constructor(options: TrustGuardOptions) {
    this.#options = options;
  }

  /**
   * The environment that a call in `folder` (absolute) gets on top. Fails with `trust-needed` where it may not run, and
   * with `repository-outside`.
   */
  async admit(folder: string, { args, lane = 'read' }: GitCall): Promise<Readonly<Record<string, string>>> {
    if (startsNothing(args)) return {};
    const found = await this.#look(folder);
    switch (found.kind) {
      case 'none':
        return {};
      case 'outside':
        throw new Failure('repository-outside', { path: found.records });
      case 'unreadable':
        return this.#restrict(args, lane, []);
      case 'repository': {
        const { standing } = await this.#trust(found);
        return standing === 'trusted' ? {} : this.#restrict(args, lane, found.disarming);
      }
    }
  }

  /** Whether the repository that `folder` (absolute) is in is trusted, and what was found. Fails with `git-missing`. */
  async trust(folder: string): Promise<Trust> {
    const found = await this.#look(folder);
    return found.kind === 'repository' ? this.#trust(found) : NOTHING;
  }

  /**
   * Keeps what the author said about the findings they were shown. What was not among those is not trusted. Fails as
   * `writeDurably` does.
   */
  async answer(folder: string, answer: TrustAnswer, seen: readonly string[]): Promise<Trust> {
    const found = await this.#look(folder);
    if (found.kind !== 'repository') return NOTHING;
    await this.#options.store.keep(found.commonDir, { answer, seen });
    return this.#trust(found);
  }

  /** The repository in `folder` was made by the app itself just now: what is in it is the author's own. */
  async own(folder: string): Promise<void> {
    const found = await this.#look(folder);
    if (found.kind !== 'repository' || found.findings.length === 0) return;
    const seen = found.findings.map(({ id }) => id);
    await this.#options.store.keep(found.commonDir, { answer: 'trusted', seen });
  }

  async #trust({ commonDir, findings }: Extract<Audit, { kind: 'repository' }>): Promise<Trust> {
    const kept = await this.#options.store.read(commonDir);
    const known = kept?.answer === 'trusted' ? [...kept.seen] : [];
    return { standing: standingOf(findings, kept), findings: [...findings], known };
  }

  async #restrict(
    args: readonly string[],
    lane: NonNullable<GitCall['lane']>,
    disarming: readonly (readonly [string, string])[],
  ): Promise<Record<string, string>> {
    if (lane !== 'read' || !isReading(args)) throw new Failure('trust-needed');
    await mkdir(this.#options.noHooks, { recursive: true });
    return restrictedEnvironment(this.#options.noHooks, disarming);
  }

  async #look(folder: string): Promise<Audit> {
    const before = this.#audits.get(folder);
    if (before !== undefined) {
      const found = await before;
      if (await unchanged(found.watched)) return found;
      // Whoever came first looks again; the others wait for that.
      const now = this.#audits.get(folder);
      if (now !== undefined && now !== before) return now;
    }
    const audited = audit(folder);
    this.#audits.set(folder, audited);
    try {
      const found = await audited;
      if (before !== undefined) this.#options.onLookedAgain?.();
      return found;
    } catch (error) {
      if (this.#audits.get(folder) === audited) this.#audits.delete(folder);
      throw error;
    }
  }
}
