import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha1 } from './sha1';

describe('the SHA-1 of a text', () => {
  it('is the standard’s', () => {
    expect(sha1('')).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
    expect(sha1('abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    expect(sha1('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
    );
  });

  it('is of its letters in UTF-8, and never fails', () => {
    expect(sha1('你好')).toBe('440ee0853ad1e99f962b63e459ef992d7c211722');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => /^[0-9a-f]{40}$/.test(sha1(text))),
    );
  });
});
