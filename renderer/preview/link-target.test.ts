import { describe, expect, it } from 'vitest';
import { linkTarget } from './link-target';

const ids = new Set(['posts/a.md', 'posts/2024-05-01-b.md', 'posts/c/index.md', 'notes/é.md']);
const target = (href: string) => linkTarget(href, 'posts/a.md', ids);

describe('a link of the page', () => {
  it.each([
    ['https://example.org/x', { kind: 'web', url: 'https://example.org/x' }],
    ['mailto:ada@example.org', { kind: 'web', url: 'mailto:ada@example.org' }],
    ['//example.org', { kind: 'web', url: 'https://example.org' }],
    ['#top', { kind: 'place', id: 'top' }],
    ['2024-05-01-b.md', { kind: 'post', id: 'posts/2024-05-01-b.md', place: null }],
    ['./c/#part', { kind: 'post', id: 'posts/c/index.md', place: 'part' }],
    ['2024-05-01-b.md#caf%C3%A9', { kind: 'post', id: 'posts/2024-05-01-b.md', place: 'café' }],
    ['../notes/%C3%A9', { kind: 'post', id: 'notes/é.md', place: null }],
    ['/2024/05/b/', { kind: 'post', id: 'posts/2024-05-01-b.md', place: null }],
    ['/b.html', { kind: 'post', id: 'posts/2024-05-01-b.md', place: null }],
    ['posts/a.md', { kind: 'post', id: 'posts/a.md', place: null }],
  ])('%s → %o', (href, expected) => {
    expect(target(href)).toEqual(expected);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '../../../etc/passwd',
    'nowhere.md',
    '%',
  ])('does not open %s', (href) => {
    expect(target(href)).toEqual({ kind: 'refused' });
  });

  it('goes by the addresses of the posts where they are known, whatever their files are called', () => {
    const known = new Map([
      ['/notes/tea/', 'notes/tea.md'],
      ['/de/notes/tea/', 'notes/tea.de.md'],
      ['/posts/tea/', 'posts/tea.md'],
      ['/another-name/', 'posts/Upper Case.md'],
      ['/posts/a/', 'posts/a.md'],
    ]);
    const site = {
      postAt: (address: string) => known.get(address) ?? null,
      urlOf: (id: string) => [...known].find(([, each]) => each === id)?.[0] ?? null,
    };
    const all = new Set(known.values());
    const post = (href: string) => linkTarget(href, 'posts/a.md', all, site);
    for (const [address, id] of known) expect(post(address)).toEqual({ kind: 'post', id, place: null });
    expect(post('/another-name/#part')).toEqual({ kind: 'post', id: 'posts/Upper Case.md', place: 'part' });
    expect(post('../../another-name/')).toEqual({ kind: 'post', id: 'posts/Upper Case.md', place: null });
    expect(post('tea.md')).toEqual({ kind: 'post', id: 'posts/tea.md', place: null });
    expect(post('/elsewhere/')).toEqual({ kind: 'refused' });
  });
});
