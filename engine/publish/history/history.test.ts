import { chmod, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import type { HistoryEntry } from '#core/publish/history/model';
import { versionOf } from '#core/publish/history/version';
import {
  fileUrl,
  makeWorld,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../../tests/helpers/repository';
import { SnapshotStore } from '../../posts/snapshots/store';
import { HistoryGraphs } from './graphs';
import { postHistory } from './history';
import { readVersion } from './version';

const MODEL = exampleModel({
  contentFolders: [
    { path: 'posts', kind: 'posts', language: null },
    { path: 'drafts', kind: 'drafts', language: null },
  ],
});
const POST = 'posts/tea.md';
const TEXT = '---\ntitle: Tea\n---\n\nWater first.\n\nThen leaves, and wait.\n\nA cup by the window.\n';

let world: World;
let repository: TestRepository;
let snapshots: SnapshotStore;
let clock: number;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  repository = await world.repository();
  clock = Date.now();
  snapshots = new SnapshotStore(join(world.folder, 'state'), () => clock);
});
afterEach(() => world.dispose());

const blogAt = (root: string) => ({ id: 'blog', root, model: MODEL });
const history = (postId = POST, root = repository.folder) => postHistory(blogAt(root), postId, snapshots);
const textOf = async (entry: HistoryEntry | undefined, root = repository.folder) => {
  const version = entry && versionOf(entry);
  if (!version) throw new Error('no version');
  return readVersion(blogAt(root), version, snapshots);
};
const told = (entries: readonly HistoryEntry[]) =>
  entries.map((entry) =>
    entry.kind === 'commit' ? `${entry.change} ${entry.subject}` : `kept ${entry.why}`,
  );

describe('the history of a post', () => {
  it('lists the commits that changed it, newest first, with who, when and their texts', async () => {
    const before = Date.now() - 2000;
    await repository.commit('Publish tea', { [POST]: TEXT, 'posts/other.md': 'x\n' });
    await repository.commit('Another post', { 'posts/other.md': 'y\n' });
    await repository.git('config', 'user.name', 'Björn 雨');
    await repository.commit('Correct tea\n\nMore words.\n# and a line', {
      [POST]: TEXT.replace('Water', 'Milk'),
    });
    const { entries, cut } = await history();
    expect(told(entries)).toEqual(['modified Correct tea', 'added Publish tea']);
    expect(entries[0]).toMatchObject({
      author: 'Björn 雨',
      body: 'More words.\n# and a line',
      path: POST,
      sent: null,
    });
    expect(entries[1]?.at).toBeGreaterThan(before);
    expect(await textOf(entries[1])).toBe(TEXT);
    expect(await textOf(entries[0])).toContain('Milk first.');
    expect(cut).toBeNull();
  });

  it('goes on across renames and moves between folders, with edits in the same commit', async () => {
    await repository.commit('Begin a draft', { 'drafts/tea.md': TEXT });
    await repository.git('mv', 'drafts/tea.md', 'drafts/green-tea.md');
    await repository.git('commit', '--quiet', '-m', 'Rename the draft');
    // Another post takes the first name.
    await repository.commit('Another draft', { 'drafts/tea.md': 'Something else altogether.\n' });
    await rm(join(repository.folder, 'drafts/green-tea.md'));
    await repository.write(POST, TEXT.replace('title: Tea', 'title: Green tea\ndate: 2026-11-01'));
    await repository.git('add', '--all');
    await repository.git('commit', '--quiet', '-m', 'Publish green tea');
    const { entries } = await history();
    expect(told(entries)).toEqual([
      'renamed Publish green tea',
      'renamed Rename the draft',
      'added Begin a draft',
    ]);
    expect(entries[0]).toMatchObject({ path: POST, from: 'drafts/green-tea.md' });
    expect(await textOf(entries[2])).toBe(TEXT);
    expect(told((await history('drafts/tea.md')).entries)).toEqual(['added Another draft']);
  });

  it('goes on across a rename that is not committed yet', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT });
    await rename(join(repository.folder, POST), join(repository.folder, 'posts/green.md'));
    const { entries } = await history('posts/green.md');
    expect(told(entries)).toEqual(['added Publish tea']);
    expect(await textOf(entries[0])).toBe(TEXT);
  });

  it('says which commits the remote’s branch does not have', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT });
    await repository.publishTo(await world.bareRemote());
    await repository.commit('Correct tea', { [POST]: `${TEXT}More.\n` });
    const { entries } = await history();
    expect(entries.map((entry) => entry.kind === 'commit' && entry.sent)).toEqual([false, true]);
  });

  it('keeps the texts of a post that was deleted and came back', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT });
    await repository.git('rm', '--quiet', POST);
    await repository.git('commit', '--quiet', '-m', 'Remove tea');
    await repository.commit('Tea again', { [POST]: 'Quite another text, with nothing of the old one.\n' });
    const { entries } = await history();
    expect(told(entries)).toEqual(['added Tea again', 'deleted Remove tea', 'added Publish tea']);
    expect(versionOf(entries[1] as HistoryEntry)).toBeNull();
    expect(await textOf(entries[2])).toBe(TEXT);
  });

  it('has each side of a merge', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT, 'posts/other.md': 'x\n' });
    await repository.git('switch', '--quiet', '-c', 'side');
    await repository.commit('On the side', { [POST]: TEXT.replace('Water', 'Milk') });
    await repository.git('switch', '--quiet', 'main');
    await repository.commit('On main', { [POST]: `${TEXT}The end.\n` });
    await repository.git('merge', '--quiet', '-m', 'Both', 'side');
    const { entries } = await history();
    expect(told(entries)).toHaveLength(4);
    expect(told(entries)[0]).toBe('modified Both');
    expect(told(entries)).toEqual(expect.arrayContaining(['modified On the side', 'modified On main']));
  });

  it('works for a blog that is a folder in its repository, and for odd names [R19]', async () => {
    const names = [
      'site/posts/[tea] *.md',
      'site/posts/-x.md',
      'site/posts/:(top)x.md',
      'site/posts/雨 "q".md',
    ];
    await repository.commit('Publish', Object.fromEntries(names.map((name) => [name, `${name}\n`])));
    await repository.commit('Not these', { 'site/posts/t x.md': 'x\n' });
    const root = join(repository.folder, 'site');
    for (const name of names) {
      const { entries } = await history(name.slice('site/'.length), root);
      expect(told(entries)).toEqual(['added Publish']);
      expect(await textOf(entries[0], root)).toBe(`${name}\n`);
    }
  });

  it('says that a shallow clone has no more on this computer [R54]', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT });
    await repository.commit('Correct tea', { [POST]: `${TEXT}More.\n` });
    const bare = await world.bareRemote();
    await repository.publishTo(bare);
    await repository.git('clone', '--quiet', '--depth=1', fileUrl(bare), join(world.folder, 'shallow'));
    const { entries, cut } = await history(POST, join(world.folder, 'shallow'));
    expect(told(entries)).toEqual(['added Correct tea']);
    expect(cut).toBe('shallow');
    const shallow = repositoryAt(join(world.folder, 'shallow'), world.env);
    await shallow.git('config', 'user.name', 'Ada');
    await shallow.git('config', 'user.email', 'ada@example.org');
    await shallow.commit('A new one', { 'posts/new.md': 'All of it is here.\n' });
    expect((await history('posts/new.md', shallow.folder)).cut).toBeNull();
  });

  it('works in a linked working tree [R54]', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT });
    await repository.git('worktree', 'add', '--quiet', join(world.folder, 'linked'));
    const root = join(world.folder, 'linked');
    const { entries } = await history(POST, root);
    expect(await textOf(entries[0], root)).toBe(TEXT);
  });

  it('is that of the snapshots where there is no repository, no commit, or no Git', async () => {
    await snapshots.keep('blog', POST, { text: 'kept', why: 'edited' });
    await repository.write(POST, TEXT);
    expect(told((await history()).entries)).toEqual(['kept edited']);
    expect(told((await history(POST, world.home)).entries)).toEqual(['kept edited']);
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      expect(told((await history()).entries)).toEqual(['kept edited']);
    } finally {
      process.env.PATH = path;
    }
  });

  it('has line ends as the editor has them, and refuses what is not text', async () => {
    await repository.git('config', 'core.autocrlf', 'false');
    await repository.commit('Publish tea', { [POST]: '\uFEFFone\r\ntwo\r\n' });
    const [crlf] = (await history()).entries;
    expect(await textOf(crlf)).toBe('one\ntwo\n');
    await repository.write('posts/latin.md', Buffer.from([0x63, 0xe9, 0x0a]));
    await repository.git('add', 'posts/latin.md');
    await repository.git('commit', '--quiet', '-m', 'Latin');
    const [latin] = (await history('posts/latin.md')).entries;
    await expect(textOf(latin)).rejects.toMatchObject({ code: 'version-not-text' });
  });

  it('refuses to read outside of the blog', async () => {
    const commit = await repository.commit('Publish tea', { [POST]: TEXT, '.secret/x': 's' });
    for (const path of ['../x', '.secret/x', '/etc/passwd']) {
      const version = { kind: 'commit' as const, commit, path };
      await expect(readVersion(blogAt(repository.folder), version, snapshots)).rejects.toMatchObject({
        code: 'path-outside-blog',
      });
    }
    const gone = { kind: 'commit' as const, commit, path: 'posts/none.md' };
    await expect(readVersion(blogAt(repository.folder), gone, snapshots)).rejects.toMatchObject({
      code: 'version-missing',
    });
  });
});

describe('snapshots in the history', () => {
  it('lie between the commits, without those that a commit or the file has too', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT });
    const keep = async (text: string) => {
      clock += 60_000;
      await snapshots.keep('blog', POST, { text, why: 'edited' });
    };
    await keep(TEXT);
    await keep('A text that was never committed.\n');
    await keep('What the file has now.\n');
    await repository.write(POST, 'What the file has now.\n');
    const { entries } = await history();
    expect(told(entries)).toEqual(['kept edited', 'added Publish tea']);
    expect(await textOf(entries[0])).toBe('A text that was never committed.\n');
  });

  it('of the name before a rename count up to that rename', async () => {
    await snapshots.keep('blog', 'drafts/tea.md', {
      text: 'While it was a draft.\n',
      why: 'edited',
      at: clock - 90_000,
    });
    await repository.commit('Begin', { 'drafts/tea.md': TEXT });
    await repository.write('posts/keep', '');
    await repository.git('mv', 'drafts/tea.md', POST);
    await repository.git('commit', '--quiet', '-m', 'Publish');
    clock += 3_600_000;
    await snapshots.keep('blog', 'drafts/tea.md', { text: 'Another post.\n', why: 'edited' });
    const { entries } = await history();
    expect(told(entries)).toEqual(['renamed Publish', 'added Begin', 'kept edited']);
    expect(await textOf(entries[2])).toBe('While it was a draft.\n');
  });

  it('are never in the repository', async () => {
    await repository.commit('Publish tea', { [POST]: TEXT });
    await snapshots.keep('blog', POST, { text: 'kept', why: 'edited' });
    await history();
    expect(await repository.git('status', '--porcelain', '--ignored')).toBe('');
    expect(await repository.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main\n');
  });
});

describe('the graph that makes a history quick', () => {
  const graphs = () => new HistoryGraphs(join(world.folder, 'graphs'));
  const unexpected = (error: unknown) => {
    throw error;
  };

  it('finds the same as without one, also what was committed since, and leaves the repository as it was', async () => {
    await repository.commit('Begin', { 'drafts/tea.md': TEXT, 'posts/other.md': 'x\n' });
    await repository.commit('Another', { 'posts/other.md': 'y\n' });
    await repository.git('mv', 'drafts/tea.md', POST);
    await repository.git('commit', '--quiet', '-m', 'Publish');
    const files = async () => (await readdir(join(repository.folder, '.git'), { recursive: true })).sort();
    const before = await files();
    const graph = await graphs().ready(repository.folder, unexpected);
    expect(graph).not.toBeNull();
    expect(await files()).toEqual(before);
    await repository.commit('Correct', { [POST]: `${TEXT}More.\n` });
    const found = await postHistory(blogAt(repository.folder), POST, snapshots, graph);
    expect(told(found.entries)).toEqual(['modified Correct', 'renamed Publish', 'added Begin']);
    expect(found).toEqual(await history());
  });

  it('is done without where it is damaged, where there is no repository, and where it cannot be written', async () => {
    expect(await graphs().ready(world.home, unexpected)).toBeNull();
    await repository.commit('Publish tea', { [POST]: TEXT });
    const graph = (await graphs().ready(repository.folder, unexpected)) ?? '';
    await chmod(join(graph, 'info/commit-graph'), 0o644);
    await writeFile(join(graph, 'info/commit-graph'), 'not a graph');
    const found = await postHistory(blogAt(repository.folder), POST, snapshots, graph);
    expect(told(found.entries)).toEqual(['added Publish tea']);
    await writeFile(join(world.folder, 'a file'), '');
    const reported: unknown[] = [];
    const nowhere = new HistoryGraphs(join(world.folder, 'a file'));
    expect(await nowhere.ready(repository.folder, (error) => reported.push(error))).toBeNull();
    expect(reported).toHaveLength(1);
  });
});
