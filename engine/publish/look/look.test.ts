import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAccountGate } from '../../../tests/helpers/account-gate';
import { type FakeClock, fakeClock } from '../../../tests/helpers/fake-clock';
import { type GitServer, startGitServer } from '../../../tests/helpers/git-server';
import { makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { account, authorAtDesk, keyVault } from '../../../tests/helpers/sign-in';
import { makeSshHome, sshMissing, startSshServer } from '../../../tests/helpers/ssh-server';
import { whileAuthorWaits } from '../askpass/operation';
import { guardGit } from '../git';
import { pull } from '../pull/pull';
import { publishableRepository } from '../repository';
import { publishStatus } from '../status';
import { TrustGuard } from '../trust/guard';
import { TrustStore } from '../trust/store';
import { RemoteLooker } from './looker';

let world: World;
let blog: TestRepository;
let other: TestRepository;
let server: GitServer;
let time: FakeClock;
let wanted: boolean;
let looker: RemoteLooker;
let told: number;
const errors: unknown[] = [];

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  await world.bareRemote();
  server = await startGitServer(join(world.folder, 'remotes'));
  await blog.commit('start', { 'a.md': 'a\n', 'b.md': 'b\n' });
  await blog.git('remote', 'add', 'origin', server.url('blog.git'));
  await blog.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  other = await world.clone(server.url('blog.git'), 'other');
  time = fakeClock();
  wanted = true;
  told = 0;
  errors.splice(0);
  looker = new RemoteLooker({
    root: blog.folder,
    isWanted: async () => wanted,
    clock: time.clock,
    onMoved: () => {
      told += 1;
    },
    report: (error) => errors.push(error),
  });
  server.requests.splice(0);
});
afterEach(async () => {
  guardGit(null);
  await looker.close();
  await server.close();
  await world.dispose();
  expect(errors).toEqual([]);
});

async function theirs(text = 'theirs\n'): Promise<string> {
  const oid = await other.commit('theirs', { 'b.md': text });
  await other.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
  server.requests.splice(0);
  return oid;
}

/** Lets the look that is due happen, and waits until it has ended. */
async function look(age = 0): Promise<void> {
  looker.want({ age });
  if (time.next() === null) return;
  time.run();
  await looker.settled();
}

const MINUTE = 60_000;
const behind = async () => (await publishStatus(blog.folder)).behind;
const asked = () => server.requests.length > 0;

/** Everything of the author's that a look leaves alone. */
const own = async () => [
  await blog.git('rev-parse', 'HEAD', 'refs/heads/main'),
  await blog.git('ls-files', '--stage'),
  await blog.git('status', '--porcelain'),
  await blog.git('for-each-ref', 'refs/tags', 'refs/longhand/backup'),
  existsSync(join(blog.folder, '.git/FETCH_HEAD')),
];

describe('what others have published', () => {
  it('is seen without the author, and nothing of theirs moves', async () => {
    const oid = await theirs();
    await other.git('tag', 'v1');
    await other.git('push', '--quiet', 'origin', 'v1');
    await blog.write('a.md', 'under way\n');
    const before = await own();
    expect(await behind()).toBe(0);
    await look();
    expect(await behind()).toBe(1);
    expect((await blog.git('rev-parse', 'origin/main')).trim()).toBe(oid);
    expect(told).toBe(1);
    expect(await own()).toEqual(before);
    // What is known already is not told again.
    await look();
    expect(told).toBe(1);
  });

  it('is not looked for where the author does not want it, before its time, or again too soon', async () => {
    wanted = false;
    await look();
    expect(asked()).toBe(false);
    wanted = true;
    looker.want({ age: 0, after: 5000 });
    expect(time.next()).toBe(5000);
    time.run();
    await looker.settled();
    expect(asked()).toBe(true);
    server.requests.splice(0);
    time.pass(14 * MINUTE);
    await look(15 * MINUTE);
    expect(asked()).toBe(false);
    time.pass(MINUTE);
    await look(15 * MINUTE);
    expect(asked()).toBe(true);
  });

  it('is looked for again as soon as there may be an answer, after there was none [R39]', async () => {
    await theirs();
    await blog.git('remote', 'set-url', 'origin', 'http://127.0.0.1:1/blog.git');
    await look(15 * MINUTE);
    expect(await behind()).toBe(0);
    await blog.git('remote', 'set-url', 'origin', server.url('blog.git'));
    await look(15 * MINUTE);
    expect(await behind()).toBe(1);
  });

  it('after the remote took something back is left for the author’s own look to notice [R51]', async () => {
    const secret = await theirs('a secret\n');
    const { target, ...repository } = await publishableRepository(blog.folder);
    if (target === null) throw new Error('no remote');
    const request = { target, state: join(world.folder, 'state') };
    expect(await pull({ ...repository, target }, request)).toMatchObject({ kind: 'updated', to: secret });
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    await theirs('instead\n');
    await look();
    expect((await blog.git('rev-parse', 'origin/main')).trim()).toBe(secret);
    expect(told).toBe(0);
    expect(await pull({ ...repository, target }, request)).toMatchObject({ reason: 'rewritten' });
  });

  it('is not looked for where there is nothing to look at, or only reading is allowed [R57]', async () => {
    await blog.git('checkout', '--quiet', '--detach');
    await look();
    await blog.git('checkout', '--quiet', 'main');
    await blog.hook('pre-push', 'exit 0');
    const store = new TrustStore(join(world.folder, 'app/trust.json'));
    const guard = new TrustGuard({ store, noHooks: join(world.folder, 'app/no-hooks') });
    guardGit((folder, call) => guard.admit(folder, call));
    await look();
    expect(asked()).toBe(false);
    expect(told).toBe(0);
  });

  it('is looked for after the author’s own publish, which a look gives way to at once [R40]', async () => {
    server.mode = 'hang';
    looker.want({ age: 0 });
    time.run();
    await server.nextRequest();
    await looker.hold(async () => {
      server.mode = 'ok';
      looker.want({ age: 0 });
      expect(time.next()).toBeNull();
    });
    // They have just looked themselves.
    await look(MINUTE);
    expect(time.next()).toBeNull();
    time.pass(MINUTE);
    await theirs();
    await look(MINUTE);
    expect(await behind()).toBe(1);
    // By itself Git would wait for 30 s.
  }, 25_000);
});

describe('a remote that may ask somebody for a sign-in', () => {
  it('is not asked again by itself, until the author has talked with it [R43] [R75]', async () => {
    const author = authorAtDesk(world.folder, keyVault());
    const accounts = new Map([['ada', 'token']]);
    const gate = await startAccountGate({ to: server.url(''), accounts });
    try {
      await theirs();
      await blog.git('remote', 'set-url', 'origin', gate.url('blog.git'));
      author.willSay(account('ada', 'token'));
      await look();
      expect(author.questions).toEqual([]);
      expect(await behind()).toBe(0);
      await look();
      expect(time.next()).toBeNull();
      await looker.hold(() =>
        whileAuthorWaits(() =>
          author.store.keep(
            { kind: 'account', place: gate.origin, username: 'ada', secret: 'token' },
            'session',
          ),
        ),
      );
      await look();
      expect(author.questions).toEqual([]);
      expect(await behind()).toBe(1);
    } finally {
      author.leave();
      await gate.close();
    }
  });

  it.skipIf(sshMissing !== null)(
    `behind SSH is asked only after it has let the author in: their agent might ask them [R77]${sshMissing ? ` (skipped: ${sshMissing})` : ''}`,
    async () => {
      const home = await makeSshHome(world);
      const ssh = await startSshServer(world, home);
      try {
        await home.trust(ssh);
        await theirs();
        // The author's own configuration makes another address of the one that is written there.
        await blog.git('config', `url.${ssh.url(join(world.folder, 'remotes'))}/.insteadOf`, server.url(''));
        await look();
        expect(await behind()).toBe(0);
        const { target, ...repository } = await publishableRepository(blog.folder);
        if (target === null) throw new Error('no remote');
        const request = { target, state: join(world.folder, 'state') };
        await looker.hold(() => whileAuthorWaits(() => pull({ ...repository, target }, request)));
        expect(await behind()).toBe(0);
        await theirs('more\n');
        await look();
        expect(await behind()).toBe(1);
      } finally {
        await ssh.close();
        home.leave();
      }
    },
  );
});
