import { createHash } from 'node:crypto';
import { printable } from '#core/publish/printable';
import type { TrustFinding, TrustSubject } from '#core/publish/trust/model';

/** A finding whose id changes with its subject, its name and what it `restsOn`: a value, the hash of a file. */
export function finding(
  subject: TrustSubject,
  name: string,
  value: string,
  restsOn: readonly string[],
): TrustFinding {
  const id = createHash('sha256')
    .update(JSON.stringify([subject, name, ...restsOn]))
    .digest('hex');
  return { id, subject, name: printable(name), value: printable(value) };
}
