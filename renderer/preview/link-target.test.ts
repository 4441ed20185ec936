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
});
