import { describe, expect, it } from 'vitest';
import { exampleModel } from '../example-model';
import type { BlogOverrides } from './overrides';
import {
  acceptedChoices,
  basisOf,
  canSave,
  chooseFact,
  isRefused,
  keepIn,
  modelOnPage,
  resetAll,
  settingsPage,
  valuesToKeep,
} from './settings-page';
import type { OverridesView } from './view';

const writing: BlogOverrides = { folders: [{ path: 'writing', kind: 'posts', language: null }] };

function viewOf(repository: BlogOverrides = {}, app: BlogOverrides = {}): OverridesView {
  return {
    repository: {
      name: '.longhand.yml',
      revision: null,
      values: repository,
      lines: repository.folders ? { folders: 2 } : {},
      problems: [],
      readable: true,
    },
    app,
    generator: 'plain',
    found: exampleModel({
      evidence: [
        { about: 'posts: most Markdown files are there', file: null, line: null },
        { about: 'site title: Notes', file: 'site.json', line: 1 },
      ],
    }),
    folders: [{ path: 'posts', files: 3 }],
  };
}

describe('the blog settings page', () => {
  it('opens with what was found, and nothing to save', () => {
    const page = settingsPage(viewOf());
    expect(page.chosen).toEqual({});
    expect(page.place).toBe('repository');
    expect(canSave(page)).toBe(false);
    expect(basisOf(page, 'folders')).toEqual({
      kind: 'evidence',
      evidence: [{ about: 'posts: most Markdown files are there', file: null, line: null }],
    });
    expect(basisOf(page, 'naming')).toEqual({ kind: 'default' });
  });

  it('shows a choice at once, and can take it back', () => {
    const page = chooseFact(settingsPage(viewOf()), 'folders', writing.folders);
    expect(modelOnPage(page).contentFolders.map(({ path }) => path)).toEqual(['writing']);
    expect(basisOf(page, 'folders')).toEqual({ kind: 'unsaved' });
    expect(canSave(page)).toBe(true);
    expect(valuesToKeep(page)).toEqual(writing);
    const back = chooseFact(page, 'folders', undefined);
    expect(back.chosen).toEqual({});
    expect(canSave(back)).toBe(false);
  });

  it('takes a choice of the very thing that was found for none', () => {
    const page = chooseFact(settingsPage(viewOf()), 'naming', 'bundle');
    expect(chooseFact(page, 'naming', 'slug').chosen).toEqual({});
    const named = chooseFact(page, 'fields', { date: 'when' });
    expect(chooseFact(named, 'fields', {}).chosen).toEqual({ naming: 'bundle' });
    expect(chooseFact(page, 'generator', 'plain').chosen).toEqual({ naming: 'bundle' });
  });

  it('does not save what is half typed', () => {
    const page = chooseFact(settingsPage(viewOf()), 'timezone', 'Europe/Vie');
    expect(isRefused(page, 'timezone')).toBe(true);
    expect(canSave(page)).toBe(false);
    expect(acceptedChoices(page)).toEqual({});
    expect(canSave(chooseFact(page, 'timezone', 'Europe/Vienna'))).toBe(true);
  });

  it('says where each decision stands', () => {
    const page = settingsPage(viewOf(writing, { naming: 'bundle' }));
    expect(basisOf(page, 'folders')).toEqual({
      kind: 'said-in-file',
      file: '.longhand.yml',
      line: 2,
      locked: false,
    });
    expect(basisOf(page, 'naming')).toEqual({ kind: 'said-here' });
  });

  it('resets everything', () => {
    const page = resetAll(settingsPage(viewOf(writing)));
    expect(page.chosen).toEqual({});
    expect(canSave(page)).toBe(true);
    expect(valuesToKeep(page)).toEqual({});
  });
});

describe('where the settings are kept', () => {
  it('is where they are already', () => {
    expect(settingsPage(viewOf({}, writing)).place).toBe('app');
    expect(settingsPage(viewOf(writing, { naming: 'slug' })).place).toBe('repository');
    const broken = viewOf();
    expect(settingsPage({ ...broken, repository: { ...broken.repository, readable: false } }).place).toBe(
      'app',
    );
  });

  it('on this computer leaves to the repository what it decides', () => {
    const page = keepIn(
      chooseFact(settingsPage(viewOf(writing)), 'folders', [
        { path: 'notes', kind: 'posts', language: null },
      ]),
      'app',
    );
    expect(page.chosen).toEqual(writing);
    expect(canSave(page)).toBe(false);
    expect(basisOf(page, 'folders')).toMatchObject({ locked: true });
    expect(chooseFact(page, 'folders', undefined)).toBe(page);
    const more = chooseFact(page, 'naming', 'bundle');
    expect(valuesToKeep(more)).toEqual({ naming: 'bundle' });
    expect(canSave(more)).toBe(true);
    expect(resetAll(more).chosen).toEqual(writing);
  });

  it('can be changed without another choice', () => {
    const page = keepIn(settingsPage(viewOf({}, writing)), 'repository');
    expect(canSave(page)).toBe(true);
    expect(valuesToKeep(page)).toEqual(writing);
  });
});
