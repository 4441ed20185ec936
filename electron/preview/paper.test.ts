import { expect, it } from 'vitest';
import { fileNameFor, paperOf } from './paper';

it.each([
  ['US', 'Letter'],
  ['ca', 'Letter'],
  ['DE', 'A4'],
  ['', 'A4'],
])('in %j one prints on %s', (country, paper) => {
  expect(paperOf(country)).toBe(paper);
});

it.each([
  ['First frost', 'First frost.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['a/b: "c"?', 'a b c.pdf'],
  ['…', '….pdf'],
  ['.', 'Untitled.pdf'],
  ['x'.repeat(300), `${'x'.repeat(100)}.pdf`],
  ['秋の手紙', '秋の手紙.pdf'],
])('the post %j is saved as %j', (title, name) => {
  expect(fileNameFor(title, 'pdf')).toBe(name);
});
