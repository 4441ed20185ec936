import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets } from './secrets';

/** Put together here, so that no scanner takes this file for a leak. */
const of = (...parts: string[]) => parts.join('');
const LETTERS = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA';

describe('findSecrets', () => {
  it.each([
    ['a private key', of('-----BEGIN OPENSSH ', 'PRIVATE KEY-----')],
    ['an AWS access key', of('AKIA', 'QW3RT7YU1OP5AS9D')],
    ['a GitHub token', of('ghp_', LETTERS, 'QwEr')],
    ['a GitHub token', of('github_pat_', LETTERS, LETTERS)],
    ['a GitLab token', of('glpat-', LETTERS.slice(0, 20))],
    ['a Slack token', of('xoxb-', '1111111111-2222222222-', LETTERS)],
    ['a Google API key', of('AIza', LETTERS, 'Qw_')],
    ['a Stripe key', of('sk_live_', LETTERS)],
    ['an API key', of('sk-proj-', LETTERS, LETTERS)],
    ['an npm token', of('npm_', LETTERS, 'QwEr')],
    ['a sign-in token', of('eyJhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiJhZGEifQ.', LETTERS)],
    ['a password in an address', of('postgres://ada:', 'hunter-of-mice', '@db.tea.dev/blog')],
    ['a password or key', of('api_key = "', LETTERS, '"')],
    ['a password or key', of('  token: ', LETTERS)],
  ])('finds %s, names its line and shows no more than its beginning', (what, secret) => {
    const [found, ...others] = findSecrets(`# Setup\n\nPut ${secret} there.\n`, null);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ what, line: 3 });
    expect(secret).toContain(found?.shown.replace('…', ''));
    expect(found?.shown.length).toBeLessThan(secret.length);
  });

  it.each([
    'The password: correct horse battery staple',
    'token: your-token-goes-here-12',
    of('AKIA', 'IOSFODNN7EXAMPLE'),
    'https://example.org/a:b@c',
    'secret: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1',
    'See https://ada@example.org/blog.git and ssh://git@example.org:22/blog.git',
    'password = process.env.PASSWORD_FOR_THE_MAIL',
    'api_key: <the key from your account, 32 letters>',
    'commit 5c0ffee5c0ffee5c0ffee5c0ffee5c0ffee5c0ff',
    of('token = "', '$', '{{ secrets.GITHUB_TOKEN }}"'),
  ])('takes %j for none', (line) => {
    expect(findSecrets(line, null)).toEqual([]);
  });

  it('says nothing of a line that is published already', () => {
    const line = of('key: ghp_', LETTERS, 'QwEr');
    expect(findSecrets(`${line}\nmore\n`, `${line}\n`)).toEqual([]);
    expect(findSecrets(`${line} \n`, `${line}\n`)).toHaveLength(1);
  });

  it('finds a key wherever it is put in a text, and takes time in proportion to its length', () => {
    const secret = of('ghp_', LETTERS, 'QwEr');
    const prose = fc.array(fc.constantFrom('tea ', 'a\n', '\r\n', '`', '"', 'ü', '://', '='), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const text = `${before.join('')} ${secret} ${after.join('')}`;
        const line = (before.join('').match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
        expect(findSecrets(text, null).map((found) => found.line)).toEqual([line]);
      }),
    );
    const long = `${'a:'.repeat(200_000)}\n${'eyJ'.repeat(100_000)}\npassword=${'a1'.repeat(100_000)}`;
    expect(findSecrets(long, null)).toEqual([]);
  });
});
