import { expect, it } from 'vitest';
import { strftime } from './strftime';
import { writtenDate } from './written-date';

it.each([
  ['%Y/%m/%d', '2024/05/06'],
  ['%y-%-m-%-d', '24-5-6'],
  ['%e|%-e', ' 6|6'],
  ['%B %b, %A %a', 'May May, Monday Mon'],
  ['%j %H:%M:%S', '127 07:08:09'],
  ['no letters', 'no letters'],
  ['%Y/%Q', null],
])('%j of a date is %j', (format, text) => {
  const date = writtenDate('2024-05-06T07:08:09Z');
  expect(date).not.toBeNull();
  if (date) expect(strftime(date, format)).toBe(text);
});
