import { describe, expect, it } from 'vitest';
import { parseRemoteUrl, remoteAddress, remoteUrl } from './remote-image';

describe('[R65] an image from elsewhere', () => {
  it.each([
    ['https://example.org/a.png', 'https://example.org/a.png'],
    [' HTTP://Example.org/a b.png#part', 'http://example.org/a%20b.png'],
    ['//cdn.example/a.png?x=1', 'https://cdn.example/a.png?x=1'],
    ['\\\\host/share/a.png', 'https://host/share/a.png'],
  ])('%s is asked for as %s', (src, address) => {
    expect(remoteAddress(src)).toBe(address);
    expect(parseRemoteUrl(remoteUrl(address))).toBe(address);
  });

  it.each([
    'a.png',
    '/a.png',
    'data:image/png;base64,AA==',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ftp://x/a.png',
    'https://ada:secret@example.org/a.png',
    'https://',
  ])('%s is none', (src) => {
    expect(remoteAddress(src)).toBeNull();
  });

  it.each([
    'remote://image/%',
    'remote://other/https%3A%2F%2Fx.example',
    'remote://image/file%3A%2F%2F%2Fetc',
  ])('a request for %s is not answered', (url) => {
    expect(parseRemoteUrl(url)).toBeNull();
  });
});
