import { expect, it } from 'vitest';
import { exampleModel } from '../blog/example-model';
import type { FieldValue } from './front-matter/front-matter';
import { postLanguage } from './post-language';

const language = (fields: Record<string, FieldValue>, site = '', languages: string[] = []) =>
  postLanguage('posts/a.md', new Map(Object.entries(fields)), {
    ...exampleModel(),
    languages,
    site: { ...exampleModel().site, language: site },
  });

it('is the post’s own, else the site’s', () => {
  expect(language({ lang: 'fr' }, 'en-us')).toBe('fr');
  expect(language({ language: 'de_AT.UTF-8' }, 'en')).toBe('de-AT');
  expect(language({ lang: 'not a tag at all' }, 'en')).toBe('en');
  expect(language({}, 'en-us', ['nl'])).toBe('nl');
  expect(language({}, 'en-us')).toBe('en-us');
  expect(language({})).toBeNull();
});
