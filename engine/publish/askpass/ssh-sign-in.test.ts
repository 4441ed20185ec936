import { spawn } from 'node:child_process';
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorSentence } from '#core/ipc/errors';
import {
  makeWorld,
  replaceEnvironment,
  type TestRepository,
  type World,
} from '../../../tests/helpers/repository';
import { type Author, authorAtDesk, keyVault, secret } from '../../../tests/helpers/sign-in';
import {
  makeSshHome,
  type SshHome,
  type SshServer,
  sshMissing,
  startSshServer,
} from '../../../tests/helpers/ssh-server';
import { publish } from '../publish';
import { whileAuthorWaits } from './operation';

let world: World;
let blog: TestRepository;
let home: SshHome;
let server: SshServer;
let author: Author;
let remote: string;

const inTheBackground = async () => {
  await blog.write('a.md', `${Math.random()}\n`);
  return publish(
    { root: blog.folder },
    { message: 'Update', paths: ['a.md'], state: join(world.folder, 'state') },
  );
};
const say = (code: Parameters<typeof errorSentence>[0]) => errorSentence(code, { remote: 'origin' });
const publishPost = () => whileAuthorWaits(inTheBackground);

/** A blog whose remote is reached over SSH, and an author whose key has this passphrase. */
async function begin(passphrase = ''): Promise<void> {
  home = await makeSshHome(world, passphrase);
  server = await startSshServer(world, home);
  await blog.git('remote', 'add', 'origin', server.url(remote));
}

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  author = authorAtDesk(world.folder, keyVault());
  remote = await world.bareRemote();
  blog = await world.repository();
  await blog.commit('start', { 'a.md': 'a\n' });
});
afterEach(async () => {
  author.leave();
  await server?.close();
  home?.leave();
  await world.dispose();
});

describe.skipIf(sshMissing !== null)(`SSH${sshMissing ? ` (skipped: ${sshMissing})` : ''}`, () => {
  it('shows the fingerprint of a host it has never seen, and goes on only after a yes [R77]', async () => {
    await begin();
    expect(await publishPost()).toMatchObject({ kind: 'committed', detail: say('ssh-host-unknown') });
    expect(author.questions).toEqual([
      {
        kind: 'host-key',
        id: expect.any(String),
        host: server.host,
        keyType: 'ED25519',
        fingerprint: server.fingerprint,
        publishedBy: null,
      },
    ]);
    author.willSay({ kind: 'yes' });
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    expect(await readFile(join(home.folder, 'known_hosts'), 'utf8')).toContain(server.host);
    expect(author.questions).toHaveLength(2);
  });

  it('never accepts a changed key: it stops, asks nothing, and says which line is in the way [R77]', async () => {
    await begin();
    await home.trust(server);
    const changed = await server.changeHostKey();
    author.willSay({ kind: 'yes' });
    const outcome = await publishPost();
    expect(author.questions).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'committed', reason: 'refused' });
    const lines = (await readFile(join(home.folder, 'known_hosts'), 'utf8')).trimEnd().split('\n');
    const line = lines.findLastIndex((each) => each.startsWith(server.host)) + 1;
    expect(outcome).toMatchObject({
      detail: errorSentence('ssh-host-changed', {
        ...{ remote: 'origin', type: 'ED25519', fingerprint: changed },
        ...{ file: join(home.folder, 'known_hosts'), line: String(line) },
      }),
    });
  });

  it('asks for the passphrase of a key once, and keeps it if the author says so [R77]', async () => {
    await begin('open sesame');
    await home.trust(server);
    author.willSay(secret('wrong'), secret('open sesame', true));
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    expect(author.questions).toMatchObject([
      { kind: 'passphrase', key: home.key, again: 'no', keeping: 'keyring' },
      { kind: 'passphrase', key: home.key, again: 'wrong' },
    ]);
    expect(await inTheBackground()).toMatchObject({ kind: 'published' });
    expect((await author.store.list()).signIns).toMatchObject([
      { kind: 'passphrase', place: home.key, where: 'keyring' },
    ]);
    expect(await readFile(join(world.folder, 'sign-ins.json'), 'utf8')).not.toContain('sesame');
  });

  it('asks nothing in the background: the change waits, and says that a sign-in is needed [R77] [R75]', async () => {
    await begin('open sesame');
    author.willSay({ kind: 'yes' }, secret('open sesame'));
    expect(await inTheBackground()).toMatchObject({ kind: 'committed', reason: 'refused' });
    await home.trust(server);
    expect(await inTheBackground()).toMatchObject({ kind: 'committed', reason: 'refused' });
    expect(author.questions).toEqual([]);
  });

  it('“not now” ends all questions of that publish', async () => {
    await begin('open sesame');
    await home.trust(server);
    author.willSay(null, secret('open sesame'));
    expect(await publishPost()).toMatchObject({ kind: 'committed', reason: 'refused' });
    expect(author.questions).toHaveLength(1);
  });

  it('uses the author’s agent and asks nothing; when the agent is gone it asks for the passphrase, or says that the agent is missing [R76] [R77]', async () => {
    await begin('open sesame');
    await home.trust(server);
    const socket = join(world.folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => agent.stdout.once('data', resolve));
    const restore = replaceEnvironment({ SSH_AUTH_SOCK: socket });
    try {
      await blog.write('../say', '#!/bin/sh\necho open sesame\n');
      await chmod(join(world.folder, 'say'), 0o755);
      const add = spawn('ssh-add', ['-q', home.key], {
        env: { ...process.env, SSH_ASKPASS: join(world.folder, 'say'), SSH_ASKPASS_REQUIRE: 'force' },
        stdio: 'ignore',
      });
      expect(await new Promise((resolve) => add.once('exit', resolve))).toBe(0);
      expect(await publishPost()).toMatchObject({ kind: 'published' });
      expect(author.questions).toEqual([]);
      agent.kill();
      await new Promise((resolve) => agent.once('exit', resolve));
      author.willSay(secret('open sesame'));
      expect(await publishPost()).toMatchObject({ kind: 'published' });
      expect(author.questions).toMatchObject([{ kind: 'passphrase', key: home.key }]);
      // A key that only the agent had.
      await rm(home.key);
      const gone = await publishPost();
      expect(gone).toMatchObject({ kind: 'committed', reason: 'refused', detail: say('ssh-refused') });
      expect(say('ssh-refused')).toContain('see that the agent runs');
    } finally {
      agent.kill();
      restore();
    }
  });

  it('a program of their own that asks for SSH is asked and not ours [R76]', async () => {
    await begin('open sesame');
    await home.trust(server);
    await blog.write('../say', '#!/bin/sh\necho open sesame\n');
    await chmod(join(world.folder, 'say'), 0o755);
    const restore = replaceEnvironment({ SSH_ASKPASS: join(world.folder, 'say') });
    try {
      expect(await publishPost()).toMatchObject({ kind: 'published' });
      expect(author.questions).toEqual([]);
    } finally {
      restore();
    }
  });

  it('reaches a host by its name in ~/.ssh/config and by GIT_SSH_COMMAND, with nothing changed [R76]', async () => {
    await begin();
    await home.trust(server);
    const [, user] = /\/\/(.+)@/.exec(server.url('')) ?? [];
    await home.configure(`Host my-blog\n  HostName 127.0.0.1\n  Port ${server.port}\n  User ${user}\n`);
    await blog.git('remote', 'set-url', 'origin', `my-blog:${remote}`);
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    const log = join(world.folder, 'ssh-log');
    const restore = replaceEnvironment({ GIT_SSH_COMMAND: `ssh -v -E '${log}'` });
    try {
      expect(await publishPost()).toMatchObject({ kind: 'published' });
    } finally {
      restore();
    }
    expect(await readFile(log, 'utf8')).toContain('Authenticated to 127.0.0.1');
  });
});
