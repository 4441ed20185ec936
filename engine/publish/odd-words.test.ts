import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../tests/helpers/repository';
import { openBlog } from '../blog/open';
import { publish } from './publish';
import { findRepository } from './repository';
import { reviewPublish } from './review';
import { publishStatus } from './status';

const MARKUP = '<img src=x onerror=alert(1)>';
const ANSI = '\x1b[31;1mred\x1b[0m\x1b]0;title\x07';

let world: World;
let blog: TestRepository;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
});
afterEach(() => world.dispose());

const send = (paths: string[]) =>
  publish({ root: blog.folder }, { paths, message: MARKUP, state: join(world.folder, 'state') });

it('[R62] markup and colours in names of files, branches and people are those names and nothing else', async () => {
  const file = `posts/${MARKUP.replaceAll('/', '')}-\x1b[31m.md`;
  await blog.git('config', 'user.name', `${MARKUP} ${ANSI}`);
  await blog.commit('start', { 'posts/a.md': '# A\n' });
  await blog.publishTo(await world.bareRemote());
  await blog.git('checkout', '--quiet', '-b', '<b>x</b>');
  await blog.write(file, '# Odd\n');
  expect(await findRepository(blog.folder)).toMatchObject({ branch: '<b>x</b>' });
  expect(await publishStatus(blog.folder)).toMatchObject({ changed: [{ path: file, change: 'added' }] });
  const { files } = await reviewPublish(await openBlog(blog.folder), [file]);
  expect(files.map(({ path }) => path)).toEqual([file]);
  expect(await send([file])).toMatchObject({ kind: 'published', branch: '<b>x</b>' });
  expect(await blog.git('log', '-1', '--format=%s')).toBe(`${MARKUP}\n`);
});

it('[R62] what a remote, a hook or Git says is told in words, without what steers a terminal', async () => {
  await blog.commit('start', { 'posts/a.md': '# A\n' });
  const remote = await world.bareRemote();
  await blog.publishTo(remote);
  await repositoryAt(remote, world.env).hook(
    'pre-receive',
    `printf '${MARKUP} \\033[31mNo.\\033[0m\\033]0;t\\007\\n' >&2; exit 1`,
  );
  await blog.write('posts/a.md', '# A\n\nMore.\n');
  const outcome = await send(['posts/a.md']);
  expect(outcome).toMatchObject({ kind: 'committed', reason: 'refused' });
  expect(outcome.kind === 'committed' && outcome.detail).toContain(`${MARKUP} No.`);
  expect(JSON.stringify(outcome)).not.toMatch(/\\u00(?:1b|07)/);

  await blog.hook('pre-commit', `printf '${MARKUP} \\033[2JStop.\\033[0m\\n' >&2; exit 1`);
  await blog.write('posts/a.md', '# A\n\nMore still.\n');
  const refused = await send(['posts/a.md']).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'hook-refused', detail: { reason: `${MARKUP} Stop.` } });
});
