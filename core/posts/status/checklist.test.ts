import { describe, expect, it } from 'vitest';
import { exampleBlog } from '../../blog/example-blog';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel } from '../../blog/model';
import { exampleSummary } from '../example-summary';
import type { PostSummary } from '../post';
import { type ChecklistFacts, checklist, type LineId, pageAddress, verdict } from './checklist';
import type { PostGit } from './liveness';

type Ready = Extract<PostGit, { kind: 'ready' }>;
const live: Ready = {
  kind: 'ready',
  change: null,
  leftOut: null,
  commit: 'abc1234',
  branch: 'main',
  remote: 'origin',
  siteBranch: 'main',
  sent: true,
  onSiteBranch: true,
};

interface Changes {
  readonly post?: Partial<PostSummary>;
  readonly model?: Partial<ContentModel>;
  readonly git?: Partial<Ready> | Exclude<PostGit, Ready>;
  readonly saved?: boolean;
  readonly missingFields?: string[] | null;
}

function lines({ post = {}, model = {}, git = {}, saved = true, missingFields = null }: Changes = {}) {
  const facts: ChecklistFacts = {
    post: exampleSummary('_posts/2026-01-02-tea.md', { date: '2026-01-02', ...post }),
    model: exampleModel({ generator: 'jekyll', ...model }),
    git: git.kind === 'none' || git.kind === 'no-git' ? git : { ...live, ...git },
    saved,
    missingFields,
    now: '2026-11-24T10:00:00Z',
  };
  return checklist(facts);
}

/** The lines that are not in order, the last one aside: `id: sentence [button]`. */
const wrong = (changes: Changes) =>
  lines(changes)
    .filter(({ id, state }) => state !== 'ok' && id !== 'host')
    .map(
      ({ id, state, sentence, fix }) =>
        `${state === 'unknown' ? '? ' : ''}${id}: ${sentence}${fix ? ` [${fix.label}]` : ''}`,
    );
const line = (id: LineId, changes: Changes) => lines(changes).find((each) => each.id === id);
const hides = { dates: { ...exampleModel().dates, future: 'hidden' as const } };
const hugo: Partial<ContentModel> = {
  generator: 'hugo',
  dates: { future: 'hidden', publishField: 'publishDate', expiryField: 'expiryDate', timezone: 'UTC' },
};

describe('the checklist of a post', () => {
  it('names the line that leaves a file out, or that names all that is taken', () => {
    const place = { under: '_posts', file: 'config.toml', line: 3 };
    const of = (pattern: string, how: 'mount' | 'mount-only') =>
      line('place', { post: { hold: 'excluded' }, model: { excluded: [{ ...place, pattern, how }] } })
        ?.sentence;
    expect(of('*tea*', 'mount')).toBe('The configuration leaves it out: “*tea*” in config.toml, line 3.');
    expect(of('*.txt', 'mount-only')).toBe(
      'The configuration takes only “*.txt” from its folder: config.toml, line 3.',
    );
  });

  it('asks for a date where Pelican leaves a post out without one', () => {
    const { permalink } = exampleBlog({ 'pelicanconf.py': "PATH = 'content'\n", 'content/a.md': '' }).model;
    const model = { generator: 'pelican' as const, permalink };
    expect(wrong({ post: { date: null }, model })).toEqual([
      'date: It has no date that Pelican can read, so it is left out. [Set it to now]',
    ]);
    expect(wrong({ post: { date: null }, model: { generator: 'hexo' } })).toEqual([]);
  });

  it('names what is in its place', () => {
    const shadowed = { 'two/tea.md': 'one/tea.md' };
    const post = { id: 'two/tea.md', hold: 'shadowed' as const };
    expect(wrong({ post, model: { ...hugo, shadowed } })).toEqual([
      'place: Hugo takes one/tea.md in its place, so this is not on the site.',
    ]);
  });

  it('says that a file without front matter is copied, and nothing else of its front matter', () => {
    const copied = { post: { hold: 'copied' as const, url: null } };
    expect(wrong(copied)).toEqual([
      'place: It has no front matter, not even an empty one (two lines of ---). Jekyll copies the file as it is and makes no page of it.',
    ]);
    expect(line('front-matter', copied)).toBeUndefined();
  });

  it('names every place where its file is mounted', () => {
    const { permalink } = exampleBlog({
      'hugo.yaml':
        'baseURL: https://example.org/\nmodule:\n  mounts:\n    - {source: texts, target: content/posts}\n    - {source: texts, target: content/notes}\n',
      'texts/tea.md': '',
    }).model;
    const model = { ...hugo, permalink, site: { ...exampleModel().site, baseUrl: 'https://example.org/' } };
    const sentence = (id: string) =>
      line('host', { post: { id, url: '/posts/tea/' }, model })?.sentence.split(' Its address is ')[1];
    expect(sentence('texts/tea.md')).toBe(
      'https://example.org/posts/tea/. The configuration mounts its file at posts/tea.md, notes/tea.md: it has a page at each of them.',
    );
    expect(sentence('elsewhere/tea.md')).toBe('https://example.org/posts/tea/.');
  });

  it('says where it is written that all posts of a folder are drafts, and offers no way round what counts in any case', () => {
    const given = { folder: 'posts', fields: { draft: true }, file: 'posts/_index.md', line: 2 };
    const post = { draft: true, hold: 'draft-flag' as const, id: 'posts/a.md' };
    const said = 'draft: It is marked as a draft. That is said for all posts there: posts/_index.md, line 2.';
    expect(wrong({ post, model: { ...hugo, inherited: [given] } })).toEqual([`${said} [Publish the draft]`]);
    const forced = { ...given, forced: true as const };
    expect(wrong({ post, model: { generator: 'zola', inherited: [forced] } })).toEqual([said]);
  });

  it('finds nothing wrong with one that is published, and says what it cannot see', () => {
    const all = lines();
    expect(all.map(({ id }) => id)).toEqual([
      'front-matter',
      'draft',
      'place',
      'date',
      'saved',
      'committed',
      'branch',
      'sent',
      'host',
    ]);
    expect(all.map(({ state }) => state)).toEqual([...Array(8).fill('ok'), 'unknown']);
    expect(verdict(all)).toEqual({ problems: 0, unclear: false });
  });

  it.each<[string, Changes, string[]]>([
    [
      'front matter that cannot be read',
      { post: { problem: { line: 3, message: 'A colon is missing.' } } },
      [
        'front-matter: Its front matter cannot be read at line 3: A colon is missing. If Jekyll cannot read it either, it builds the post without its title, its layout and its date, at another address. [Go to line 3]',
      ],
    ],
    [
      'a draft',
      { post: { draft: true, hold: 'draft-flag' } },
      ['draft: It is marked as a draft. [Publish the draft]'],
    ],
    [
      'a draft by its folder',
      { post: { draft: true, hold: 'drafts-folder' } },
      ['draft: It is in the drafts folder. [Publish the draft]'],
    ],
    [
      'one that is not to be published',
      { post: { hold: 'unpublished' } },
      ['draft: It says that it is not to be published. [Publish the draft]'],
    ],
    [
      'a draft whose reason is not known',
      { post: { draft: true } },
      ['draft: It is marked as a draft. [Publish the draft]'],
    ],
    [
      'a name without a date',
      { post: { hold: 'ignored-name', id: '_posts/a.md' } },
      ['place: Its file name has no date in front, so Jekyll leaves it out. [Rename the file…]'],
    ],
    [
      'a name that another generator does not take',
      { post: { hold: 'ignored-name', id: 'content/a.Rmd' }, model: { generator: 'hugo' } },
      ['place: Hugo does not take .Rmd files. [Rename it to .md…]'],
    ],
    [
      'a wrong folder',
      { post: { hold: 'ignored-place' } },
      ['place: It is in a folder in which Jekyll does not look for posts. [Move it…]'],
    ],
    [
      'one that is unlisted',
      { post: { hold: 'unlisted' } },
      ['place: It is unlisted: it has a page, but no list of the site names it.'],
    ],
    [
      'a date to come',
      { post: { date: '2026-12-05T09:00:00+01:00' }, model: hides },
      [
        'date: Its date, 5 Dec 2026, 09:00 +01:00, is still to come. Jekyll leaves it out of every build before that. [Set it to now]',
      ],
    ],
    ['a date to come that is shown', { post: { date: '2026-12-05' }, model: { generator: 'hexo' } }, []],
    [
      'a publish date to come',
      { post: { publishDate: '2026-12-05' }, model: hugo },
      [
        'date: publishDate is 5 Dec 2026, which is still to come. Hugo leaves the post out of every build before that. [Set it to now]',
      ],
    ],
    [
      'an expiry date that is over',
      { post: { expiryDate: '2026-11-01' }, model: hugo },
      ['expiry: expiryDate was 1 Nov 2026: since then Hugo leaves it out. [Show it again]'],
    ],
    [
      'fields that are missing',
      { missingFields: ['pubDate', 'hero'] },
      [
        'required: The site asks for “pubDate”, “hero”, which this post does not have. The build stops at that.',
      ],
    ],
    [
      'text that is not saved',
      { saved: false },
      ['saved: What you wrote last is not in its file yet. [Save]'],
    ],
    [
      'a file that Git ignores',
      { git: { leftOut: '.gitignore line 2: drafts', commit: null, sent: null, onSiteBranch: null } },
      ['left-out: Git leaves this file out: .gitignore line 2: drafts.'],
    ],
    [
      'a new file',
      { git: { change: 'added', commit: null, sent: null, onSiteBranch: null } },
      ['committed: It has never been committed. [Publish…]'],
    ],
    [
      'a changed file',
      { git: { change: 'modified' } },
      ['committed: The last commit has an older version of it. [Publish…]'],
    ],
    [
      'a commit that waits',
      { git: { sent: false, onSiteBranch: false } },
      ['sent: It is committed on this computer only and waits to be sent. [Send it]'],
    ],
    [
      'another branch',
      { git: { branch: 'autumn', onSiteBranch: false } },
      ['branch: It is on the branch autumn. The site is most likely built from main.'],
    ],
    ['another branch that was merged', { git: { branch: 'autumn', onSiteBranch: true } }, []],
    [
      'no branch',
      { git: { branch: null } },
      ['branch: The repository is not on a branch, so nothing can be published from it.'],
    ],
    [
      'a remote whose own branch is not known',
      { git: { siteBranch: null, onSiteBranch: null } },
      ['? branch: It is on the branch main. Which branch the site is built from is not known here.'],
    ],
    [
      'no remote',
      { git: { remote: null, siteBranch: null, sent: null, onSiteBranch: null } },
      ['sent: This repository has no remote to send it to.'],
    ],
    [
      'no repository',
      { git: { kind: 'none' } },
      ['committed: This blog is not kept in Git, so there is nothing to publish it with.'],
    ],
    [
      'no Git',
      { git: { kind: 'no-git' } },
      ['committed: Git is not installed, so there is nothing to publish it with.'],
    ],
  ])('names %s', (_, changes, expected) => {
    expect(wrong(changes)).toEqual(expected);
  });

  it('counts what is in the way, and tells it from what cannot be told', () => {
    expect(
      verdict(lines({ post: { draft: true, hold: 'draft-flag' }, git: { change: 'modified' } })),
    ).toEqual({
      problems: 2,
      unclear: false,
    });
    expect(verdict(lines({ git: { siteBranch: null } }))).toEqual({ problems: 0, unclear: true });
  });

  it('says that a build stops where the generator is strict', () => {
    const problem = { line: 2, message: 'Bad.' };
    expect(line('front-matter', { post: { problem }, model: { generator: 'astro' } })?.sentence).toContain(
      'Astro stops the whole build',
    );
    expect(line('front-matter', { post: { problem } })?.sentence).not.toContain('stops');
  });

  it('offers a look at the page once nothing known keeps it away', () => {
    const model = { site: { ...exampleModel().site, baseUrl: 'https://tea.example/blog/' } };
    const url = '/blog/2026/图/';
    expect(line('host', { post: { url }, model })?.fix).toEqual({
      kind: 'link',
      url: 'https://tea.example/blog/2026/%E5%9B%BE/',
      label: 'Look at the page',
    });
    expect(line('host', { post: { url, draft: true }, model })?.fix).toBeNull();
    expect(line('host', { post: { url } })?.fix).toBeNull();
    expect(
      pageAddress({ url: null }, { site: { ...exampleModel().site, baseUrl: 'https://tea.example' } }),
    ).toBeNull();
  });
});
