import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetUrl, parseAssetUrl } from './asset-url';

describe('an asset address', () => {
  it('names the blog, the first path, and the others to try', () => {
    expect(assetUrl('b1', ['a b/ü#.png', 'static/a&b.png'])).toBe(
      'asset://b1/a%20b/%C3%BC%23.png?or=static/a%26b.png',
    );
  });

  it('is empty without a path', () => {
    expect(assetUrl('b1', [])).toBe('');
  });

  it('comes back as it was', () => {
    const segment = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => !/^\.{1,2}$|[/\\\0]/.test(text));
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,12}$/),
        fc.array(path, { minLength: 1, maxLength: 4 }),
        (blogId, paths) => {
          expect(parseAssetUrl(assetUrl(blogId, paths))).toEqual({ blogId, paths });
        },
      ),
    );
  });

  it.each([
    'https://b1/a.png',
    'asset://b1',
    'asset://b1/',
    'asset:///a.png',
    'asset://b1/../a.png',
    'asset://b1/a/%2e%2e/b.png',
    'asset://b1/a%2f..%2fb.png',
    'asset://b1/a%5cb.png',
    'asset://b1//a.png',
    'asset://b1/a.png?or=/etc/passwd',
    'asset://b1/a.png?or=x/../y',
    'asset://b1/a%00.png',
    'asset://b1/%zz.png',
  ])('is refused when it is %s', (url) => {
    expect(parseAssetUrl(url)).toBeNull();
  });
});
