import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel } from '../../blog/model';
import { scheduleWords } from '../../messages/schedule';
import { normaliseDate } from '../../posts/dates/date';
import { instantOf } from '../../posts/dates/instant';
import { zoneOfDate } from '../../posts/dates/site-zone';
import { exampleSummary } from '../../posts/example-summary';
import type { FieldValue } from '../../posts/front-matter/front-matter';
import { momentText } from './date-text';
import { planSchedule } from './plan';

const BERLIN = 'Europe/Berlin';
const NOW = Date.parse('2026-11-29T12:00:00Z');
const base = exampleModel({ generator: 'hugo' });
const model = (parts: Partial<ContentModel> = {}, dates: Partial<ContentModel['dates']> = {}) =>
  exampleModel({
    generator: 'hugo',
    ...parts,
    dates: { ...base.dates, future: 'hidden', publishField: null, timezone: null, ...dates },
  });
const plan = (
  wall: string,
  fields: Record<string, FieldValue> = { date: '2026-01-02' },
  of: ContentModel = model(),
  post: Partial<Parameters<typeof planSchedule>[0]['post']> = {},
) =>
  planSchedule({
    post: { ...exampleSummary('a.md'), ...post },
    fields: new Map(Object.entries(fields)),
    header: '',
    model: of,
    wall,
    zone: BERLIN,
    now: NOW,
  });

describe('momentText', () => {
  const AT = Date.parse('2026-12-01T08:00:00Z');
  it.each([
    // A day alone would be midnight in UTC: the evening before in America.
    ['hugo', null, '2026-01-02', '2026-12-01T09:00:00+01:00'],
    ['hugo', null, '2026-01-02T10:00:00Z', '2026-12-01T08:00:00Z'],
    ['hugo', 'America/New_York', '2026-01-02T10:00:00', '2026-12-01T03:00:00'],
    ['jekyll', null, '2026-01-02', '2026-12-01 09:00:00 +0100'],
    ['jekyll', null, '2026-01-02 10:00:00 -0500', '2026-12-01 09:00:00 +0100'],
    ['jekyll', null, '2026-01-02 10:00', '2026-12-01 09:00:00 +0100'],
    ['jekyll', 'Asia/Tokyo', '2026-01-02 10:00', '2026-12-01 17:00'],
    // With seconds it is a time to Ruby's YAML reader, in UTC.
    ['jekyll', 'Asia/Tokyo', '2026-01-02 10:00:00', '2026-12-01 08:00:00'],
    ['jekyll', null, '2026-01-02T10:00:00', '2026-12-01T08:00:00'],
    ['hexo', 'Asia/Tokyo', '', '2026-12-01 17:00:00'],
    ['eleventy', null, '', '2026-12-01T09:00:00+01:00'],
  ] as const)('%s in %s writes %j as %j', (generator, timezone, sample, text) => {
    expect(momentText(sample, AT, BERLIN, model({ generator }, { timezone }))).toBe(text);
  });

  it('law: what is written is read as that moment, whatever the form of the date before', () => {
    const zones = fc.constantFrom(null, 'UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland');
    const samples = fc.constantFrom(
      '',
      '2026-01-02',
      '2026/1/2 3:04',
      '2026-01-02T03:04:05.000Z',
      '2026-01-02 03:04:05 +0200',
      '2026-01-02 03:04:05',
      'soon',
    );
    const generators = fc.constantFrom('hugo', 'jekyll', 'hexo', 'pelican', 'astro');
    // Whole minutes, for some forms have no seconds; no hour that comes twice.
    const minutes = fc.integer({ min: 29_500_000, max: 29_800_000 });
    fc.assert(
      fc.property(zones, samples, generators, minutes, (timezone, sample, generator, minute) => {
        const at = minute * 60_000;
        const written = momentText(
          sample,
          at,
          BERLIN,
          model({ generator } as Partial<ContentModel>, { timezone }),
        );
        const ofSite = model({ generator } as Partial<ContentModel>, { timezone: timezone ?? 'Asia/Tokyo' });
        const read = instantOf(normaliseDate(written) ?? '', zoneOfDate(written, ofSite));
        const wall = new Date(at).toISOString();
        // An hour that comes twice says two moments.
        expect(
          [0, 3_600_000, -3_600_000].map((hour) => at + hour),
          wall,
        ).toContain(read);
      }),
    );
  });
});

describe('planSchedule', () => {
  it('offers to send now where the generator waits, and says that somebody has to build', () => {
    expect(plan('2026-12-01T09:00')).toMatchObject({
      at: Date.parse('2026-12-01T08:00:00Z'),
      refused: null,
      field: 'date',
      date: '2026-12-01T09:00:00+01:00',
      ways: ['send', 'keep'],
      notes: { send: [scheduleWords.notes.build], keep: [] },
    });
  });

  it('keeps it here where the generator shows a post of tomorrow at once', () => {
    const { ways, notes } = plan('2026-12-01T09:00', {}, model({ generator: 'hexo' }, { future: 'shown' }));
    expect(ways).toEqual(['keep']);
    expect(notes.keep[0]).toMatch(/^Hexo shows a post as soon as it is sent/);
  });

  it('sets the field that the generator goes by where the post has it', () => {
    const fields = { date: '2026-01-02', publishDate: '2026-01-03' };
    const hugo = model({}, { publishField: 'publishDate' });
    expect(plan('2026-12-01T09:00', fields, hugo, { publishDate: '2026-01-03' }).field).toBe('publishDate');
    expect(plan('2026-12-01T09:00', { date: '2026-01-02' }, hugo).field).toBe('date');
  });

  it.each(['2026-11-29T12:59', '2026-11-29', '', 'tomorrow'])('refuses %j', (wall) => {
    expect(plan(wall).refused).not.toBeNull();
  });

  it('knows an hour that does not exist and one that comes twice', () => {
    const { notes, at } = plan('2027-03-28T02:30');
    expect(notes.keep).toEqual([
      'The clocks go forward then, and that time does not exist. It will be 03:30.',
    ]);
    expect(at).toBe(Date.parse('2027-03-28T01:30:00Z'));
    expect(plan('2027-10-31T02:30').notes.keep).toEqual([scheduleWords.notes.doubled]);
    expect(plan('2027-10-31T04:30').notes.keep).toEqual([]);
  });

  it('says in which zone it is written where the site has another', () => {
    const { date, notes } = plan(
      '2026-12-01T02:00',
      { date: '2026-01-02T03:04:05' },
      model({}, { timezone: 'America/New_York' }),
    );
    expect(date).toBe('2026-11-30T20:00:00');
    expect(notes.keep).toEqual(['The site’s dates are in America/New_York, so that is how it is written.']);
  });

  it('keeps to the site’s clock a Jekyll time in quotes, and to UTC one without', () => {
    const jekyll = model({ generator: 'jekyll' }, { timezone: 'America/New_York' });
    const written = '2026-01-02 03:04:05';
    const of = (header: string) =>
      planSchedule({
        post: exampleSummary('_posts/a.md'),
        fields: new Map([['date', written]]),
        header,
        model: jekyll,
        wall: '2026-12-01T02:00',
        zone: BERLIN,
        now: NOW,
      }).date;
    expect(of(`---\ndate: "${written}"\n---\n`)).toBe('2026-11-30 20:00:00');
    expect(of(`---\ndate: ${written}\n---\n`)).toBe('2026-12-01 01:00:00');
  });

  it('says of a draft that it is made a post', () => {
    expect(plan('2026-12-01T09:00', {}, model(), { draft: true }).notes.keep).toContain(
      scheduleWords.notes.draft,
    );
  });
});
