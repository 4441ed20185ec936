import { expect, it } from 'vitest';
import { fontType, hasFontExtension } from './font-type';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it.each([
  ['a.woff2', 'wOF2rest', 'font/woff2'],
  ['A.WOFF', 'wOFFrest', 'font/woff'],
  ['a.ttf', '\0\x01\0\0rest', 'font/ttf'],
  ['a.otf', 'OTTOrest', 'font/otf'],
  ['a.woff2', 'wOFF', null],
  ['a.woff2', '<svg', null],
  ['a.png', 'wOF2', null],
  ['woff2', 'wOF2', null],
])('[R68] %s that starts with %j is %j', (path, head, type) => {
  expect(fontType(path, bytes(head))).toBe(type);
});

it('a font is known by its extension, in any case', () => {
  expect(hasFontExtension('fonts/a.WOFF2')).toBe(true);
  expect(hasFontExtension('fonts/a.woff2.html')).toBe(false);
});
