import { describe, expect, it } from 'vitest';
import { leastCpu } from '../../../tests/helpers/least-cpu';
import { exampleModel } from '../../blog/example-model';
import type { DateRules } from '../../blog/model';
import { exampleSummary } from '../example-summary';
import type { PostSummary } from '../post';
import { type PostStatus, statusesAt, statusOf } from './status';

const NOW = '2026-11-24T10:00:00Z';
const hidesFuture: Partial<DateRules> = { future: 'hidden' };
const hugo: Partial<DateRules> = { future: 'hidden', publishField: 'publishDate', expiryField: 'expiryDate' };

function status(post: Partial<PostSummary>, dates: Partial<DateRules> = {}, now = NOW): PostStatus {
  const model = exampleModel();
  return statusOf(exampleSummary('a.md', post), { ...model, dates: { ...model.dates, ...dates } }, now);
}

describe('the status of a post', () => {
  it.each<[string, Partial<PostSummary>, Partial<DateRules>, PostStatus]>([
    ['without a date', {}, hidesFuture, 'live'],
    ['of yesterday', { date: '2026-11-23' }, hidesFuture, 'live'],
    ['of tomorrow, where dates to come are hidden', { date: '2026-11-25' }, hidesFuture, 'scheduled'],
    ['of tomorrow, where they are shown', { date: '2026-11-25' }, {}, 'live'],
    ['of today in UTC', { date: '2026-11-24' }, hidesFuture, 'live'],
    ['of an hour ago', { date: '2026-11-24T10:00:00+01:00' }, hidesFuture, 'live'],
    ['of this moment', { date: NOW }, hidesFuture, 'live'],
    ['of in a second', { date: '2026-11-24T10:00:01Z' }, hidesFuture, 'scheduled'],
    [
      'of 17 o’clock in Shanghai',
      { date: '2026-11-24T17:00:00' },
      { future: 'hidden', timezone: 'Asia/Shanghai' },
      'live',
    ],
    [
      'of 19 o’clock in Shanghai',
      { date: '2026-11-24T19:00:00' },
      { future: 'hidden', timezone: 'Asia/Shanghai' },
      'scheduled',
    ],
    [
      'of 9 o’clock in New York',
      { date: '2026-11-24T09:00:00' },
      { future: 'hidden', timezone: 'America/New_York' },
      'scheduled',
    ],
    ['with a publish date to come', { date: '2026-01-01', publishDate: '2026-12-01' }, hugo, 'scheduled'],
    [
      'with a publish date that is over and a date to come',
      { date: '2026-12-01', publishDate: '2026-01-01' },
      hugo,
      'live',
    ],
    ['that has expired', { date: '2026-01-01', expiryDate: '2026-11-24' }, hugo, 'expired'],
    ['that will expire', { expiryDate: '2026-11-24T10:00:01Z' }, hugo, 'live'],
    ['with an expiry that is no date', { expiryDate: 'never' }, hugo, 'live'],
    ['with a date that is none', { date: 'soon' }, hidesFuture, 'live'],
    [
      'that is a draft of tomorrow',
      { draft: true, hold: 'draft-flag', date: '2026-12-01' },
      hidesFuture,
      'draft',
    ],
    ['in the drafts folder', { draft: true, hold: 'drafts-folder' }, {}, 'draft'],
    ['that is not published', { hold: 'unpublished' }, {}, 'draft'],
    ['that is unlisted', { hold: 'unlisted' }, {}, 'unlisted'],
    ['that is unlisted, of tomorrow', { hold: 'unlisted', date: '2026-12-01' }, hidesFuture, 'scheduled'],
    ['with a name the generator ignores', { hold: 'ignored-name' }, {}, 'hidden'],
    ['in a place the generator ignores', { hold: 'ignored-place' }, {}, 'hidden'],
    ['that is not rendered', { hold: 'not-rendered' }, {}, 'hidden'],
  ])('%s', (_, post, dates, expected) => {
    expect(status(post, dates)).toBe(expected);
  });

  it('goes by the moment, whatever zone it is told in', () => {
    const post = { date: '2026-11-24T10:00:01Z' };
    expect(status(post, hidesFuture, '2026-11-24T11:00:00+01:00')).toBe('scheduled');
    expect(status(post, hidesFuture, '2026-11-24T12:00:01.000+02:00')).toBe('live');
  });

  it('of 10,000 posts takes a moment', () => {
    const model = {
      ...exampleModel(),
      dates: { ...exampleModel().dates, future: 'hidden' as const, timezone: 'Asia/Tokyo' },
    };
    const posts = Array.from({ length: 10_000 }, (_, at) =>
      exampleSummary(`${at}.md`, { date: `20${10 + (at % 15)}-05-06T07:08:09` }),
    );
    // A formatter of dates made for each post takes more than a second.
    const spent = leastCpu(() => {
      expect(posts.map(statusesAt(model, NOW)).every((each) => each === 'live')).toBe(true);
    });
    expect(spent).toBeLessThan(300);
  });
});
