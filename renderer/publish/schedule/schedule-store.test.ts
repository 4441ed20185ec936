import { expect, it } from 'vitest';
import { createFakeWorld } from '../../bridge/fake-bridge';
import { createScheduleStore } from './schedule-store';

const AT = Date.parse('2026-12-01T08:00:00Z');

async function store() {
  const said: string[] = [];
  const schedule = createScheduleStore(createFakeWorld().bridge, {
    say: (words) => said.push(words),
    ran: () => undefined,
  });
  schedule.show('fake');
  const kept = await schedule.keep({ title: '“Tea”', message: 'Publish', paths: ['a.md', 'b.md'], at: AT });
  return { schedule, said, kept };
}

it('keeps a publish for its time, lists it, and lets it go', async () => {
  const { schedule, kept } = await store();
  expect(kept).toMatchObject({ title: '“Tea”', at: AT });
  expect(schedule.held.get()).toEqual([kept]);
  await schedule.letGo(schedule.held.get()[0]?.id ?? '');
  expect(schedule.held.get()).toEqual([]);
});

it('goes with a post that is renamed, and stays as it is when another one is', async () => {
  const { schedule, kept } = await store();
  await schedule.follow([{ from: 'c.md', to: 'd.md' }]);
  expect(schedule.held.get()).toEqual([kept]);
  await schedule.follow([{ from: 'a.md', to: 'tea/index.md' }]);
  expect(schedule.held.get().map(({ paths, at }) => [paths, at])).toEqual([[['tea/index.md', 'b.md'], AT]]);
});

it('tells what became of one that was published at once', async () => {
  const { schedule, said } = await store();
  await schedule.runNow(schedule.held.get()[0]?.id ?? '');
  expect(said).toEqual(['“Tea” was published as scheduled.']);
  expect(schedule.held.get()).toEqual([]);
});
