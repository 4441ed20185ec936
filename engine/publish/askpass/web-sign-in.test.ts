import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorSentence } from '#core/ipc/errors';
import {
  type AccountGate,
  type AccountGateOptions,
  startAccountGate,
} from '../../../tests/helpers/account-gate';
import { type GitServer, startGitServer } from '../../../tests/helpers/git-server';
import { makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { type Author, account, authorAtDesk, keyVault, NO_VAULT } from '../../../tests/helpers/sign-in';
import { cloneRepository } from '../clone';
import { publish } from '../publish';
import { whileAuthorWaits } from './operation';

let world: World;
let blog: TestRepository;
let server: GitServer;
let gates: AccountGate[];
let author: Author;
const accounts = new Map<string, string>();
const CANARY = 'canary-5f1d0c';
let vault: ReturnType<typeof keyVault>;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  vault = keyVault();
  author = authorAtDesk(world.folder, vault);
  accounts.clear();
  accounts.set('ada', 'right-token');
  server = await startGitServer(join(world.folder, 'remotes'));
  gates = [];
  await world.bareRemote();
  blog = await world.repository();
  await blog.commit('start', { 'a.md': 'a\n' });
});
afterEach(async () => {
  author.leave();
  for (const gate of gates) await gate.close();
  await server.close();
  await world.dispose();
});

async function gate(options: Partial<AccountGateOptions> = {}): Promise<AccountGate> {
  const made = await startAccountGate({ to: server.url(''), accounts, ...options });
  gates.push(made);
  return made;
}

async function atGate(options: Partial<AccountGateOptions> = {}): Promise<AccountGate> {
  const made = await gate(options);
  await blog.git('remote', 'add', 'origin', made.url('blog.git'));
  return made;
}

const host = ({ origin }: AccountGate) => origin.replace(/^https?:\/\//, '');

let written = 0;
async function inTheBackground() {
  await blog.write('a.md', `${++written}\n`);
  return publish(
    { root: blog.folder },
    { message: 'Update', paths: ['a.md'], state: join(world.folder, 'state') },
  );
}
const publishPost = () => whileAuthorWaits(inTheBackground);

const sentence = (code: Parameters<typeof errorSentence>[0]) => errorSentence(code, { remote: 'origin' });
const published = { kind: 'published' };
const refused = (code: Parameters<typeof errorSentence>[0]) => ({
  kind: 'committed',
  reason: 'refused',
  detail: sentence(code),
});

describe('signing in over HTTP', () => {
  it('asks once for an account, publishes with it, and asks nothing more while Longhand is open', async () => {
    const made = await atGate({ realm: 'Gitea' });
    author.willSay(account('ada', 'right-token'));
    expect(await publishPost()).toMatchObject(published);
    expect(author.questions).toMatchObject([
      { kind: 'account', protocol: 'http', host: host(made), username: null, again: 'no', insteadOf: [] },
    ]);
    expect(await publishPost()).toMatchObject(published);
    expect(await inTheBackground()).toMatchObject(published);
    expect(author.questions).toHaveLength(1);
    expect((await author.store.list()).signIns).toMatchObject([
      { kind: 'account', place: made.origin, username: 'ada', where: 'session' },
    ]);
  });

  it('asks for the token only, where the address names the account', async () => {
    const made = await atGate();
    await blog.git('remote', 'set-url', 'origin', made.url('blog.git').replace('://', '://ada@'));
    author.willSay(account('somebody else', 'right-token'));
    expect(await publishPost()).toMatchObject(published);
    expect(author.questions).toMatchObject([{ username: 'ada' }]);
  });

  it('also signs in to copy a blog that is not public', async () => {
    const made = await gate();
    author.willSay(account('ada', 'right-token'));
    await whileAuthorWaits(() => cloneRepository(made.url('blog.git'), join(world.folder, 'copy'), {}));
    expect(author.questions).toMatchObject([{ kind: 'account', host: host(made), insteadOf: [] }]);
  });

  it('keeps a sign-in only once it was accepted, and its secret only under seal', async () => {
    const made = await atGate();
    author.willSay(account('ada', 'not it', true), account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);
    const file = await readFile(join(world.folder, 'sign-ins.json'), 'utf8');
    expect(file).not.toContain('right-token');
    expect(JSON.parse(file).signIns).toMatchObject([{ place: made.origin, username: 'ada' }]);
  });

  it('without a sign-in nothing is asked in the background, and the change waits for one [R43] [R75]', async () => {
    await atGate();
    author.willSay(account('ada', 'right-token'));
    expect(await inTheBackground()).toMatchObject(refused('sign-in-needed'));
    expect(author.questions).toEqual([]);
  });

  it('a wrong token is said to be wrong and asked for again, three times at most [R43]', async () => {
    const made = await atGate();
    author.willSay(account('ada', 'one', true), account('ada', 'two'), account('ada', 'three'));
    expect(await publishPost()).toMatchObject(refused('sign-in-needed'));
    expect(author.questions).toMatchObject([
      { again: 'no', suggested: '' },
      { again: 'wrong', suggested: 'ada' },
      { again: 'wrong', suggested: 'ada' },
    ]);
    expect(made.seen).toEqual(['ada:one', 'ada:two', 'ada:three']);
    expect((await author.store.list()).signIns).toEqual([]);
  });

  it('a token that has expired is dropped, and the question says so [R43]', async () => {
    await atGate();
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);
    accounts.set('ada', 'new-token');
    author.willSay(null);
    expect(await publishPost()).toMatchObject(refused('sign-in-needed'));
    expect(author.questions).toMatchObject([{ again: 'no' }, { again: 'expired' }]);
    expect((await author.store.list()).signIns).toEqual([]);
    author.willSay(account('ada', 'new-token', true));
    expect(await publishPost()).toMatchObject(published);
  });

  it('a token that expired is dropped in the background too, without a question [R43]', async () => {
    await atGate();
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);
    accounts.clear();
    expect(await inTheBackground()).toMatchObject(refused('sign-in-needed'));
    expect(author.questions).toHaveLength(1);
    expect((await author.store.list()).signIns).toEqual([]);
  });

  it('no permission and no repository are two other sentences, and keep the sign-in [R43]', async () => {
    await atGate();
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);
    server.mode = '403';
    expect(await publishPost()).toMatchObject(refused('push-forbidden'));
    server.mode = '404';
    expect(await publishPost()).toMatchObject(refused('remote-not-found'));
    expect((await author.store.list()).signIns).toHaveLength(1);
    expect(new Set(['sign-in-needed', 'push-forbidden', 'remote-not-found'] as const).size).toBe(3);
  });

  it('“not now” ends the questions; the change is recorded and waits', async () => {
    await atGate();
    author.willSay(null, account('ada', 'right-token'));
    expect(await publishPost()).toMatchObject(refused('sign-in-needed'));
    expect(author.questions).toHaveLength(1);
  });

  it('stopping takes the question away at once; the change is recorded and waits', async () => {
    await atGate();
    const stop = new AbortController();
    let withdrawn = false;
    author.willSay(
      (_, gone) =>
        new Promise((resolve) => {
          gone.addEventListener('abort', () => {
            withdrawn = true;
            resolve(null);
          });
          stop.abort();
        }),
    );
    await blog.write('a.md', 'stopped\n');
    const request = { message: 'Update', paths: ['a.md'], state: join(world.folder, 'state') };
    const outcome = await whileAuthorWaits(() =>
      publish({ root: blog.folder }, { ...request, signal: stop.signal }),
    );
    expect(outcome).toMatchObject({ kind: 'committed', reason: 'not-pushed' });
    expect(withdrawn).toBe(true);
    expect(author.questions).toHaveLength(1);
  });

  it('sends the token of one host to no other: after a redirect it asks again and names the other [R44]', async () => {
    const other = await gate({ accounts: new Map([['ada', 'others-token']]) });
    const made = await atGate();
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);

    const moved = await gate({ redirectTo: other.origin });
    await blog.git('remote', 'set-url', 'origin', moved.url('blog.git'));
    await author.store.keep(
      { kind: 'account', place: moved.origin, username: 'ada', secret: 'right-token' },
      'keyring',
    );
    expect(await inTheBackground()).toMatchObject({ kind: 'committed' });
    expect(author.questions).toHaveLength(1);
    author.willSay(account('ada', 'others-token', true));
    expect(await publishPost()).toMatchObject(published);
    expect(author.questions.at(-1)).toMatchObject({ host: host(other), insteadOf: [host(moved)] });
    expect(new Set(other.seen)).toEqual(new Set(['ada:others-token']));
    expect(host(made)).not.toBe(host(other));
  });

  it('keeps what is kept for another host to itself, also when it is asked for it by name [R75]', async () => {
    const other = await gate();
    await author.store.keep(
      { kind: 'account', place: other.origin, username: 'ada', secret: 'right-token' },
      'keyring',
    );
    const made = await gate({ redirectTo: other.origin });
    await blog.git('remote', 'add', 'origin', made.url('blog.git'));
    author.willSay(null);
    expect(await publishPost()).toMatchObject(refused('sign-in-needed'));
    expect(author.questions).toMatchObject([{ host: host(other), insteadOf: [host(made)] }]);
    expect(other.seen).toEqual([]);
  });
});

describe('secrets', () => {
  it('are in no argument and no environment while Git has them, and in no file afterwards [R73]', async () => {
    accounts.set('ada', CANARY);
    const found: string[] = [];
    let looks = 0;
    await atGate({
      onLetIn: () => {
        looks++;
        found.push(...processesThatShow(CANARY));
      },
    });
    author.willSay(account('ada', CANARY, true));
    expect(await publishPost()).toMatchObject(published);
    expect(await inTheBackground()).toMatchObject(published);
    expect(looks).toBeGreaterThan(4);
    // The look itself finds what is there to find.
    const told = spawn('sleep', ['60'], { env: { SECRET: CANARY }, stdio: 'ignore' });
    expect(processesThatShow(CANARY)).toEqual([`${told.pid} environ`]);
    told.kill();
    expect(found).toEqual([]);
    expect(await filesWith(world.folder, CANARY)).toEqual([]);
    expect((await author.store.list()).signIns).toMatchObject([{ where: 'keyring' }]);
  });

  it('are not in what is said when something goes wrong [R73]', async () => {
    const made = await atGate();
    await blog.git('remote', 'set-url', 'origin', made.url('blog.git').replace('://', `://ada:${CANARY}@`));
    expect(JSON.stringify(await inTheBackground())).not.toContain(CANARY);
    author.willSay(account('ada', CANARY));
    server.mode = '500';
    accounts.set('ada', CANARY);
    expect(JSON.stringify(await publishPost())).not.toContain(CANARY);
  });

  it('stay in memory where there is no keyring, and are gone with it [R74]', async () => {
    author.leave();
    author = authorAtDesk(world.folder, NO_VAULT);
    await atGate();
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);
    expect(author.questions).toMatchObject([{ keeping: 'memory' }]);
    expect(await author.store.list()).toMatchObject({ keyring: 'none', signIns: [{ where: 'session' }] });
    expect(await inTheBackground()).toMatchObject(published);
    expect(await readdir(world.folder)).not.toContain('sign-ins.json');
    author.leave();
    author = authorAtDesk(world.folder, NO_VAULT);
    expect(await inTheBackground()).toMatchObject(refused('sign-in-needed'));
  });

  it('of a keyring that is another one now count as none: the author signs in again [R74]', async () => {
    await atGate();
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);
    vault.lock();
    expect(await inTheBackground()).toMatchObject(refused('sign-in-needed'));
    author.willSay(account('ada', 'right-token', true));
    expect(await publishPost()).toMatchObject(published);
    expect((await author.store.list()).signIns).toHaveLength(1);
  });
});

/** Processes with `text` in their arguments or their environment. */
function processesThatShow(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) =>
      ['cmdline', 'environ'].flatMap((file) => {
        try {
          return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(text) ? [`${pid} ${file}`] : [];
        } catch {
          // It ended, or it is somebody else's.
          return [];
        }
      }),
    );
}

async function filesWith(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map(async (path) => [path, await readFile(path, 'latin1')] as const));
  return texts.filter(([, content]) => content.includes(text)).map(([path]) => path);
}
