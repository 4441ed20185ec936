import { expect, it } from 'vitest';
import { localTime } from './clock';

it('writes the local time so that it names the same moment', () => {
  const moment = new Date(Date.UTC(2026, 10, 24, 9, 5, 7));
  const written = localTime(moment);
  expect(written).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
  expect(new Date(written).getTime()).toBe(moment.getTime());
});
