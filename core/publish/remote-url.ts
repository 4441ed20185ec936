/** An address Longhand lets Git talk to. `url` is what to give to Git. */
export interface RemoteUrl {
  readonly kind: 'https' | 'http' | 'ssh' | 'file';
  readonly url: string;
  /** Empty for `file`. */
  readonly host: string;
  readonly path: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNSAFE = /[\x00-\x20\x7f\\]/;
const HOST = /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/**
 * Reads the address of a repository: `https://`, `http://`, `ssh://`, `file://` or `user@host:path`. Null for
 * everything else: transport helpers (`ext::sh -c …` runs a program), options (`--upload-pack=…`,
 * `-oProxyCommand=…` as a host), control characters (a line end in a URL gives a credential to another host,
 * CVE-2020-5260), passwords and tokens in the address. Row R59 of docs/features.md.
 */
export function parseRemoteUrl(text: string): RemoteUrl | null {
  const url = text.trim();
  if (url === '' || url.length > 2048 || url.startsWith('-') || UNSAFE.test(url)) return null;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/.exec(url);
  return scheme ? withScheme(url, (scheme[1] ?? '').toLowerCase(), scheme[2] ?? '') : withoutScheme(url);
}

function withScheme(url: string, scheme: string, rest: string): RemoteUrl | null {
  const slash = rest.indexOf('/');
  if (slash < 0) return null;
  const path = rest.slice(slash);
  if (path === '/') return null;
  if (scheme === 'file') return slash === 0 ? { kind: 'file', url, host: '', path } : null;
  if (scheme !== 'https' && scheme !== 'http' && scheme !== 'ssh') return null;
  const authority = /^(?:([^@]*)@)?([^@]*?)(?::(\d{1,5}))?$/.exec(rest.slice(0, slash));
  const host = authority?.[2] ?? '';
  const user = authority?.[1];
  if (!HOST.test(host)) return null;
  // A user name in a web address is as often a token; ssh needs one, and it is never a secret there.
  if (user !== undefined && (scheme !== 'ssh' || !USER.test(user))) return null;
  return { kind: scheme, url, host, path };
}

function withoutScheme(url: string): RemoteUrl | null {
  const parts = /^([^@:/]+)@([^@:/]+|\[[^\]]+\]):([^:].*)$/.exec(url);
  const user = parts?.[1] ?? '';
  const host = parts?.[2] ?? '';
  const path = parts?.[3] ?? '';
  if (!USER.test(user) || !HOST.test(host) || path.startsWith('-')) return null;
  return { kind: 'ssh', url, host, path };
}

/** What may be shown of an address's beginning: no user name and password of a web address, no password of another. */
const shownWho = (_: string, scheme: string, who: string): string =>
  /https?:\/\/$/i.test(scheme) ? scheme : `${scheme}${who.replace(/:.*$/s, '')}@`;

/** An address as it may be shown. A password may have an `@` in it: the last one before the path ends it. */
export function redactUrl(url: string): string {
  return url.replace(/^([A-Za-z0-9+.-]+:\/\/)([^/]*)@/, shownWho);
}

/** Replaces every web address in `text` by its redacted form, so that Git's own words never show a token. */
export function redactText(text: string): string {
  return text.replace(/(?<![A-Za-z0-9+.-])([A-Za-z0-9+.-]+:\/\/)([^/\s]*)@/g, shownWho);
}

/** The folder name Git would choose for a clone of `url`: its last part without `.git`; `blog` when there is none. */
export function repositoryNameFromUrl(url: string): string {
  const last = url
    .trim()
    .replace(/[/\\]+$/, '')
    .split(/[/:\\]/)
    .at(-1);
  const name = (last ?? '').replace(/\.git$/i, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return /[\p{L}\p{N}]/u.test(name) && !name.startsWith('.') ? name : 'blog';
}
