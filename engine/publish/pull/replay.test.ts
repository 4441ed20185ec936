import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { git } from '../git';
import { publishableRepository } from '../repository';
import { replay } from './replay';

let world: World;
let blog: TestRepository;
let base: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  base = await blog.commit('start', {
    'a.md': 'one\n\ntwo\n\nthree\n\nfour\n\nfive\n',
    'b.md': 'b\n',
    'posts/long.md': 'A line.\n'.repeat(20),
  });
});
afterEach(() => world.dispose());

const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const edit = async (path: string, from: string, to: string) =>
  blog.write(path, (await blog.read(path)).replace(from, to));

async function theirs(files: Readonly<Record<string, string>>): Promise<string> {
  await blog.git('checkout', '--quiet', '-b', 'theirs', base);
  const oid = await blog.commit('theirs', files);
  await blog.git('checkout', '--quiet', 'main');
  return oid;
}

/** A commit with these bytes as its message, as a program other than Git might have written it. */
async function commitRaw(headers: string, message: string | Uint8Array, parent = 'HEAD'): Promise<string> {
  const [tree, on] = (await blog.git('rev-parse', 'HEAD^{tree}', parent)).trim().split('\n');
  const start = `tree ${tree}\nparent ${on}\n${headers}\ncommitter Bo <bo@example.org> 1700000001 +0000\n\n`;
  const object = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.from(message)]);
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
  const { stdout } = await git(blog.folder, { operation: 'write a commit', args, stdin: object });
  await blog.git('reset', '--quiet', stdout.trim());
  return stdout.trim();
}

async function run(oid: string) {
  return replay(await publishableRepository(blog.folder), { mine: await head(), theirs: oid });
}

/** Everything of a commit as it is stored, without where and by whom it was put. */
const kept = async (oid: string) =>
  (await blog.git('cat-file', 'commit', oid)).replace(/^(?:parent|committer) .*\n/gm, '');
const line = async (from: string, to: string) =>
  (await blog.git('rev-list', '--reverse', `${from}..${to}`)).trim().split('\n').filter(Boolean);

describe('the author’s commits on top of the remote’s', () => {
  it('are what a rebase makes of them: same trees, authors, dates and messages, and nothing has moved', async () => {
    const oid = await theirs({ 'a.md': 'one\n\ntwo\n\nthree\n\nfour\n\ntheirs\n', 'c.md': 'same\n' });
    await edit('a.md', 'one', 'mine');
    await blog.git(
      'commit',
      '--quiet',
      '-am',
      'First\n\n  # indented\nbody',
      '--date=2001-02-03T04:05:06-0330',
    );
    await blog.git('mv', 'posts/long.md', 'posts/moved.md');
    await edit('posts/moved.md', 'A line.', 'Another line.');
    await blog.git('commit', '--quiet', '-am', 'Move it', '--author=Zoë Ünal <zoe@example.org>');
    await blog.git('commit', '--quiet', '--allow-empty', '-m', 'Empty on purpose');
    await blog.commit('The same as theirs', { 'c.md': 'same\n' });
    await blog.write('run.sh', '#!/bin/sh\n');
    await chmod(join(blog.folder, 'run.sh'), 0o755);
    await blog.git('rm', '--quiet', 'b.md');
    await blog.git('add', '--all');
    await blog.git('commit', '--quiet', '-m', 'Last');
    const mine = await head();
    const own = await line(base, mine);
    const refs = await blog.git('for-each-ref');

    const done = await run(oid);

    if (done.kind !== 'replayed') throw new Error(done.obstacle);
    expect(await head()).toBe(mine);
    expect(await blog.git('for-each-ref')).toBe(refs);
    expect(await blog.git('status', '--porcelain')).toBe('');
    const again = await line(oid, done.to);
    await blog.git('rebase', '--quiet', oid);
    const rebased = await line(oid, 'HEAD');
    expect(await Promise.all(again.map(kept))).toEqual(await Promise.all(rebased.map(kept)));
    expect(again).toHaveLength(4);
    // The one that has nothing new any more became the one before it.
    expect(own.map((each) => done.replaced[each])).toEqual([...again.slice(0, 3), again[2], again[3]]);
    expect(await blog.git('fsck', '--strict')).not.toMatch(/error|missing/);
  });

  it('are the remote’s own commit where nothing of them is new', async () => {
    const oid = await theirs({ 'b.md': 'same\n' });
    const mine = await blog.commit('mine', { 'b.md': 'same\n' });
    expect(await run(oid)).toEqual({ kind: 'replayed', to: oid, replaced: { [mine]: oid } });
  });

  it('keep every byte of a message and what it is written in, and get the committer of this computer', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    const author = 'author Ada Author <ada@example.org> 1700000000 +0545';
    const messages: [string, string | Buffer][] = [
      [author, '\n\n  no title, no line end'],
      [author, ''],
      [`${author}\nencoding ISO-8859-1`, Buffer.from('Grüße\n\n\n', 'latin1')],
      [`${author}\nencoding ISO-8859-1\ngpgsig -----BEGIN\n x\n -----END`, Buffer.from('\xe4\n', 'latin1')],
    ];
    for (const [headers, message] of messages) await commitRaw(headers, message);
    await blog.git('config', 'i18n.commitEncoding', 'ISO-8859-15');
    const own = await line(base, 'HEAD');
    const done = await run(oid);
    if (done.kind !== 'replayed') throw new Error(done.obstacle);
    const raw = async (each: string) => {
      const { bytes } = await git(blog.folder, { operation: 'read', args: ['cat-file', 'commit', each] });
      const text = bytes.toString('latin1');
      return text.replace(/^(?:tree|parent|committer) .*\n/gm, '').replace(/^gpgsig .*\n(?: .*\n)*/m, '');
    };
    const again = await line(oid, done.to);
    expect(await Promise.all(again.map(raw))).toEqual(await Promise.all(own.map(raw)));
    const committers = await blog.git('log', '--format=%cn <%ce>', `${oid}..${done.to}`);
    expect(new Set(committers.trim().split('\n'))).toEqual(new Set(['Ada Author <ada@example.org>']));
  });

  it('are signed where the author signs, and are none without it [R36]', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    await blog.commit('mine', { 'a.md': 'mine\n' });
    await blog.git('config', 'commit.gpgSign', 'true');
    const program = join(world.folder, 'gpg');
    const signature = '-----BEGIN PGP SIGNATURE-----\n\nours\n-----END PGP SIGNATURE-----';
    await writeFile(
      program,
      `#!/bin/sh\ncat >/dev/null\necho '${signature}'\necho '[GNUPG:] SIG_CREATED ' >&2\n`,
    );
    await chmod(program, 0o755);
    await blog.git('config', 'gpg.program', program);
    const done = await run(oid);
    if (done.kind !== 'replayed') throw new Error(done.obstacle);
    expect(await blog.git('cat-file', 'commit', done.to)).toContain('\n ours\n');
    await blog.git('config', 'gpg.program', '/bin/false');
    await expect(run(oid)).rejects.toMatchObject({ code: 'signing-failed' });
  });

  it('are not made by nobody [R35]', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    await blog.commit('mine', { 'a.md': 'mine\n' });
    await blog.git('config', '--unset', 'user.email');
    await expect(run(oid)).rejects.toMatchObject({ code: 'identity-missing' });
  });
});

describe('what keeps the author’s commits where they are', () => {
  it('is a commit that meets the same words, also where a later one made it good', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    await blog.commit('mine', { 'b.md': 'mine\n' });
    await blog.commit('mended', { 'b.md': 'theirs\n' });
    expect(await run(oid)).toEqual({ kind: 'obstacle', obstacle: 'conflict' });
  });

  it('is a merge among them', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    await blog.git('checkout', '--quiet', '-b', 'side', base);
    await blog.commit('side', { 'c.md': 'c\n' });
    await blog.git('checkout', '--quiet', 'main');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    await blog.git('merge', '--quiet', '--no-edit', 'side');
    expect(await run(oid)).toEqual({ kind: 'obstacle', obstacle: 'merge-among-ours' });
  });

  it.each(['refs/remotes/fork/main', 'refs/remotes/origin/review/a', 'refs/longhand/seen/fork/main'])(
    'is that %s has one of them',
    async (ref) => {
      const oid = await theirs({ 'b.md': 'theirs\n' });
      const first = await blog.commit('first', { 'a.md': 'mine\n' });
      await blog.commit('second', { 'a.md': 'mine too\n' });
      await blog.git('update-ref', ref, first);
      expect(await run(oid)).toEqual({ kind: 'obstacle', obstacle: 'elsewhere' });
      await blog.git('update-ref', ref, base);
      expect(await run(oid)).toMatchObject({ kind: 'replayed' });
    },
  );

  it.each<[string, string, string | Buffer]>([
    ['an author whose name Git would write otherwise', 'author Ada Jr. <a@x.y> 1700000000 +0000', 'x\n'],
    ['an author without a name', 'author  <a@x.y> 1700000000 +0000', 'x\n'],
    [
      'a message that is not what it says',
      'author A <a@x.y> 1700000000 +0000',
      Buffer.from('\xe4\n', 'latin1'),
    ],
    ['a zero byte', 'author A <a@x.y> 1700000000 +0000', 'a\0b\n'],
    ['an encoding that is a setting', 'author A <a@x.y> 1700000000 +0000\nencoding x\ty', 'x\n'],
  ])('is one that could not be written again as it is: %s', async (_, headers, message) => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    await commitRaw(headers, message);
    expect(await run(oid)).toEqual({ kind: 'obstacle', obstacle: 'not-the-same' });
  });
});
