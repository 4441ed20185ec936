import { expect, it } from 'vitest';
import { pageWindowName } from './page-windows';

it.each([
  ['app://main/preview.html', 'longhand-page', 'longhand-page'],
  ['app://main/preview.html', 'longhand-print', 'longhand-print'],
  ['app://main/preview.html', '_blank', null],
  ['app://main/preview.html#x', 'longhand-page', null],
  ['app://main/index.html', 'longhand-page', null],
  ['about:blank', 'longhand-page', null],
  ['https://example.org/preview.html', 'longhand-page', null],
  ['', 'longhand-print', null],
])('the window may open %s as %s: %s', (url, frameName, name) => {
  expect(pageWindowName(url, frameName)).toBe(name);
});
