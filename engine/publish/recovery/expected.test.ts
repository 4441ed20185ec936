import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../../tests/helpers/repository';
import { readAttributes } from '../attributes';
import { guardGit } from '../git';
import { requireRepository } from '../repository';
import { expectedBlobs } from './expected';

const ATTRIBUTES = `
*.lower filter=lower
*.ident ident
*.wide working-tree-encoding=UTF-16
*.crlf text eol=crlf
*.auto text=auto
*.bin binary
*.off -filter -ident
`;

const CONTENTS: Readonly<Record<string, string>> = {
  empty: '',
  plain: 'One line\n',
  open: 'no line end',
  id: 'By $Id$ and $Id: 1 $\n',
  letters: 'Äpfel, 漢字, ☕️\n',
  nul: 'a\0b\n',
  windows: 'one\r\ntwo\r\n',
  old: 'one\rtwo\r',
};
const KINDS = ['md', 'lower', 'ident', 'crlf', 'auto', 'bin', 'off'];

let world: World;
let blog: TestRepository;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
});
afterEach(async () => {
  guardGit(null);
  await world.dispose();
});

/** The ids we expect, and the names that Git was asked about. */
async function expected(paths: readonly string[]) {
  const repository = await requireRepository(blog.folder);
  const attributes = await readAttributes(repository, paths);
  const asked: string[] = [];
  guardGit(async (_folder, { stdin }) => {
    asked.push(...String(stdin).trimEnd().split('\n'));
    return {};
  });
  const blobs = await expectedBlobs(repository, paths, { attributes });
  guardGit(null);
  return { blobs, asked };
}

async function expectAsGit(paths: readonly string[]): Promise<readonly string[]> {
  const { blobs, asked } = await expected(paths);
  const ids = (await blog.git('hash-object', '--', ...paths)).trim().split('\n');
  expect(paths.map((path) => [path, blobs.get(path)])).toEqual(paths.map((path, at) => [path, ids[at]]));
  return asked;
}

it.each(['false', 'true', 'input'])(
  'is what Git makes of every content under every attribute, with core.autocrlf=%s [R21]',
  async (autocrlf) => {
    await blog.git('config', 'core.autocrlf', autocrlf);
    await blog.git('config', 'core.safecrlf', 'false');
    await blog.git('config', 'filter.lower.clean', 'tr A-Z a-z');
    await blog.write('.gitattributes', ATTRIBUTES);
    const paths: string[] = [];
    for (const kind of KINDS)
      for (const [name, content] of Object.entries(CONTENTS)) {
        await blog.write(`${name}.${kind}`, content);
        paths.push(`${name}.${kind}`);
      }
    await blog.write('wide.wide', Buffer.from('\ufeffÄ\n', 'utf16le'));
    const asked = await expectAsGit([...paths, 'wide.wide']);
    // Only what it may change.
    expect(asked.filter((path) => !/^(?:windows|old|wide)\b|\.(?:lower|ident)$/.test(path))).toEqual([]);
    expect(asked).toContain('plain.lower');
  },
);

it('leaves a large file to Git, and knows deleted ones', async () => {
  await blog.write('large.md', 'x'.repeat(4_000_001));
  await blog.write('small.md', 'x');
  expect(await expectAsGit(['large.md', 'small.md'])).toEqual(['large.md']);
  expect((await expected(['gone.md'])).blobs.get('gone.md')).toBeNull();
});

it('counts with the hash that the repository has', async () => {
  const folder = `${world.folder}/new`;
  await blog.git('init', '--quiet', '--object-format=sha256', folder);
  blog = repositoryAt(folder, world.env);
  await blog.write('a.md', '# A\n');
  expect(await expectAsGit(['a.md'])).toEqual([]);
});
