import { gitWords } from './git-trouble';
import { plainWords } from './printable';
import { redactText } from './remote-url';
import { readSshTrouble, type SshTrouble } from './sign-in/ssh-trouble';

/** Why a push (or another talk with a remote) did not work, and what was said, without secrets. */
export interface TransportTrouble {
  readonly kind: /** The remote was never reached; nothing was sent. */
    | 'unreachable'
    /** The talk broke off: whether the change arrived is known only by asking for the ref. */
    | 'interrupted'
    /** The remote's branch has commits that are not here. */
    | 'behind'
    /** The remote said no: a protected branch, a hook, a limit. */
    | 'refused'
    | 'sign-in'
    | 'forbidden'
    /** More than the server takes at once. */
    | 'too-large'
    | 'not-found'
    /** Something answered, but not a Git server (a network's login page). */
    | 'not-git'
    /** An unknown or changed host key, or a certificate that does not hold. */
    | 'not-trusted'
    | 'unknown';
  readonly words: string;
  /** What SSH said about it, with `sign-in` and `not-trusted`. */
  readonly ssh?: SshTrouble;
}

/** A line of `git push --porcelain`: `<flag>\t<from>:<to>\t<summary> (<reason>)`. */
export interface PushedRef {
  readonly flag: string;
  readonly to: string;
  readonly summary: string;
  readonly reason: string;
}

/** Reads the standard output of `git push --porcelain`. */
export function parsePushReport(stdout: string): PushedRef[] {
  const refs: PushedRef[] = [];
  for (const line of stdout.split('\n')) {
    const match = /^([ +\-*!=])\t([^\t]*):([^\t:]*)\t(.*)$/.exec(line);
    if (!match) continue;
    const said = /^(.*?)(?: \((.*)\))?$/.exec(match[4] ?? '');
    refs.push({
      flag: match[1] ?? '',
      to: match[3] ?? '',
      summary: said?.[1] ?? '',
      reason: said?.[2] ?? '',
    });
  }
  return refs;
}

/**
 * Whether the remote reported that `ref` (a full name) is what was pushed now: new, forward, or so already. `stdout` is of
 * `git push --porcelain`, which says so only after the remote's own report.
 */
export function reportsTaken(stdout: string, ref: string): boolean {
  return parsePushReport(stdout).some(({ flag, to }) => to === ref && [' ', '*', '='].includes(flag));
}

/** The remote's own words: its `remote:` lines without progress, joined with line ends. */
export function remoteWords(stderr: string): string {
  return stderr
    .split(/[\r\n]+/)
    .filter((line) => line.startsWith('remote:'))
    .map((line) => plainWords(line.slice('remote:'.length)).trim())
    .filter(
      (line) =>
        line !== '' &&
        !/: +\d{1,3}% \(\d+\/\d+\)|^(?:Total|Enumerating objects:|Counting objects:) /.test(line),
    )
    .join('\n');
}

/** Names what went wrong from both outputs of a failed `git push --porcelain` or `git ls-remote`. */
export function classifyTransport(stdout: string, stderr: string): TransportTrouble {
  const refused = parsePushReport(stdout).find(({ flag }) => flag === '!');
  if (refused?.summary === '[rejected]') return { kind: 'behind', words: refused.reason };
  if (refused?.summary === '[remote rejected]') {
    if (QUICKER.test(`${refused.reason}\n${stderr}`)) return { kind: 'behind', words: refused.reason };
    const words = [redactText(remoteWords(stderr)), plainWords(refused.reason)].filter((part) => part !== '');
    return { kind: 'refused', words: words.join('\n') };
  }
  const words = redactText([remoteWords(stderr), gitWords(withoutRemote(stderr))].filter(Boolean).join('\n'));
  const found = TABLE.find(([, pattern]) => pattern.test(stderr))?.[0];
  if (found === 'sign-in' || found === 'not-trusted') {
    const ssh = readSshTrouble(stderr);
    return ssh === null ? { kind: found, words } : { kind: found, words, ssh };
  }
  if (found !== undefined) return { kind: found, words };
  return { kind: 'unknown', words };
}

/** Somebody pushed between the remote's answer to us and our own change of the branch. */
const QUICKER = /cannot lock ref .* is at \w+ but expected|incorrect old value provided/;

function withoutRemote(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => !line.startsWith('remote:'))
    .join('\n');
}

/** Git's, curl's and OpenSSH's messages, the more telling ones first. */
const TABLE: readonly (readonly [TransportTrouble['kind'], RegExp])[] = [
  [
    'not-trusted',
    /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED|SSL certificate problem|server certificate verification failed/,
  ],
  [
    'sign-in',
    /Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|Permission denied \((?:publickey|password|keyboard)|returned error: 401|HTTP 401/,
  ],
  ['too-large', /returned error: 413|HTTP 413/],
  ['forbidden', /returned error: 403|HTTP 403|The requested URL returned error: 403/],
  [
    'not-found',
    /returned error: 404|[Rr]epository .*not found|does not appear to be a git repository|repository '.*' does not exist/,
  ],
  [
    'not-git',
    /not valid: is this a git repository|no DAV locking support|git-http-push failed|unable to update url base from redirection|invalid server response/,
  ],
  [
    'unreachable',
    /Could not resolve (?:host|proxy)|Temporary failure in name resolution|Failed to connect|Couldn't connect to server|Connection refused|Network is unreachable|No route to host|Connection timed out|Connection timeout|ssh: connect to host/,
  ],
  [
    'interrupted',
    /Operation too slow|timed out|Connection (?:was )?reset|Recv failure|Send failure|RPC failed|unexpected disconnect|early EOF|hung up unexpectedly|Empty reply from server|Connection closed|returned error: 5\d\d/,
  ],
];
