import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialTarget, formatCredential, parseCredential } from './credential-fields';
import { hostHelp } from './host-help';
import { publisherOf } from './host-keys';
import { placeOfUrl, placesOfRemotes, readOwnSetUp } from './own-set-up';
import { readSshPrompt } from './ssh-prompt';
import { readSshTrouble } from './ssh-trouble';

describe('the credential protocol', () => {
  it('says the same after writing and reading, or is not written at all [R75]', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'binary' })),
        (fields) => {
          const text = formatCredential(fields);
          if (text === null) return Object.values(fields).some((value) => /[\r\n\0]/.test(value));
          const read = parseCredential(text);
          return Object.entries(fields).every(([name, value]) => read?.get(name)?.[0] === value);
        },
      ),
    );
  });

  it('never answers for a host that was smuggled into another field [R75]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r', '\0', '\r\n'), (text, end) => {
        const fields = parseCredential(
          `protocol=https\nusername=${text}${end}host=evil.example\nhost=good.example\n`,
        );
        const target = fields && credentialTarget(fields);
        return target === null || target.host !== 'evil.example';
      }),
    );
  });

  it('reads whom Git asks for', () => {
    const read = (text: string) => credentialTarget(parseCredential(text) ?? new Map());
    expect(read('protocol=https\nhost=Git.Example.org:8443\nwwwauth[]=Basic realm="Gitea"\n')).toEqual({
      protocol: 'https',
      host: 'git.example.org:8443',
      username: null,
      realm: 'Gitea',
    });
    expect(read('protocol=http\nhost=[::1]:80\nusername=ada\n\npassword=after the end')).toMatchObject({
      host: '[::1]:80',
      username: 'ada',
    });
    expect(read('protocol=cert\nhost=\npath=/key\n')).toBeNull();
  });
});

describe('SSH’s questions', () => {
  const print = `SHA256:${'aB3+/'.repeat(8)}xyz`;
  const host = (line: string, ask: string) =>
    `The authenticity of host 'git.example.org (203.0.113.7)' can't be established.\n${line}\nThis key is not known by any other names\nAre you sure you want to continue connecting (${ask})? `;

  it.each([
    [
      "Enter passphrase for key '/home/ada/my keys/id': ",
      '',
      { kind: 'passphrase', key: '/home/ada/my keys/id' },
    ],
    ['Enter passphrase for "/home/ada/.ssh/id": ', '', { kind: 'passphrase', key: '/home/ada/.ssh/id' }],
    ["ada@git.example.org's password: ", '', { kind: 'password', account: 'ada@git.example.org' }],
    ['(ada@git.example.org) Password: ', '', { kind: 'password', account: 'ada@git.example.org' }],
    ['(ada@git.example.org) Verification code: ', '', { kind: 'other' }],
    ['Confirm user presence for key ED25519-SK SHA256:x', 'none', { kind: 'touch' }],
    ['Allow use of key id?', 'confirm', { kind: 'confirm' }],
    ["Username for 'https://git.example.org': ", '', { kind: 'web' }],
    [
      host(`ED25519 key fingerprint is ${print}.`, 'yes/no/[fingerprint]'),
      '',
      {
        kind: 'host-key',
        host: 'git.example.org',
        keyType: 'ED25519',
        fingerprint: print,
        takesFingerprint: true,
      },
    ],
    [
      host(`RSA key fingerprint is: ${print}`, 'yes/no'),
      '',
      { kind: 'host-key', keyType: 'RSA', fingerprint: print, takesFingerprint: false },
    ],
  ])('reads %j', (prompt, hint, expected) => expect(readSshPrompt(prompt, hint)).toMatchObject(expected));

  it.each(['', '  ', 'a\u001b[2Jb: ', 'x'.repeat(5000), 'a\0b'])('refuses %j', (prompt) =>
    expect(readSshPrompt(prompt, '')).toBeNull(),
  );

  it('does not take a host for asked about when its fingerprint is missing', () => {
    expect(readSshPrompt(host('ED25519 key fingerprint is MD5:aa:bb.', 'yes/no'), '')).toMatchObject({
      kind: 'other',
    });
  });

  it('knows a published fingerprint only of the host it is published for', () => {
    const github = 'SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU';
    expect(publisherOf('github.com', github)).toBe('GitHub');
    expect(publisherOf('github.com.evil.example', github)).toBeNull();
    expect(publisherOf('gitlab.com', github)).toBeNull();
    expect(publisherOf('github.com', print)).toBeNull();
  });
});

describe('SSH’s refusals', () => {
  it('reads a changed host key with its place', () => {
    const said = `@@@@@@@\r\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nThe fingerprint for the ED25519 key sent by the remote host is\r\nSHA256:abc.\r\nPlease contact your system administrator.\r\nOffending ED25519 key in /home/ada/.ssh/known_hosts:12\r\nHost key verification failed.\r\n`;
    expect(readSshTrouble(said)).toEqual({
      kind: 'host-key-changed',
      keyType: 'ED25519',
      fingerprint: 'SHA256:abc',
      file: '/home/ada/.ssh/known_hosts',
      line: '12',
    });
  });
  it('tells an unknown host and refused keys apart', () => {
    expect(readSshTrouble('Host key verification failed.')).toEqual({ kind: 'host-key-unknown' });
    expect(readSshTrouble('git@h: Permission denied (publickey,password).')).toEqual({
      kind: 'refused',
      methods: 'publickey,password',
    });
    expect(readSshTrouble('Connection refused')).toBeNull();
  });
});

describe('the author’s own set-up', () => {
  const config = (...entries: [string, string][]) => entries.map((entry) => entry.join('\n')).join('\0');
  const place = 'https://git.example.org';
  it.each([
    [[], false],
    [[['credential.helper', 'store']], true],
    [[['credential.https://git.example.org.helper', '!gh auth git-credential']], true],
    [[['credential.https://other.example.helper', 'store']], false],
    [
      [
        ['credential.helper', 'store'],
        ['credential.helper', ''],
      ],
      false,
    ],
  ] as [[string, string][], boolean][])('%j has a helper: %s', (entries, helper) =>
    expect(readOwnSetUp(config(...entries), place)).toEqual({ helper, askpass: false }),
  );
  it('knows a program of their own that asks', () =>
    expect(readOwnSetUp(config(['core.askpass', '/usr/bin/ksshaskpass']), place).askpass).toBe(true));
  it('reads the places of the remotes, without who is named in them', () => {
    expect(placeOfUrl('HTTPS://ada:pw@Git.Example.org:8443/a?b')).toBe('https://git.example.org:8443');
    expect(placeOfUrl('git@git.example.org:a')).toBeNull();
    expect(
      placesOfRemotes(
        'origin\thttps://git.example.org/a (fetch)\norigin\thttps://git.example.org/a (push)\nold\tgit@h:a (push)\n',
      ),
    ).toEqual(['https://git.example.org']);
  });
});

describe('what a host wants', () => {
  it.each([
    ['github.com', '', 'github'],
    ['github.example.org', '', 'github'],
    ['notgithub.com', '', 'plain'],
    ['gitlab.com', '', 'gitlab'],
    ['git.example.org', 'GitLab', 'gitlab'],
    ['codeberg.org', '', 'forgejo'],
    ['git.example.org:3000', 'Gitea', 'forgejo'],
    ['bitbucket.org', '', 'bitbucket'],
    ['git.example.org', 'test', 'plain'],
  ])('%s that calls itself %j is %s', (host, realm, kind) =>
    expect(hostHelp('https', host, realm).kind).toBe(kind),
  );
  it('opens a page for tokens only over HTTPS, on the host itself', () => {
    expect(hostHelp('http', 'gitea.example.org', '').tokenPage).toBeNull();
    expect(hostHelp('https', 'gitea.example.org:8443', '').tokenPage).toBe(
      'https://gitea.example.org:8443/user/settings/applications',
    );
  });
});
