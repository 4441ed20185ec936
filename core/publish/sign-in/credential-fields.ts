import { isOneLine } from './model';

/** What Git's credential protocol says: names with their values, in order; a name that ends with `[]` may repeat. */
export type CredentialFields = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `name=value` lines up to an empty one or the end (gitcredentials(7)). Null when a line is none, when a value has a
 * CR or NUL in it, or when a name that may not repeat does: a value that looks like another line would send a
 * password to another host (CVE-2020-5260, CVE-2024-50338).
 */
export function parseCredential(text: string): CredentialFields | null {
  const fields = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    if (line === '') break;
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(0, equals));
    const value = line.slice(equals + 1);
    if (name === '' || !isOneLine(line)) return null;
    const before = fields.get(name);
    if (before && !name.endsWith('[]')) return null;
    fields.set(name, [...(before ?? []), value]);
  }
  return fields;
}

/** Writes the answer of a credential helper; null when a value would become several lines. */
export function formatCredential(fields: Readonly<Record<string, string>>): string | null {
  const entries = Object.entries(fields);
  if (!entries.every(([name, value]) => isOneLine(name) && isOneLine(value) && !name.includes('=')))
    return null;
  return entries.map(([name, value]) => `${name}=${value}\n`).join('');
}

/** Whom a credential is for. */
export interface CredentialTarget {
  readonly protocol: 'https' | 'http';
  /** Lower case, with its port where it has one. */
  readonly host: string;
  readonly username: string | null;
  /** What the server calls itself; may be empty. Git tells it from 2.41 on. */
  readonly realm: string;
}

const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** Whom Git asks for, or null when it is nobody Longhand answers for: another protocol, or a host that is none. */
export function credentialTarget(fields: CredentialFields): CredentialTarget | null {
  const protocol = fields.get('protocol')?.[0];
  const host = fields.get('host')?.[0]?.toLowerCase() ?? '';
  if ((protocol !== 'https' && protocol !== 'http') || !HOST.test(host)) return null;
  return { protocol, host, username: fields.get('username')?.[0] ?? null, realm: realmOf(fields) };
}

/** The place of a target: what a kept sign-in is kept for, and nothing else. */
export function placeOf({ protocol, host }: Pick<CredentialTarget, 'protocol' | 'host'>): string {
  return `${protocol}://${host}`;
}

function realmOf(fields: CredentialFields): string {
  for (const challenge of fields.get('wwwauth[]') ?? []) {
    const realm = /^basic\b.*\brealm="([^"]{1,200})"/i.exec(challenge)?.[1];
    if (realm) return realm;
  }
  return '';
}
