import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import type { MergeChoice } from '#core/publish/merge/choice';
import { type Conflict, type ConflictFile, type FilePick, mergeOf } from '#core/publish/merge/conflict';
import { placesOf } from '#core/publish/merge/post-merge';
import { fileUrl, makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { dropChoices, keepChoices, readConflict, settleConflict } from './conflicts';

const MODEL = exampleModel({ generator: 'jekyll' });
const POST = '_posts/2026-01-02-frost.md';
const IMAGE = 'assets/pole.png';
const TEXT =
  '---\ntitle: "Frost"  # working\ntags: [ice, hut]\n---\n\nOne stove.\n\nTwo huts.\n\nThree days.\n';
const png = (n: number) =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.from([0xff, 0, n])]);

let world: World;
let blog: TestRepository;
let other: TestRepository;
let state: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  state = join(world.folder, 'state');
  blog = await world.repository();
  await blog.write(IMAGE, png(0));
  await blog.git('add', '.');
  await blog.commit('start', { [POST]: TEXT, '_posts/b.md': 'B\n', 'notes.txt': 'n\n' });
  const remote = await world.bareRemote();
  await blog.publishTo(remote);
  other = await world.clone(fileUrl(remote), 'other');
  await other.git('config', 'user.name', 'Robin');
});
afterEach(() => world.dispose());

type Change = (repository: TestRepository) => Promise<void>;
const text =
  (path: string, change: (text: string) => string): Change =>
  async (repository) =>
    repository.write(path, change(await repository.read(path)));

async function commit(repository: TestRepository, change: Change): Promise<void> {
  await change(repository);
  await repository.git('add', '--all');
  await repository.git('commit', '--quiet', '--message', 'change');
}

/** Both authors commit, theirs is on the remote and fetched here. */
async function both(mine: Change, theirs: Change): Promise<void> {
  await commit(blog, mine);
  await commit(other, theirs);
  await other.git('push', '--quiet', 'origin', 'main');
  await blog.git('fetch', '--quiet', 'origin');
}

const at = () => ({ root: blog.folder, model: MODEL });
const read = () => readConflict(at(), state);
async function conflict(): Promise<Conflict> {
  const found = await read();
  if (found === null) throw new Error('there is no conflict');
  return found;
}
async function only(): Promise<ConflictFile> {
  const { files } = await conflict();
  expect(files).toHaveLength(1);
  return files[0] as ConflictFile;
}
const places = (file: ConflictFile) => {
  const merge = mergeOf(file, MODEL);
  if (merge === null) throw new Error('it is not merged by places');
  return placesOf(merge);
};
const keep = (file: ConflictFile, choices: Record<string, MergeChoice>, pick: FilePick | null = null) =>
  keepChoices(at(), state, {
    path: file.path,
    mine: file.mine?.oid ?? null,
    theirs: file.theirs?.oid ?? null,
    choices,
    pick,
  });
const everywhere = (file: ConflictFile, choice: MergeChoice) =>
  keep(file, Object.fromEntries(places(file).map(({ id }) => [id, choice])));
const settle = async () => settleConflict(at(), state, (await conflict()).id);

/** Everything that must not move while there is a conflict. */
const everything = async () => ({
  head: await blog.git('rev-parse', 'HEAD'),
  refs: await blog.git('for-each-ref'),
  status: await blog.git('status', '--porcelain=v2', '--untracked-files=all'),
  staged: await blog.git('diff', '--cached'),
  changed: await blog.git('diff'),
  git: (await readdir(join(blog.folder, '.git'))).sort(),
  post: await blog.read(POST),
});

describe('[R48] two authors change the same post', () => {
  beforeEach(() =>
    both(
      text(POST, (post) =>
        post
          .replace('"Frost"', '"Hoar frost"')
          .replace('[ice, hut]', '[ice, hut, tea]')
          .replace('Two', 'Four'),
      ),
      text(POST, (post) =>
        post.replace('[ice, hut]', '[hut, wind]').replace('Two', 'Five').replace('Three', '3'),
      ),
    ),
  );

  it('is found before anything moves, with who changed it, and no marks are in a file', async () => {
    const before = await everything();
    const file = await only();
    expect(file).toMatchObject({
      path: POST,
      postId: POST,
      kind: 'text',
      by: { mine: { name: 'Ada Author' }, theirs: { name: 'Robin' } },
    });
    expect(places(file).map(({ kind }) => kind)).toEqual(['text']);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['mine', { kind: 'mine' }, 'Four huts.'],
    ['theirs', { kind: 'theirs' }, 'Five huts.'],
    ['both', { kind: 'both' }, 'Four huts.\n\nFive huts.'],
    ['an edit', { kind: 'edit', text: 'Nine huts.' }, 'Nine huts.'],
  ] as const)(
    'is settled with %s; what fits together is joined, and one commit has both parents',
    async (_, choice, words) => {
      const [mine, theirs] = [
        await blog.git('rev-parse', 'HEAD'),
        await blog.git('rev-parse', 'origin/main'),
      ];
      await blog.write('notes.txt', 'dirty\n');
      await blog.write('_posts/b.md', 'staged\n');
      await blog.git('add', '_posts/b.md');
      await everywhere(await only(), choice);
      const to = await settle();
      const wanted = TEXT.replace('"Frost"', '"Hoar frost"')
        .replace('[ice, hut]', '[hut, tea, wind]')
        .replace('Two huts.', words)
        .replace('Three', '3');
      expect(await blog.read(POST)).toBe(wanted);
      expect(await blog.git('show', `${to}:${POST}`)).toBe(wanted);
      expect(await blog.git('rev-parse', 'HEAD^1', 'HEAD^2')).toBe(mine + theirs);
      expect(await blog.git('status', '--porcelain')).toBe('M  _posts/b.md\n M notes.txt\n');
      expect(await read()).toBeNull();
      await blog.git('push', '--quiet', 'origin', 'HEAD:main');
      await blog.git('fsck', '--strict');
    },
  );

  it('is not carried out while something is undecided', async () => {
    const before = await everything();
    await expect(settle()).rejects.toMatchObject({ code: 'conflict-undecided', detail: { path: POST } });
    expect(await everything()).toEqual(before);
  });

  it('keeps what was chosen over a restart, and lets go of it when the author cancels', async () => {
    const before = await everything();
    const file = await only();
    const [place] = places(file);
    const choices = { [place?.id ?? '']: { kind: 'edit' as const, text: 'Mine\nand theirs' } };
    await keep(file, choices);
    expect((await only()).choices).toEqual(choices);
    expect(await everything()).toEqual(before);
    await dropChoices(at(), state);
    expect((await only()).choices).toEqual({});
    expect(await everything()).toEqual(before);
  });

  it('when the remote went on meanwhile nothing is done, and choices still find their places', async () => {
    const { id } = await conflict();
    await everywhere(await only(), { kind: 'mine' });
    await commit(
      other,
      text(POST, (post) => post.replace('One', 'A')),
    );
    await other.git('push', '--quiet', 'origin', 'main');
    await blog.git('fetch', '--quiet', 'origin');
    const before = await everything();
    await expect(settleConflict(at(), state, id)).rejects.toMatchObject({ code: 'branch-moved' });
    expect(await everything()).toEqual(before);
    await settle();
    expect(await blog.read(POST)).toContain('A stove.\n\nFour huts.\n');
  });

  it('a post that was changed since is named, not overwritten', async () => {
    await blog.write(POST, 'written since\n');
    expect((await conflict()).unrecorded).toEqual([POST]);
    await everywhere(await only(), { kind: 'theirs' });
    await expect(settle()).rejects.toMatchObject({ code: 'local-changes-in-the-way' });
    expect(await blog.read(POST)).toBe('written since\n');
    expect((await only()).choices).not.toEqual({});
  });

  it('what was decided for another branch is not taken for this one', async () => {
    await everywhere(await only(), { kind: 'mine' });
    await blog.git('checkout', '--quiet', '-b', 'second');
    await blog.git('branch', '--quiet', '--set-upstream-to=origin/main');
    expect((await only()).choices).toEqual({});
  });
});

describe('[R48] one deletes what the other changes', () => {
  const remove: Change = (repository) => rm(join(repository.folder, POST));
  const change = text(POST, (post) => post.replace('Two', 'Four'));

  it.each([
    ['my deletion', 'mine', false],
    ['their change', 'theirs', true],
  ] as const)('and %s is kept as chosen', async (_, pick, there) => {
    await both(remove, change);
    const file = await only();
    expect(file).toMatchObject({ mine: null, pick: null, base: { text: TEXT } });
    await expect(settle()).rejects.toMatchObject({ code: 'conflict-undecided' });
    await keep(file, {}, pick);
    await settle();
    expect((await blog.git('ls-files', POST)) !== '').toBe(there);
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('a decision about a whole file is for these two versions and no others', async () => {
    await both(remove, change);
    await keep(await only(), {}, 'mine');
    expect((await only()).pick).toBe('mine');
    await commit(
      other,
      text(POST, (post) => post.replace('One', 'A')),
    );
    await other.git('push', '--quiet', 'origin', 'main');
    await blog.git('fetch', '--quiet', 'origin');
    expect((await only()).pick).toBeNull();
  });
});

describe('[R48] both add, or change what is no text', () => {
  it('a post of the same name: what both have stays, tags are joined, the rest is asked', async () => {
    const post =
      (title: string, tag: string, body: string): Change =>
      (repository) =>
        repository.write('_posts/new.md', `---\ntitle: ${title}\ntags: [${tag}]\n---\nSame.\n\n${body}\n`);
    await both(post('New', 'ice', 'Mine.'), post('New', 'wind', 'Theirs.'));
    const file = await only();
    expect(file.base).toBeNull();
    await everywhere(file, { kind: 'both' });
    await settle();
    expect(await blog.read('_posts/new.md')).toBe(
      '---\ntitle: New\ntags: [ice, wind]\n---\nSame.\n\nMine.\n\nTheirs.\n',
    );
  });

  it('an image: both versions can be seen, and one or both kept', async () => {
    const image =
      (n: number): Change =>
      (repository) =>
        repository.write(IMAGE, png(n));
    await both(image(1), image(2));
    const file = await only();
    expect(file.kind).toBe('image');
    expect(file.theirs?.picture).toBe(`data:image/png;base64,${png(2).toString('base64')}`);
    await keep(file, {}, 'both');
    await settle();
    expect((await readdir(join(blog.folder, 'assets'))).sort()).toEqual(['pole-theirs.png', 'pole.png']);
    expect(await blog.git('hash-object', IMAGE, 'assets/pole-theirs.png')).toBe(
      `${file.mine?.oid}\n${file.theirs?.oid}\n`,
    );
  });

  it('what is no text (not UTF-8, NUL, a pointer to a large file) is one thing, and stays byte for byte', async () => {
    const versions = (n: number) => [
      ['_posts/latin.md', Buffer.from(`caf\xe9 ${n}\n`, 'latin1')] as const,
      ['_posts/nul.md', Buffer.from(`a\0 ${n}`)] as const,
      ['large.pdf', `version https://git-lfs.github.com/spec/v1\noid sha256:${n}\nsize 1\n`] as const,
    ];
    const write =
      (n: number): Change =>
      async (repository) => {
        for (const [path, content] of versions(n)) await repository.write(path, content);
      };
    await both(write(1), write(2));
    const { files } = await conflict();
    expect(files.map(({ path, kind, mine }) => [path, kind, mine?.text])).toEqual(
      versions(1).map(([path]) => [path, 'other', null]),
    );
    for (const file of files) await keep(file, {}, 'theirs');
    await settle();
    for (const { path, theirs } of files)
      expect(await blog.git('rev-parse', `HEAD:${path}`)).toBe(`${theirs?.oid}\n`);
  });

  it('a post that both renamed differently stays under both names unless the author says otherwise', async () => {
    const rename =
      (to: string): Change =>
      async (repository) => {
        await repository.git('mv', POST, to);
      };
    await both(rename('_posts/mine.md'), rename('_posts/theirs.md'));
    await settle();
    expect(await blog.git('ls-files', '_posts')).toBe('_posts/b.md\n_posts/mine.md\n_posts/theirs.md\n');
  });

  it('line ends, the byte order mark and the mode stay as they are', async () => {
    const crlf = `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`;
    await commit(blog, async (repository) => repository.write(POST, crlf));
    await blog.git('push', '--quiet', 'origin', 'main');
    await other.git('pull', '--quiet');
    await both(
      text(POST, (post) => post.replace('Two', 'Four')),
      async (repository) => {
        await text(POST, (post) => post.replace('Two', 'Five'))(repository);
        await chmod(join(repository.folder, POST), 0o755);
      },
    );
    await everywhere(await only(), { kind: 'theirs' });
    await settle();
    expect(await blog.read(POST)).toBe(crlf.replace('Two', 'Five'));
    expect(await blog.git('ls-files', '-s', POST)).toMatch(/^100755 /);
  });

  it('a blog in a folder of the repository, with a name Git would take for a pattern', async () => {
    const change =
      (words: string): Change =>
      (repository) =>
        repository.write('site/_posts/[a] ü.md', `${words}\n`);
    await both(change('Mine'), change('Theirs'));
    const site = { root: join(blog.folder, 'site'), model: MODEL };
    const found = await readConflict(site, state);
    expect(found?.files[0]).toMatchObject({ path: 'site/_posts/[a] ü.md', postId: '_posts/[a] ü.md' });
    await everywhere(found?.files[0] as ConflictFile, { kind: 'both' });
    await settleConflict(site, state, found?.id ?? '');
    expect(await blog.read('site/_posts/[a] ü.md')).toBe('Mine\n\nTheirs\n');
  });
});

describe('where there is nothing to decide', () => {
  it('without a remote, a fetch, or changes that meet', async () => {
    expect(await read()).toBeNull();
    await both(
      text('_posts/b.md', () => 'mine\n'),
      text(POST, (post) => post.replace('Two', 'Five')),
    );
    expect(await read()).toBeNull();
    await blog.git('remote', 'remove', 'origin');
    expect(await read()).toBeNull();
  });
});
