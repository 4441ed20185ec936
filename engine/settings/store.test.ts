import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/settings/settings';
import { tempFolder } from '../../tests/faults/temp-folder';
import { SettingsStore } from './store';

const storeIn = (folder: string) => new SettingsStore(join(folder, 'settings.json'));

describe('the settings', () => {
  it('are the defaults before anything was stored', async () => {
    expect(await storeIn(join(tempFolder(), 'profile')).read()).toEqual(DEFAULT_SETTINGS);
  });

  it('come back as they were written, in a folder that did not exist', async () => {
    const folder = join(tempFolder(), 'profile');
    const settings = { ...DEFAULT_SETTINGS, theme: 'dark', sidebarWidth: 300 } as const;
    await storeIn(folder).write(settings);
    expect(await storeIn(folder).read()).toEqual(settings);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toContain('"theme": "dark"');
  });

  it.each(['', '{', 'null', '[]', '"x"', '\0\0\0'])(
    'are the defaults when the file holds %j',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      expect(await storeIn(folder).read()).toEqual(DEFAULT_SETTINGS);
    },
  );

  it('lose only the values that do not fit, and what another version added', async () => {
    const folder = tempFolder();
    const stored =
      '{"theme":"light","sidebarWidth":9999,"split":"wide","later":true,"__proto__":{"panes":"read"}}';
    writeFileSync(join(folder, 'settings.json'), stored);
    expect(await storeIn(folder).read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' });
  });
});
