import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseDate } from '../dates/date';
import type { FieldValue } from '../front-matter/front-matter';
import { jekyllUrl } from './jekyll-url';

const templates = fc.oneof(
  fc.constant('/:categories/:year/:month/:day/:title:output_ext'),
  fc
    .array(
      fc.constantFrom(
        ...[':year/:month/:day', ':year', ':month', ':day', ':title', ':categories', ':output_ext', ':day_'],
        ...['/', '//', '.', './', '..', '-', '_', 'x', 'blog', 'é', '%20', '.html'],
      ),
      { maxLength: 9 },
    )
    .map((parts) => parts.join('')),
);
const days = fc.constantFrom(
  '2024-01-05',
  '2024-02-29',
  '2024-02-30',
  '1999-12-31',
  '24-1-5',
  '2024-01-05 23:30:00',
  '',
);
const files = fc
  .tuple(
    fc.constantFrom('', 'site/'),
    fc.constantFrom('_posts/', '_drafts/', '_posts/deep/', 'news/_posts/'),
    days,
    fc.constantFrom('a', 'a-title', 'a--title', 'A-Title', 'tö', 'a.b', '-a', '05-b'),
    fc.constantFrom('.md', '.markdown', '.html', '.MD', ''),
  )
  .map(
    ([root, folder, day, title, ending]) => `${root}${folder}${day === '' ? '' : `${day}-`}${title}${ending}`,
  );
const dates = fc.option(days as fc.Arbitrary<FieldValue>, { nil: undefined });

test('a usual address is the one that its parts make', () => {
  fc.assert(
    fc.property(
      templates,
      fc.constantFrom('', '/blog'),
      fc.constantFrom('', 'site'),
      files,
      dates,
      (posts, base, root, id, date) => {
        const make = jekyllUrl({
          kind: 'jekyll',
          root,
          base,
          home: '',
          posts,
          collections: {},
          timezone: null,
        });
        const fields = new Map<string, FieldValue>(date === undefined ? [] : [['date', date]]);
        // A post that names its categories, even none, is told by the parts.
        const listed = typeof date === 'string' ? normaliseDate(date) : null;
        const byParts = new Map(fields).set('categories', []);
        expect(make({ id, fields, title: 'T', date: listed })).toBe(
          make({ id, fields: byParts, title: 'T', date: listed }),
        );
      },
    ),
    { numRuns: 3000 },
  );
});

test.each(['permalink', 'slug', 'category', 'categories'])('a post’s own %s is no usual address', (key) => {
  const make = jekyllUrl({
    kind: 'jekyll',
    root: '',
    base: '',
    home: '',
    posts: '/:categories/:year/:month/:day/:title:output_ext',
    collections: {},
    timezone: null,
  });
  const of = (fields: Record<string, FieldValue>) =>
    make({ id: '_posts/2024-01-05-a.md', fields: new Map(Object.entries(fields)), title: 'T', date: null });
  expect(of({})).toBe('/2024/01/05/a.html');
  expect(of({ [key]: 'own' })).toMatch(/\bown\b/);
});
