import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel, DateRules } from '../../blog/model';
import { formOfDate, hexoDate, siteDateLike, zoneOfDate } from './site-zone';

const model = (generator: ContentModel['generator'], dates: Partial<DateRules>): ContentModel =>
  exampleModel({ generator, dates: { ...exampleModel().dates, ...dates } });

describe('the zone of a date that names none', () => {
  it.each([
    ['jekyll', '2024-01-02 03:04:05', 'UTC'],
    ['jekyll', '2024-1-2T03:04:05.6', 'UTC'],
    ['jekyll', '2024-01-02 03:04', 'Asia/Tokyo'],
    ['jekyll', '2024-01-02', 'Asia/Tokyo'],
    ['hugo', '2024-01-02 03:04:05', 'Asia/Tokyo'],
  ] as const)('of %s as %j is %s', (generator, written, zone) => {
    expect(zoneOfDate(written, model(generator, { timezone: 'Asia/Tokyo' }))).toBe(zone);
  });

  it('is the site’s in quotes, which make a text of a time', () => {
    const site = model('jekyll', { timezone: 'Asia/Tokyo', future: 'hidden' });
    expect(zoneOfDate('2024-01-02 03:04:05', site, true)).toBe('Asia/Tokyo');
    const now = '2024-05-06T00:30:00+02:00';
    expect(siteDateLike('2024-01-02 03:04:05', now, site, true)).toBe('2024-05-06 07:30:00');
  });
});

describe('the zone of a date of Hexo’s', () => {
  it.each([
    ['2024-01-02T03:04:05+09:00', '2024-01-01T18:04:05'],
    ['2024-01-02 23:04:05 -5', '2024-01-03T04:04:05'],
    ['2024-01-02T03:04:05.678Z', '2024-01-02T03:04:05'],
    ['2024-01-02 03:04:05 +0900', '2024-01-02T03:04:05+09:00'],
    ['2024-01-02 03:04:05', '2024-01-02T03:04:05'],
    ['2024-01-02', '2024-01-02'],
    ['2024-02-30T03:04:05Z', null],
  ])('is dropped for UTC’s clock where YAML reads it: %s', (written, expected) => {
    expect(hexoDate(written, false)).toBe(expected);
  });

  it('stays in quotes', () => {
    expect(hexoDate('2024-01-02T03:04:05+09:00', true)).toBe('2024-01-02T03:04:05+09:00');
  });

  it('is not written anew where Hexo would drop it', () => {
    const site = model('hexo', { timezone: 'America/New_York', future: 'hidden' });
    expect(siteDateLike('2024-01-02T03:04:05+02:00', '2024-05-06T00:30:00+02:00', site)).toBe(
      '2024-05-05T18:30:00',
    );
    expect(formOfDate('2024-01-02 03:04:05 Z', site)).toBe('2024-01-02 03:04:05');
    expect(formOfDate('2024-01-02 03:04:05Z', site, true)).toBe('2024-01-02 03:04:05Z');
    expect(formOfDate('2024-01-02 03:04:05Z', model('hugo', {}))).toBe('2024-01-02 03:04:05Z');
  });
});

describe('a post’s date of now', () => {
  const NOW = '2024-05-06T00:30:00+02:00';
  it.each([
    ['hugo', 'UTC', '2024-01-02T03:04:05', '2024-05-05T22:30:00'],
    ['hugo', 'America/New_York', '2024-01-02 03:04', '2024-05-05 18:30'],
    ['hugo', 'UTC', '2024-01-02T03:04:05+01:00', '2024-05-06T00:30:00+02:00'],
    ['hugo', 'UTC', '2024-01-02', '2024-05-06'],
    ['jekyll', null, '2024-01-02 03:04:05', '2024-05-05 22:30:00'],
    ['jekyll', null, '2024-01-02 03:04', '2024-05-06 00:30'],
  ] as const)('in %s of %s, like %j, is %s: no time to come', (generator, timezone, sample, written) => {
    expect(siteDateLike(sample, NOW, model(generator, { timezone, future: 'hidden' }))).toBe(written);
  });

  it('is the author’s where the generator shows what is to come', () => {
    const shown = model('pelican', { timezone: 'UTC', future: 'shown' });
    expect(siteDateLike('2024-01-02 03:04', NOW, shown)).toBe('2024-05-06 00:30');
  });
});
