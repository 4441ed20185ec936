import type { Handlers } from '#core/ipc/contract';
import type { Trust, TrustFinding } from '#core/publish/trust/model';

type Keys = 'publish.trust' | 'publish.answerTrust';

const finding = (n: number, subject: TrustFinding['subject'], name: string, value = ''): TrustFinding => ({
  id: String(n).repeat(64),
  subject,
  name,
  value,
});

const FOUND: readonly TrustFinding[] = [
  finding(1, 'hooks-folder', 'core.hookspath', '.husky/_'),
  finding(2, 'hook-publish', '.husky/pre-commit'),
  finding(3, 'hook-send', '.husky/pre-push'),
  finding(4, 'filter', 'filter.crypt.clean', 'git-crypt clean'),
  finding(5, 'connection', 'core.sshcommand', 'ssh -i ~/.ssh/blog'),
];

/** The trust in the fake blog's repository; with `startsPrograms` there is something to ask about. */
export function fakeTrust(startsPrograms: boolean): Pick<Handlers, Keys> {
  let trust: Trust = startsPrograms
    ? { standing: 'ask', findings: [...FOUND], known: [] }
    : { standing: 'trusted', findings: [], known: [] };
  return {
    'publish.trust': async () => trust,
    'publish.answerTrust': async ({ answer, seen }) => {
      trust = { ...trust, standing: answer, known: answer === 'trusted' ? seen : [] };
      return trust;
    },
  };
}
