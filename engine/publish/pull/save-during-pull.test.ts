import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { readPost, savePost } from '../../posts/post-file';
import { publishableRepository } from '../repository';
import { integrate } from './integrate';
import { pullRecords } from './record';

const POST = 'posts/a.md';
const BASE = 'one\n\ntwo\n';
const MINE = 'one, mine\n\ntwo\n';
const THEIRS = `one\n\ntwo, theirs\n${'a long line of theirs\n'.repeat(2000)}`;

let world: World;
let blog: TestRepository;
let base: string;
let theirs: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  base = await blog.commit('start', { [POST]: BASE, '.gitattributes': '*.md filter=slow\n' });
  await blog.git('checkout', '--quiet', '-b', 'theirs');
  theirs = await blog.commit('theirs', { [POST]: THEIRS });
  await blog.git('checkout', '--quiet', 'main');
});
afterEach(() => world.dispose());

const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();

async function bringIn() {
  const repository = await publishableRepository(blog.folder);
  const pulls = pullRecords(join(world.folder, 'state'), repository);
  return integrate(repository, { theirs, wish: 'merge', message: 'Merge', pulls });
}

/** A filter that says when Git has begun to write the post, and lets it go on when it is told to. */
async function slowFilter() {
  const [begun, go] = [join(world.folder, 'begun'), join(world.folder, 'go')];
  const script = join(world.folder, 'smudge.sh');
  await writeFile(script, `: > '${begun}'\nuntil test -e '${go}'; do sleep 0.05; done\ncat\n`);
  await blog.git('config', 'filter.slow.smudge', `sh '${script}'`);
  return {
    begun: () => vi.waitFor(() => access(begun), { timeout: 20_000, interval: 20 }),
    goOn: () => writeFile(go, ''),
  };
}

it('[R28] a save while Git writes the same post waits, and is a conflict that keeps both texts', async () => {
  const { revision } = await readPost(blog.folder, POST);
  const filter = await slowFilter();
  const pulling = bringIn();
  await filter.begun();
  let waits = true;
  const saving = Promise.allSettled([savePost(blog.folder, POST, { revision, text: MINE })]).finally(() => {
    waits = false;
  });
  // Far longer than a save takes that does not wait.
  expect(await head()).toBe(base);
  expect(waits).toBe(true);
  await filter.goOn();
  expect(await pulling).toMatchObject({ kind: 'fast-forwarded', to: theirs });
  const [save] = await saving;
  expect(save).toMatchObject({ status: 'rejected', reason: { code: 'conflict', detail: { path: POST } } });
  expect(await blog.read(POST)).toBe(THEIRS);
  expect(await blog.git('status', '--porcelain')).toBe('');

  // Mine goes on top when the author says so, and theirs stays in the history.
  const now = await readPost(blog.folder, POST);
  await savePost(blog.folder, POST, { revision: now.revision, text: MINE });
  expect(await blog.read(POST)).toBe(MINE);
  expect(await blog.git('show', `HEAD:${POST}`)).toBe(THEIRS);
});

it('[R28] a save that came first is not written over: the pull leaves everything as it was', async () => {
  const { revision } = await readPost(blog.folder, POST);
  const [save, pulled] = await Promise.allSettled([
    savePost(blog.folder, POST, { revision, text: MINE }),
    bringIn(),
  ]);
  expect(save).toMatchObject({ status: 'fulfilled', value: { wrote: true } });
  expect(pulled).toMatchObject({ status: 'rejected', reason: { code: 'local-changes-in-the-way' } });
  expect(await blog.read(POST)).toBe(MINE);
  expect(await head()).toBe(base);
  expect(await blog.git('show', `${theirs}:${POST}`)).toBe(THEIRS);
});
