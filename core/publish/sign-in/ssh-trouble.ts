/** Why SSH did not get through, where there is more to say than that it did not. */
export type SshTrouble =
  /** The host shows another key than the one that was accepted before. Never accepted by us. */
  | {
      readonly kind: 'host-key-changed';
      readonly keyType: string;
      readonly fingerprint: string;
      /** The file with the accepted key, and its line, counted from 1. */
      readonly file: string;
      readonly line: string;
    }
  /** Nobody said yes to the host's key. */
  | { readonly kind: 'host-key-unknown' }
  /** The host takes none of the keys and passwords it was offered. `methods` is what it would take. */
  | { readonly kind: 'refused'; readonly methods: string };

/** Reads what OpenSSH printed on its standard error; null when it is none of these. */
export function readSshTrouble(stderr: string): SshTrouble | null {
  if (/REMOTE HOST IDENTIFICATION HAS CHANGED/.test(stderr)) {
    const key = /The fingerprint for the (\S+) key sent by the remote host is\r?\n(SHA256:\S+?)\.?\r?$/m.exec(
      stderr,
    );
    const place = /Offending \S+ key in (.+):(\d+)\r?$/m.exec(stderr);
    return {
      kind: 'host-key-changed',
      keyType: key?.[1] ?? '',
      fingerprint: key?.[2] ?? '',
      file: place?.[1] ?? '',
      line: place?.[2] ?? '',
    };
  }
  if (/Host key verification failed/.test(stderr)) return { kind: 'host-key-unknown' };
  const refused = /Permission denied \(([a-z0-9,@.-]+)\)/.exec(stderr)?.[1];
  return refused === undefined ? null : { kind: 'refused', methods: refused };
}
