/** What OpenSSH asks through its password program, by its prompt. */
export type SshPrompt =
  | { readonly kind: 'passphrase'; readonly key: string }
  | { readonly kind: 'password'; readonly account: string }
  | {
      readonly kind: 'host-key';
      readonly host: string;
      readonly keyType: string;
      readonly fingerprint: string;
      /** The fingerprint itself may be the answer, so that only this key is accepted. */
      readonly takesFingerprint: boolean;
    }
  | { readonly kind: 'confirm'; readonly words: string }
  | { readonly kind: 'touch'; readonly words: string }
  | { readonly kind: 'other'; readonly words: string }
  /** Git's own question for a web address, which comes to us as a credential helper and is not answered here. */
  | { readonly kind: 'web' };

/**
 * Reads a prompt of OpenSSH 8.4 or later. `hint` is the value of SSH_ASKPASS_PROMPT: `confirm`, `none`, or empty. Null for
 * what is no prompt: empty, too long, or with control characters other than a line end.
 */
export function readSshPrompt(prompt: string, hint: string): SshPrompt | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (prompt.trim() === '' || prompt.length > 4096 || /[\x00-\x09\x0b-\x1f\x7f]/.test(prompt)) return null;
  const words = prompt.trim();
  if (hint === 'confirm') return { kind: 'confirm', words };
  if (hint === 'none') return { kind: 'touch', words };
  if (/^(?:Username|Password) for '/.test(words)) return { kind: 'web' };
  const key = /^Enter passphrase for (?:key )?['"]?(.+?)['"]?:$/.exec(words)?.[1];
  if (key !== undefined && !key.includes('\n')) return { kind: 'passphrase', key };
  const password = /^(?:\(([^()\s]+@[^()\s]+)\) Password:|([^'\s]+@[^'\s]+)'s password:)$/.exec(words);
  const account = password?.[1] ?? password?.[2];
  if (account !== undefined) return { kind: 'password', account };
  return hostKey(words) ?? { kind: 'other', words };
}

function hostKey(words: string): SshPrompt | null {
  const host = /^The authenticity of host '([^'\n]+)' can't be established\.$/m.exec(words)?.[1];
  const key = /^(\S+) key fingerprint is:? (SHA256:[A-Za-z0-9+/]{43}=?)\.?$/m.exec(words);
  const question = /^Are you sure you want to continue connecting \(yes\/no(\/\[fingerprint\])?\)\?$/m.exec(
    words,
  );
  if (host === undefined || !key || !question) return null;
  return {
    kind: 'host-key',
    // `name (address)`: the address is the network's business.
    host: host.replace(/ \([^)]*\)$/, ''),
    keyType: key[1] ?? '',
    fingerprint: key[2] ?? '',
    takesFingerprint: question[1] !== undefined,
  };
}
