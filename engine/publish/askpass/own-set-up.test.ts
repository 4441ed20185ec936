import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AccountGate, startAccountGate } from '../../../tests/helpers/account-gate';
import { type GitServer, startGitServer } from '../../../tests/helpers/git-server';
import {
  makeWorld,
  replaceEnvironment,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../../tests/helpers/repository';
import { type Author, account, authorAtDesk, keyVault } from '../../../tests/helpers/sign-in';
import { publish } from '../publish';
import { whileAuthorWaits } from './operation';

const run = promisify(execFile);
const lfsMissing = ['/usr/bin/git-lfs', '/usr/local/bin/git-lfs', '/opt/homebrew/bin/git-lfs'].every(
  (path) => !existsSync(path),
);

let world: World;
let blog: TestRepository;
let remote: string;
let server: GitServer;
let gate: AccountGate | null;
let author: Author;
const accounts = new Map([['ada', 'right-token']]);

const publishPost = async () => {
  await blog.write('a.md', `${Math.random()}\n`);
  return whileAuthorWaits(() =>
    publish(
      { root: blog.folder },
      { message: 'Update', paths: ['a.md'], state: join(world.folder, 'state') },
    ),
  );
};
/** As the author's own `~/.gitconfig` would have it. */
const configure = (...entry: string[]) =>
  run('git', ['config', '--global', ...entry], { env: { ...world.env } });

async function program(name: string, script: string): Promise<string> {
  const path = join(world.folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

/** Takes variables of the machine's out of this process and returns how to put them back. */
function withoutVariables(...names: readonly string[]): () => void {
  const restore = replaceEnvironment(Object.fromEntries(names.map((name) => [name, ''])));
  for (const name of names) delete process.env[name];
  return restore;
}

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  author = authorAtDesk(world.folder, keyVault());
  server = await startGitServer(join(world.folder, 'remotes'));
  gate = null;
  remote = await world.bareRemote();
  blog = await world.repository();
  await blog.commit('start', { 'a.md': 'a\n' });
});
afterEach(async () => {
  author.leave();
  await gate?.close();
  await server.close();
  await world.dispose();
});

async function openGate(tls?: { key: string; cert: string }): Promise<AccountGate> {
  gate = await startAccountGate({ to: server.url(''), accounts, ...(tls ? { tls } : {}) });
  await blog.git('remote', 'add', 'origin', gate.url('blog.git'));
  return gate;
}

describe('what the author has set up comes first, with no setting changed', () => {
  it('credential.helper=store: nothing is asked, and what is asked goes to it [R76]', async () => {
    const { origin } = await openGate();
    await configure('credential.helper', 'store');
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    expect(author.questions).toMatchObject([{ kind: 'account', keeping: 'own-helper' }]);
    expect(await readFile(join(world.home, '.git-credentials'), 'utf8')).toBe(
      `${origin.replace('://', '://ada:right-token@').replace(/:(\d+)$/, '%3a$1')}\n`,
    );
    await author.store.forgetAll();
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    expect(author.questions).toHaveLength(1);
    expect((await author.store.list()).signIns).toEqual([]);
  });

  it('a helper for one host only [R76]', async () => {
    const { origin } = await openGate();
    const helper = await program(
      'helper',
      '[ "$1" = get ] && printf "username=ada\\npassword=right-token\\n"',
    );
    await configure(`credential.${origin}.helper`, helper);
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    expect(author.questions).toEqual([]);
  });

  it('core.askPass: their own program is asked and not ours [R76]', async () => {
    await openGate();
    const asks = await program('ask', 'case $1 in Username*) echo ada ;; *) echo right-token ;; esac');
    await configure('core.askPass', asks);
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    expect(author.questions).toEqual([]);
  });

  it('a certificate authority of their own, in the configuration and in the environment [R76]', async () => {
    const key = join(world.folder, 'key.pem');
    const ca = join(world.folder, 'ca.pem');
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', ca],
    ]);
    await openGate({ key: await readFile(key, 'utf8'), cert: await readFile(ca, 'utf8') });
    author.willSay(account('ada', 'right-token'));
    const restoreMachine = withoutVariables(
      'GIT_SSL_CAINFO',
      'CURL_CA_BUNDLE',
      'SSL_CERT_FILE',
      'SSL_CERT_DIR',
    );
    // Without it nothing is sent, and nobody is asked for a password.
    expect(await publishPost()).toMatchObject({ kind: 'committed', reason: 'refused' });
    expect(author.questions).toEqual([]);
    await configure('http.sslCAInfo', ca);
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    await configure('--unset', 'http.sslCAInfo');
    const restore = replaceEnvironment({ GIT_SSL_CAINFO: ca });
    try {
      expect(await publishPost()).toMatchObject({ kind: 'published' });
    } finally {
      restore();
      restoreMachine();
    }
  });

  it('a proxy [R76]', async () => {
    await openGate();
    const through: string[] = [];
    const proxy = createServer((incoming, answer) => {
      through.push(incoming.url ?? '');
      const { method, headers } = incoming;
      const onward = request(new URL(incoming.url ?? ''), { method, headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      });
      incoming.pipe(onward);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    // A name that only the proxy could find: 127.0.0.1 as another host of the same network.
    const restore = replaceEnvironment({ http_proxy: `http://127.0.0.1:${port}`, no_proxy: '' });
    try {
      author.willSay(account('ada', 'right-token'));
      expect(await publishPost()).toMatchObject({ kind: 'published' });
      expect(through.length).toBeGreaterThan(0);
    } finally {
      restore();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    }
  });

  it('hooks of husky run, and find their programs [R76]', async () => {
    await blog.publishTo(remote);
    await blog.write('.husky/_/pre-commit', '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n');
    await blog.write(
      '.husky/_/h',
      's="$(dirname "$(dirname "$0")")/pre-commit"\n[ -f "$s" ] && sh -e "$s" "$@"\n',
    );
    await blog.write('.husky/pre-commit', 'node --version > "$HOME/husky-ran"\n');
    await chmod(join(blog.folder, '.husky/_/pre-commit'), 0o755);
    await blog.git('config', 'core.hooksPath', '.husky/_');
    expect(await publishPost()).toMatchObject({ kind: 'published' });
    expect(await readFile(join(world.home, 'husky-ran'), 'utf8')).toMatch(/^v\d/);
  });

  it.skipIf(lfsMissing)(
    `LFS sends a picture to its own store and a pointer to Git [R76]${lfsMissing ? ' (skipped: git-lfs is not installed)' : ''}`,
    async () => {
      await run('git', ['lfs', 'install', '--skip-repo'], { env: { ...world.env } });
      await blog.git('lfs', 'install', '--local');
      await blog.commit('lfs', { '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n' });
      await blog.publishTo(remote);
      await blog.write('big.png', Buffer.alloc(2000, 7));
      const request = {
        message: 'A picture',
        paths: ['big.png'],
        state: join(world.folder, 'state'),
      };
      expect(await whileAuthorWaits(() => publish({ root: blog.folder }, request))).toMatchObject({
        kind: 'published',
      });
      const there = repositoryAt(remote, world.env);
      expect(await there.git('show', 'main:big.png')).toMatch(/^version https:\/\/git-lfs/);
      expect((await there.git('count-objects')).length).toBeGreaterThan(0);
      expect(existsSync(join(remote, 'lfs/objects'))).toBe(true);
    },
  );
});
