import { errorSentence, type Failure } from '#core/ipc/errors';
import type { PushTarget } from '#core/publish/config-facts';
import type { WaitingReason } from '#core/publish/model';
import type { TransportTrouble } from '#core/publish/push-report';
import { sshSentence } from '#core/publish/sign-in/ssh-sentence';

/** Why something is not on the remote, or not here, yet. `detail` is a sentence, or `quoted`: the remote's own words. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly reason: WaitingReason;
  readonly detail: string;
  readonly quoted: boolean;
}

/** With a sentence for the author. */
export const waits = (reason: WaitingReason, sentence: string): Waiting => ({
  kind: 'waiting',
  reason,
  detail: sentence,
  quoted: false,
});

/** With what the remote or Git said. */
const waitsQuoting = (reason: WaitingReason, words: string): Waiting => ({
  kind: 'waiting',
  reason,
  detail: words,
  quoted: true,
});

/** Trouble with a remote as one of the reasons, with a sentence where the author can do something. */
export function waitingOf({ kind, words, ssh }: TransportTrouble, { remote }: PushTarget): Waiting {
  const detail = { remote: remote.name, reason: words };
  if (ssh) return waits('refused', sshSentence(ssh, detail));
  switch (kind) {
    case 'unreachable':
      return waitsQuoting('offline', words);
    case 'interrupted':
    case 'unknown':
      return waitsQuoting('not-pushed', words);
    case 'refused':
      return waitsQuoting('refused', words);
    case 'behind':
      return waits('refused', errorSentence('push-behind', detail));
    case 'sign-in':
      return waits('refused', errorSentence('sign-in-needed', detail));
    case 'forbidden':
      return waits('refused', errorSentence('push-forbidden', detail));
    case 'too-large':
      return waits('refused', errorSentence('push-too-large', detail));
    case 'not-found':
      return waits('refused', errorSentence('remote-not-found', detail));
    case 'not-git':
      return waits('refused', errorSentence('remote-not-git', detail));
    case 'not-trusted':
      return waits('refused', errorSentence('remote-not-trusted', detail));
  }
}

/** A failure on this computer as a reason. Others than these are thrown on by the caller. */
export function waitingFailure({ code, detail }: Failure): Waiting {
  switch (code) {
    case 'local-changes-in-the-way':
      return waits(
        'in-the-way',
        errorSentence(code, { ...detail, paths: (detail.paths ?? '').replaceAll('\n', ', ') }),
      );
    case 'lfs-missing':
      return waits('refused', errorSentence(code, detail));
    case 'histories-unrelated':
      return waits('unrelated', errorSentence(code, detail));
    default:
      return waits('not-pushed', errorSentence(code, detail));
  }
}
