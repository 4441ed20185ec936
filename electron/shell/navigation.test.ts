import { describe, expect, it } from 'vitest';
import { externalLink, mayFrame, mayNavigate } from './navigation';

describe('[R66] a link in a post', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://example.org', 'http://example.org/'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
  ])('%s opens in the browser', (address, expected) => {
    expect(externalLink(address)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'smb://host/share',
    '//host/share',
    'vscode://file/x',
    'ms-msdt:/id',
    'https://user:secret@example.org/',
    'app://main/index.html',
    'not an address',
    '',
  ])('%s is refused', (address) => {
    expect(externalLink(address)).toBeNull();
  });
});

describe('[R67] the window', () => {
  it('may reload its own page and nothing else', () => {
    expect(mayNavigate('app://main/index.html')).toBe(true);
    for (const address of [
      'app://other/index.html',
      'app://main/preview.html',
      'https://main/index.html',
      'file:///x',
      'about:blank',
    ])
      expect(mayNavigate(address), address).toBe(false);
  });

  it('may frame only the preview, and what draws diagrams', () => {
    expect(mayFrame('app://main/preview.html')).toBe(true);
    expect(mayFrame('app://diagram/diagram.html')).toBe(true);
    for (const address of [
      'app://main/index.html',
      'app://diagram/preview.html',
      'app://main/diagram.html',
      'app://main.evil/preview.html',
      'https://example.org/',
    ])
      expect(mayFrame(address), address).toBe(false);
  });
});
