import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Published } from '#core/publish/model';
import type { QueuedPush } from '#core/publish/queue/queued-push';
import { type FakeClock, fakeClock } from '../../../tests/helpers/fake-clock';
import { type GitServer, startGitServer } from '../../../tests/helpers/git-server';
import { expectInOrder } from '../../../tests/helpers/in-order';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../../tests/helpers/repository';
import { publish, pushWaiting } from '../publish';
import { PushQueue } from './push-queue';

const NOWHERE = 'http://127.0.0.1:1/blog.git';
const MINUTE = 60_000;

let world: World;
let blog: TestRepository;
let remote: TestRepository;
let server: GitServer;
let state: string;
const queues: PushQueue[] = [];

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  remote = repositoryAt(await world.bareRemote(), world.env);
  server = await startGitServer(join(world.folder, 'remotes'));
  state = join(world.folder, 'state');
  await blog.commit('start', { 'a.md': 'a\n', 'b.md': 'b\n', 'c.md': 'c\n' });
  await blog.git('remote', 'add', 'origin', server.url('blog.git'));
  await blog.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  server.requests.splice(0);
});
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.close();
  await server.close();
  await expectInOrder(blog);
  await world.dispose();
});

const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const remoteMain = async () => (await remote.git('rev-parse', 'main')).trim();
const pushes = () => server.requests.filter((each) => each.includes('POST') && each.includes('receive-pack'));
const offline = () => blog.git('remote', 'set-url', 'origin', NOWHERE);
const online = () => blog.git('remote', 'set-url', 'origin', server.url('blog.git'));

/** Publishes a post of the blog's, as the author does. */
async function publishPost(path: string, signal?: AbortSignal) {
  await blog.write(path, `published at ${path}\n`);
  const request = { message: `Publish ${path}`, paths: [path], state };
  return publish({ root: blog.folder }, { ...request, ...(signal ? { signal } : {}) });
}

/** The app, started: `told` is what the window would know. */
function started({ clock }: FakeClock) {
  const told: { queued: QueuedPush | null; sending: boolean }[] = [];
  const errors: unknown[] = [];
  const sent: Published[] = [];
  const queue = new PushQueue({
    root: blog.folder,
    state,
    clock,
    onChange: (queued, sending) => told.push({ queued, sending }),
    onSent: (published) => sent.push(published),
    report: (error) => errors.push(error),
  });
  queues.push(queue);
  return { queue, told, sent, errors, last: () => told.at(-1) };
}

/** Lets the next try happen, and waits until the app has settled on what comes after it. */
async function nextTry(time: FakeClock, app: ReturnType<typeof started>): Promise<void> {
  const before = app.told.length;
  time.run();
  await expect.poll(() => app.told.length, { timeout: 20_000 }).toBeGreaterThan(before + 1);
  await expect.poll(() => app.last()?.sending, { timeout: 20_000 }).toBe(false);
}

describe('what waits to be pushed', () => {
  it('is nothing when everything arrived', async () => {
    await publishPost('a.md');
    const app = started(fakeClock());
    await app.queue.look();
    expect(app.told).toEqual([{ queued: null, sending: false }]);
  });

  it('is tried by itself with longer and longer waits, and arrives when the network is back [R39]', async () => {
    await offline();
    expect(await publishPost('a.md')).toMatchObject({ kind: 'committed', reason: 'offline' });
    const time = fakeClock();
    const app = started(time);
    await app.queue.look();
    expect(app.last()?.queued).toMatchObject({ reason: 'offline', oid: await head() });
    const waits: (number | null)[] = [];
    for (let count = 0; count < 4; count++) {
      waits.push(time.next());
      await nextTry(time, app);
    }
    expect(waits.slice(1)).toEqual([30_000, 120_000, 600_000]);
    expect(waits[0]).toBeLessThanOrEqual(5_000);
    await online();
    await app.queue.wake(true);
    expect(time.next()).toBe(0);
    await nextTry(time, app);
    expect(app.last()).toEqual({ queued: null, sending: false });
    expect(await remoteMain()).toBe(await head());
    expect(time.next()).toBeNull();
    expect(app.errors).toEqual([]);
  });

  it('survives restarts and three days without a network; the same commits arrive once, in order [R56]', async () => {
    await offline();
    await publishPost('a.md');
    const first = await head();
    const time = fakeClock();
    let app = started(time);
    await app.queue.look();
    for (let day = 0; day < 3; day++) {
      await nextTry(time, app);
      await nextTry(time, app);
      await app.queue.close();
      time.pass(24 * 60 * MINUTE);
      app = started(time);
      await app.queue.look();
      // It was asleep for longer than the wait: it is due at once.
      expect(time.next()).toBe(0);
      if (day === 1) await publishPost('b.md');
    }
    const second = await head();
    await online();
    await app.queue.look();
    await nextTry(time, app);
    expect(app.last()?.queued).toBeNull();
    expect((await remote.git('log', '-2', '--format=%H', 'main')).trim().split('\n')).toEqual([
      second,
      first,
    ]);
    expect(pushes()).toEqual(['POST /blog.git/git-receive-pack']);
    await app.queue.look();
    await app.queue.wake(true);
    expect(time.next()).toBeNull();
    expect(pushes()).toHaveLength(1);
    expect(app.errors).toEqual([]);
  });

  it('is told of when it arrives, with what came in on the way [R47]', async () => {
    const other = await world.clone(server.url('blog.git'), 'other');
    await offline();
    await publishPost('a.md');
    await other.commit('theirs', { 'b.md': 'theirs\n' });
    await other.git('push', '--quiet');
    await online();
    const time = fakeClock();
    const app = started(time);
    await app.queue.look();
    await nextTry(time, app);
    expect(app.sent).toEqual([
      { kind: 'published', commit: await head(), remote: 'origin', branch: 'main', joined: 'merged' },
    ]);
  });

  it('is not tried again when the remote said no, nor after the author stopped it [R46]', async () => {
    await remote.hook('pre-receive', 'echo "main is protected"; exit 1');
    expect(await publishPost('a.md')).toMatchObject({ reason: 'refused' });
    const time = fakeClock();
    const app = started(time);
    await app.queue.look();
    await app.queue.wake(true);
    expect(app.last()?.queued).toMatchObject({
      reason: 'refused',
      detail: expect.stringContaining('main is protected'),
      nextAt: null,
    });
    expect(time.next()).toBeNull();
    server.mode = 'hang';
    const stop = new AbortController();
    const before = server.requests.length;
    const running = publishPost('b.md', stop.signal);
    await expect.poll(() => server.requests.length).toBeGreaterThan(before);
    stop.abort();
    expect(await running).toMatchObject({ kind: 'committed', reason: 'not-pushed' });
    await app.queue.look();
    expect(app.last()?.queued).toMatchObject({ oid: await head(), nextAt: null });
    expect(time.next()).toBeNull();
  });

  it('gives way to the author: their own publish does not wait for a try that hangs [R40]', async () => {
    await offline();
    await publishPost('a.md');
    await online();
    server.mode = 'hang';
    const time = fakeClock();
    const app = started(time);
    await app.queue.look();
    time.run();
    await server.nextRequest();
    const outcome = await app.queue.hold(async () => {
      server.mode = 'ok';
      return publishPost('b.md');
    });
    expect(outcome).toMatchObject({ kind: 'published', commit: await head() });
    await expect.poll(() => app.last()).toEqual({ queued: null, sending: false });
    expect(pushes()).toHaveLength(1);
  });

  it('begins anew when the computer woke up while it waited on a connection that is none any more [R40] [R56]', async () => {
    await offline();
    await publishPost('a.md');
    await online();
    server.mode = 'hang';
    const time = fakeClock();
    const app = started(time);
    await app.queue.look();
    time.run();
    await server.nextRequest();
    server.mode = 'ok';
    await app.queue.wake(true);
    expect(time.next()).toBe(0);
    await nextTry(time, app);
    expect(app.last()).toEqual({ queued: null, sending: false });
    expect(await remoteMain()).toBe(await head());
    expect(pushes()).toHaveLength(1);
    expect(app.errors).toEqual([]);
  });

  it('never takes along what the author did not publish, when it has to be joined with newer changes', async () => {
    const other = await world.clone(server.url('blog.git'), 'other');
    await offline();
    await publishPost('a.md');
    await blog.commit('not to be sent yet', { 'private.md': 'p\n' });
    const theirs = await other.commit('theirs', { 'b.md': 'theirs\n' });
    await other.git('push', '--quiet');
    server.requests.splice(0);
    await online();
    const time = fakeClock();
    const app = started(time);
    await app.queue.look();
    await nextTry(time, app);
    expect(app.last()?.queued).toMatchObject({
      nextAt: null,
      detail: expect.stringContaining('not made here'),
    });
    expect(await remoteMain()).toBe(theirs);
    expect(pushes()).toEqual([]);
    expect(await pushWaiting({ root: blog.folder }, { state })).toMatchObject({ kind: 'published' });
    await app.queue.look();
    expect(app.last()?.queued).toBeNull();
  });

  it('is let go of when the author took the commit back', async () => {
    await offline();
    await publishPost('a.md');
    await blog.git('reset', '--quiet', '--hard', 'HEAD^');
    await online();
    const start = await head();
    const time = fakeClock();
    const app = started(time);
    await app.queue.look();
    time.run();
    await expect.poll(() => app.last()).toEqual({ queued: null, sending: false });
    expect(await remoteMain()).toBe(start);
    expect(pushes()).toEqual([]);
  });
});
