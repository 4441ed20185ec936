import { describe, expect, it } from 'vitest';
import { classifyTransport, parsePushReport, remoteWords, reportsTaken } from './push-report';

const ID = '0123456789012345678901234567890123456789';

describe('parsePushReport', () => {
  it('reads flag, ref and reason of each line', () => {
    const stdout = [
      'To https://example.org/x.git',
      ` \t${ID}:refs/heads/main\t1234567..89abcde`,
      `!\t${ID}:refs/heads/live\t[remote rejected] (pre-receive hook declined)`,
      'Done',
      '',
    ].join('\n');
    expect(parsePushReport(stdout)).toEqual([
      { flag: ' ', to: 'refs/heads/main', summary: '1234567..89abcde', reason: '' },
      {
        flag: '!',
        to: 'refs/heads/live',
        summary: '[remote rejected]',
        reason: 'pre-receive hook declined',
      },
    ]);
  });
});

describe('reportsTaken', () => {
  const report = (flag: string, to: string) => `To origin\n${flag}\tabc:${to}\twhat (why)\nDone\n`;

  it.each([' ', '*', '='])('believes the flag %j for the ref itself', (flag) => {
    expect(reportsTaken(report(flag, 'refs/heads/main'), 'refs/heads/main')).toBe(true);
    expect(reportsTaken(report(flag, 'refs/for/main'), 'refs/heads/main')).toBe(false);
  });

  it.each(['!', '+', '-'])('does not believe the flag %j', (flag) => {
    expect(reportsTaken(report(flag, 'refs/heads/main'), 'refs/heads/main')).toBe(false);
  });

  it('does not believe silence', () => {
    expect(reportsTaken('', 'refs/heads/main')).toBe(false);
    expect(reportsTaken('Everything up-to-date\n', 'refs/heads/main')).toBe(false);
  });
});

describe('remoteWords', () => {
  it('keeps what a person wrote and leaves progress out', () => {
    const stderr = [
      'remote: Enumerating objects: 5, done.',
      'remote: Counting objects: 100% (5/5), done.',
      'remote: Resolving deltas: 100% (1/1), completed with 1 local object.        ',
      'remote: error: GH001: Large files detected.        ',
      'remote: error: File big.mp4 is 120.00 MB; this exceeds 100% of the limit        ',
      'remote: ',
      'To x',
    ].join('\n');
    expect(remoteWords(stderr)).toBe(
      'error: GH001: Large files detected.\nerror: File big.mp4 is 120.00 MB; this exceeds 100% of the limit',
    );
  });
});

describe('classifyTransport', () => {
  it.each([
    ['fetch first', 'behind'],
    ['non-fast-forward', 'behind'],
  ])('a rejection for “%s” means %s [R45]', (reason, kind) => {
    expect(classifyTransport(`!\t${ID}:refs/heads/main\t[rejected] (${reason})\n`, 'error: x').kind).toBe(
      kind,
    );
  });

  it('a refusal by the remote carries its own words [R46]', () => {
    const stdout = `!\t${ID}:refs/heads/main\t[remote rejected] (protected branch hook declined)\n`;
    const stderr =
      'remote: error: GH006: Protected branch update failed.\nerror: failed to push some refs to x';
    expect(classifyTransport(stdout, stderr)).toEqual({
      kind: 'refused',
      words: 'error: GH006: Protected branch update failed.\nprotected branch hook declined',
    });
  });

  it.each([
    ["fatal: unable to access 'https://x.org/': Could not resolve host: x.org", 'unreachable'],
    [
      "fatal: unable to access 'http://x/': Failed to connect to x port 1 after 0 ms: Couldn't connect",
      'unreachable',
    ],
    [
      'ssh: connect to host x port 22: No route to host\nfatal: Could not read from remote repository.',
      'unreachable',
    ],
    [
      'ssh: Could not resolve hostname x: Temporary failure in name resolution\nfatal: Could not read',
      'unreachable',
    ],
    ["fatal: unable to access 'https://x/': Operation too slow. Less than 1000 bytes/sec", 'interrupted'],
    ['error: RPC failed; curl 52 Empty reply from server\nsend-pack: unexpected disconnect', 'interrupted'],
    ["fatal: unable to access 'https://x/': The requested URL returned error: 500", 'interrupted'],
    ["fatal: Authentication failed for 'https://x/'", 'sign-in'],
    ["fatal: could not read Username for 'https://x': terminal prompts disabled", 'sign-in'],
    ['git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.', 'sign-in'],
    ["fatal: unable to access 'https://x/': The requested URL returned error: 403", 'forbidden'],
    ["remote: Repository not found.\nfatal: repository 'https://x/y/' not found", 'not-found'],
    ["fatal: '/srv/x.git' does not appear to be a git repository", 'not-found'],
    ['fatal: https://x/info/refs not valid: is this a git repository?', 'not-git'],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', 'not-trusted'],
    ["fatal: unable to access 'https://x/': SSL certificate problem: self-signed certificate", 'not-trusted'],
    ['error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413', 'too-large'],
    ['something new', 'unknown'],
  ])('%j means %s', (stderr, kind) => {
    expect(classifyTransport('', stderr).kind).toBe(kind);
  });

  it('shows no password of an address [R73]', () => {
    const { words } = classifyTransport('', "fatal: Authentication failed for 'https://ada:s3cret@x.org/'");
    expect(words).toBe("Authentication failed for 'https://x.org/'");
  });

  it('takes a branch that moved while we pushed for one with newer commits [R45]', () => {
    const stdout = '!\tabc:refs/heads/main\t[remote rejected] (failed to update ref)\n';
    const stderr = "remote: error: cannot lock ref 'refs/heads/main': is at 91715b1 but expected 63ac2a3\n";
    expect(classifyTransport(stdout, stderr).kind).toBe('behind');
    expect(classifyTransport(stdout, 'remote: error: cannot lock ref: disk full\n').kind).toBe('refused');
  });
});
