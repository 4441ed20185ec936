import { type ErrorDetail, errorSentence } from '../../ipc/errors';
import type { SshTrouble } from './ssh-trouble';

/** What the author reads when SSH did not get through. `detail` names the remote. */
export function sshSentence(trouble: SshTrouble, detail: ErrorDetail): string {
  switch (trouble.kind) {
    case 'host-key-changed': {
      const { keyType: type, fingerprint, file, line } = trouble;
      return errorSentence('ssh-host-changed', { ...detail, type, fingerprint, file, line });
    }
    case 'host-key-unknown':
      return errorSentence('ssh-host-unknown', detail);
    case 'refused':
      return errorSentence('ssh-refused', detail);
  }
}
