import { describe, expect, it } from 'vitest';
import { senderAllowed } from './gates';

describe('[R69] the sender of a call', () => {
  const windows = new Set([1]);
  const sender = { contentsId: 1, origin: 'app://main', isMainFrame: true };

  it('is the main frame of our window on our origin', () => {
    expect(senderAllowed(sender, windows)).toBe(true);
  });

  it.each([
    ['another window', { ...sender, contentsId: 2 }],
    ['a frame inside the page', { ...sender, isMainFrame: false }],
    ['a frame that is gone', { ...sender, origin: null }],
    ['an empty page', { ...sender, origin: 'null' }],
    ['another host of our scheme', { ...sender, origin: 'app://main.evil' }],
    ['the web', { ...sender, origin: 'https://main' }],
  ])('is not %s', (_who, other) => {
    expect(senderAllowed(other, windows)).toBe(false);
  });
});
