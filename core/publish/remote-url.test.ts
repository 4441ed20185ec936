import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRemoteUrl, redactText, redactUrl, repositoryNameFromUrl } from './remote-url';

describe('parseRemoteUrl', () => {
  it.each([
    ['https://example.org/ada/blog.git', 'https', 'example.org'],
    ['https://example.org:8443/blog', 'https', 'example.org'],
    ['http://127.0.0.1:3000/blog.git', 'http', '127.0.0.1'],
    ['http://[::1]:3000/blog.git', 'http', '[::1]'],
    ['ssh://git@example.org:2222/ada/blog.git', 'ssh', 'example.org'],
    ['git@example.org:ada/blog.git', 'ssh', 'example.org'],
    ['file:///srv/git/blog.git', 'file', ''],
    ['  https://example.org/blog.git\n', 'https', 'example.org'],
  ])('takes %j', (text, kind, host) => {
    expect(parseRemoteUrl(text)).toMatchObject({ kind, host, url: text.trim() });
  });

  it.each([
    ...[
      '',
      'blog',
      '/srv/git/blog.git',
      'C:\\blog',
      'example.org:blog.git',
      'git://example.org/x',
      'ftp://x.org/x',
    ],
    ...[
      'ext::sh -c touch% x',
      'fd::17',
      'https::https://x.org/x',
      'git@ext::sh:x',
      'file://host/share',
      'file://',
    ],
    ...['--upload-pack=touch x', '-oProxyCommand=x', 'ssh://-oProxyCommand=x/x', 'git@-oProxyCommand=x:x'],
    ...['ssh://-l@example.org/x', '-git@example.org:x', 'git@example.org:--upload-pack=x'],
    ...['https://ada:secret@example.org/x', 'https://token@example.org/x', 'ssh://git:secret@example.org/x'],
    ...[
      'https://example.org/a\nb',
      'https://example.org\r/x',
      'https://example.org/%\0',
      'https://exa mple.org/x',
    ],
    ...[
      'https:///x',
      'https://example.org',
      'https://example.org/',
      'https://a@b@c.org/x',
      'https://x.org\\@y.org/x',
    ],
  ])('refuses %j [R59]', (text) => {
    expect(parseRemoteUrl(text)).toBeNull();
  });

  it('law: what it takes is no option, names no helper, and has no control character or password [R59]', () => {
    const piece = fc.constantFrom(
      ...[
        'https',
        'http',
        'ssh',
        'file',
        'ext',
        'fd',
        '://',
        '::',
        ':',
        '/',
        '@',
        '-',
        '--',
        'git',
        'example.org',
      ],
      ...[
        '\r',
        '\n',
        '\0',
        '\t',
        ' ',
        '%0a',
        '\\',
        '..',
        '~',
        'user:pw',
        'upload-pack=',
        'oProxyCommand=',
        '[',
        ']',
      ],
    );
    const hostile = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 });
    const frames = fc.constantFrom(
      (s: string) => s,
      (s: string) => `https://example.org/${s}`,
      (s: string) => `https://${s}example.org/x`,
      (s: string) => `ssh://${s}/x`,
      (s: string) => `git@${s}:x`,
      (s: string) => `git@example.org:${s}`,
    );
    let taken = 0;
    fc.assert(
      fc.property(hostile, frames, (pieces, frame) => {
        const remote = parseRemoteUrl(frame(pieces.join('')));
        if (!remote) return;
        taken++;
        expect(remote.url).not.toMatch(/^-|^[A-Za-z0-9]+::/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(remote.url).not.toMatch(/[\x00-\x1f\x7f]/);
        expect(remote.host).not.toMatch(/^-|[@/:]$/);
        expect(remote.url).toMatch(
          /^(?:https?|ssh):\/\/|^file:\/\/\/|^[A-Za-z0-9_][\w.-]*@[^@:/]+:[^:-]|^[\w.-]+@\[/i,
        );
        if (remote.kind === 'https' || remote.kind === 'http') {
          const { username, password, hostname } = new URL(remote.url);
          expect([username, password]).toEqual(['', '']);
          expect(hostname).not.toBe('');
        }
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe('redactUrl', () => {
  it.each([
    ['https://ada:secret@example.org/x', 'https://example.org/x'],
    ['https://token@example.org/x', 'https://example.org/x'],
    ['ssh://git:secret@example.org/x', 'ssh://git@example.org/x'],
    ['git@example.org:x', 'git@example.org:x'],
    ['https://example.org/@ada/x', 'https://example.org/@ada/x'],
    ['https://ada:s@cret@example.org/x', 'https://example.org/x'],
    ['ssh://git:s@cret@example.org/x', 'ssh://git@example.org/x'],
  ])('%j → %j', (before, after) => {
    expect(redactUrl(before)).toBe(after);
  });

  it('works inside of what Git says', () => {
    expect(redactText("fatal: unable to access 'https://ada:s3cret@example.org/x.git/': no")).toBe(
      "fatal: unable to access 'https://example.org/x.git/': no",
    );
    expect(redactText('(1https://t@a.b/x) ssh://u:p@c.d/y@z')).toBe('(1https://a.b/x) ssh://u@c.d/y@z');
    const long = 'a'.repeat(1_000_000);
    expect(redactText(long) === long).toBe(true);
  });
});

describe('repositoryNameFromUrl', () => {
  it.each([
    ['https://example.org/ada/blog.git', 'blog'],
    ['https://example.org/ada/my.site/', 'my.site'],
    ['git@example.org:notes.git', 'notes'],
    ['https://example.org/ada/日本.git', '日本'],
    ['https://example.org/..', 'blog'],
    ['https://example.org/.git', 'blog'],
    ['https://example.org/a b$c.git', 'a-b-c'],
    ['', 'blog'],
  ])('%j → %j', (url, name) => {
    expect(repositoryNameFromUrl(url)).toBe(name);
  });
});
