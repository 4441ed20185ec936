import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { Spelling } from './spelling';

function bench(platform: NodeJS.Platform, files: readonly string[] = []) {
  const profile = tempFolder();
  if (files.length > 0) mkdirSync(join(profile, 'Dictionaries'));
  for (const name of files) writeFileSync(join(profile, 'Dictionaries', name), '');
  const told: unknown[][] = [];
  const session = {
    availableSpellCheckerLanguages: ['de', 'en-US'],
    setSpellCheckerEnabled: (on: boolean) => told.push(['on', on]),
    setSpellCheckerLanguages: (languages: string[]) => told.push(['languages', ...languages]),
    setSpellCheckerDictionaryDownloadURL: (url: string) => told.push(['from', new URL(url).hostname]),
  };
  return { told, spelling: new Spelling(session, profile, platform, () => 'en-US') };
}

const OFF = [['from', '127.0.0.1'], ['languages'], ['on', false]];

it('asks the network for nothing at the start, and for nothing until the author agrees', async () => {
  const { told, spelling } = bench('linux');
  spelling.start();
  expect(told.splice(0)).toEqual(OFF);
  const state = await spelling.apply({ on: true, languages: ['en'], downloads: false });
  expect(state).toMatchObject({ checking: [], missing: ['en-US'] });
  expect(told.splice(0)).toEqual(OFF);
  await spelling.apply({ on: true, languages: ['en'], downloads: true });
  expect(told.splice(0)).toEqual([
    ['from', 'redirector.gvt1.com'],
    ['languages', 'en-US'],
    ['on', true],
  ]);
  await spelling.apply({ on: false, languages: ['en'], downloads: true });
  expect(told).toEqual(OFF);
});

it('checks without the network where the dictionary is on this computer', async () => {
  const { told, spelling } = bench('win32', ['de-3-0.bdic']);
  await spelling.apply({ on: true, languages: ['de-AT', 'en'], downloads: false });
  expect(told).toEqual([
    ['from', '127.0.0.1'],
    ['languages', 'de'],
    ['on', true],
  ]);
});

it('leaves the languages to a Mac', async () => {
  const { told, spelling } = bench('darwin');
  spelling.start();
  const state = await spelling.apply({ on: true, languages: ['en'], downloads: false });
  expect(state.native).toBe(true);
  expect(told).toEqual([['on', true]]);
});
