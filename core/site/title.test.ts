import { describe, expect, it } from 'vitest';
import { titleFromBody } from './title';

describe('the title a body opens with', () => {
  it.each([
    ['# Tea', 'Tea', '# Tea'],
    ['\n \n# Tea #\n\nbody', 'Tea', '# Tea #'],
    ['  # *Tea* and `milk` \\# [now](x)', 'Tea and milk # now', '  # *Tea* and `milk` \\# [now](x)'],
    ['Tea\n===\nbody', 'Tea', 'Tea\n==='],
    ['---\nx: y\n---\n# Tea\n', 'Tea', '# Tea', 13],
  ])('%j is %j', (text, title, source, bodyFrom = 0) => {
    const found = titleFromBody(text, bodyFrom);
    expect(found?.title).toBe(title);
    expect(text.slice(found?.from, found?.to)).toBe(source);
  });

  it.each([
    '',
    'Tea',
    '## Tea',
    '#Tea',
    '#',
    'a\n# Tea',
    '    # Tea',
    'Tea\n---',
    '- Tea\n===',
    '> Tea\n===',
    '# #',
  ])('is none in %j', (text) => {
    expect(titleFromBody(text, 0)).toBeNull();
  });

  it('is none in a line that is too long for one', () => {
    for (const line of [`#${'\t'.repeat(100_000)}#`, `#\t#${'\t'.repeat(100_000)}x`, `# ${'a'.repeat(1000)}`])
      expect(titleFromBody(`${line}\n\nText\n`, 0)).toBeNull();
  });
});
