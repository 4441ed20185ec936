import { execFile, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, replaceEnvironment, type World } from '../../../tests/helpers/repository';
import { type Author, account, authorAtDesk, keyVault, secret } from '../../../tests/helpers/sign-in';
import { SignInDesk, type SignInVisit, type Surroundings } from './desk';
import { currentOperation, inBackground, whileAuthorWaits } from './operation';
import { VISIT_VARIABLE } from './script';
import { clearVisits } from './visit';

const run = promisify(execFile);
const PLACE = 'https://git.example.org';

let world: World;
let author: Author;
let desk: SignInDesk;
let visit: SignInVisit | null;

const around: Surroundings = {
  args: ['push'],
  tries: 1,
  read: async (command) => (command === 'remote' ? `origin\t${PLACE}/blog.git (push)\n` : ''),
};

beforeEach(async () => {
  world = await makeWorld();
  author = authorAtDesk(world.folder, keyVault());
  desk = new SignInDesk({
    scriptFolder: join(world.folder, 'app'),
    store: author.store,
    ask: async (question) => {
      author.questions.push(question);
      return question.kind === 'account' ? account('ada', 'token') : secret('words');
    },
  });
  visit = null;
});
afterEach(async () => {
  await visit?.end(null);
  author.leave();
  await world.dispose();
});

async function begin(): Promise<string> {
  visit = await desk.visit(around);
  return visit.access.environment[VISIT_VARIABLE] ?? '';
}

/** Says something at a visit's socket, as any program of this computer's user could. */
function say(folder: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(join(folder, 'socket'));
    let heard = '';
    socket.on('error', reject);
    socket.on('data', (part: Buffer) => {
      heard += part.toString('utf8');
    });
    socket.on('close', () => resolve(heard));
    socket.end(text);
  });
}

const nonceOf = async (folder: string) => (await readFile(join(folder, 'nonce'), 'utf8')).trim();
const GET = `role=get\n\nprotocol=https\nhost=git.example.org\n`;

describe('the way from Git to the author', () => {
  it('lets nobody in without the nonce of this command [R75]', () =>
    whileAuthorWaits(async () => {
      const folder = await begin();
      const nonce = await nonceOf(folder);
      expect(nonce).toMatch(/^nonce=[0-9a-f]{32}$/);
      for (const wrong of [
        GET,
        `nonce=\n${GET}`,
        `nonce=${'0'.repeat(32)}\n${GET}`,
        `${nonce.slice(0, -1)}\n${GET}`,
        `${nonce}00\n${GET}`,
        `nonce=${'0'.repeat(32)}\n${nonce}\n${GET}`,
      ]) {
        expect(await say(folder, wrong)).toBe('');
      }
      expect(author.questions).toEqual([]);
      expect(await say(folder, `${nonce}\n${GET}`)).toContain('password=token\n');
    }));

  it('is closed when the command has ended, and the next one has another nonce [R75]', () =>
    whileAuthorWaits(async () => {
      const folder = await begin();
      const nonce = await nonceOf(folder);
      await visit?.end('');
      await expect(say(folder, `${nonce}\n${GET}`)).rejects.toThrow(/ENOENT/);
      await expect(stat(folder)).rejects.toThrow(/ENOENT/);
      const next = await begin();
      expect(next).not.toBe(folder);
      expect(await nonceOf(next)).not.toBe(nonce);
      expect(await say(next, `${nonce}\n${GET}`)).toBe('');
      expect(author.questions).toEqual([]);
    }));

  it('stays shut for a question of an operation that has ended, and in the background [R75]', async () => {
    const folder = await whileAuthorWaits(begin);
    expect(await say(folder, `${await nonceOf(folder)}\n${GET}`)).toBe('');
    await visit?.end('');
    const behind = await whileAuthorWaits(() => inBackground(begin));
    expect(await say(behind, `${await nonceOf(behind)}\n${GET}`)).toBe('');
    const passphrase = "role=askpass\nhint=\n\nEnter passphrase for key '/home/ada/.ssh/id': ";
    expect(await say(behind, `${await nonceOf(behind)}\n${passphrase}`)).toBe('');
    const unknown = `role=askpass\nhint=\n\nThe authenticity of host 'a' can't be established.\nED25519 key fingerprint is SHA256:${'a'.repeat(43)}.\nAre you sure you want to continue connecting (yes/no/[fingerprint])? `;
    expect(await say(behind, `${await nonceOf(behind)}\n${unknown}`)).toBe('');
    expect(author.questions).toEqual([]);
  });

  it('refuses fields with a CR, a NUL or a second host in them, and protocols that are none of ours [R75]', () =>
    whileAuthorWaits(async () => {
      const folder = await begin();
      const nonce = await nonceOf(folder);
      for (const fields of [
        'protocol=https\nhost=git.example.org\r\n',
        'protocol=https\nhost=git.example.org\0.evil.example\n',
        'protocol=https\nhost=git.example.org\nhost=evil.example\n',
        'protocol=https\nhost=git.example.org/../evil\n',
        'protocol=https\nhost=\n',
        'protocol=imap\nhost=git.example.org\n',
        'host=git.example.org\n',
        'nothing\n',
      ]) {
        expect(await say(folder, `${nonce}\nrole=get\n\n${fields}`)).toBe('');
      }
      expect(author.questions).toEqual([]);
    }));

  it('hears no more than a question is long, and no role it does not know', () =>
    whileAuthorWaits(async () => {
      const folder = await begin();
      const nonce = await nonceOf(folder);
      const long = say(folder, `${nonce}\nrole=get\n\n${'a'.repeat(200_000)}`);
      expect(await long.catch(() => '')).toBe('');
      expect(await say(folder, `${nonce}\nrole=list\n\n`)).toBe('');
    }));

  it('tells, while a question is open, that it is the author who is waited for [R40]', () =>
    whileAuthorWaits(async () => {
      const operation = currentOperation();
      const asking: (number | undefined)[] = [];
      desk = new SignInDesk({
        scriptFolder: join(world.folder, 'app'),
        store: author.store,
        ask: async () => {
          asking.push(operation?.asking);
          return account('ada', 'token');
        },
      });
      const folder = await begin();
      expect(await say(folder, `${await nonceOf(folder)}\n${GET}`)).toContain('password=token\n');
      expect([...asking, operation?.asking]).toEqual([1, 0]);
    }));

  it('is a folder that nobody else of this computer can enter', () =>
    whileAuthorWaits(async () => {
      const folder = await begin();
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      expect((await stat(join(folder, 'nonce'))).mode & 0o777).toBe(0o600);
    }));
});

it('clears away what a run that was killed has left, and nothing of one that lives', async () => {
  const gone = spawn('true');
  await new Promise((resolve) => gone.once('exit', resolve));
  const place = join(world.folder, 'r');
  const [left, alive, others] = [`longhand-${gone.pid}-a`, `longhand-${process.ppid}-b`, 'longhand-c'];
  for (const name of [left, alive, others]) await mkdir(join(place, name), { recursive: true });
  const restore = replaceEnvironment({ XDG_RUNTIME_DIR: place });
  try {
    await clearVisits();
    expect((await readdir(place)).sort()).toEqual([alive, others].sort());
  } finally {
    restore();
  }
});

describe('the askpass program', () => {
  const start = (prompt: string, more: Readonly<Record<string, string>> = {}) => {
    const environment: Readonly<Record<string, string>> = visit?.access.environment ?? {};
    return run(environment.SSH_ASKPASS ?? '', [prompt], { env: { ...world.env, ...environment, ...more } });
  };

  it('prints the answer as it was typed, whatever is in it', () =>
    whileAuthorWaits(async () => {
      const typed = String.raw`a "b" $c \d %s 'e' ü 漢 -n`;
      desk = new SignInDesk({
        scriptFolder: join(world.folder, "it's an app"),
        store: author.store,
        ask: async () => secret(typed),
      });
      await begin();
      expect((await start("Enter passphrase for key '/home/ada/.ssh/id': ")).stdout).toBe(`${typed}\n`);
      expect((await start('One-time password (OATH) for `ada`: $(touch x)')).stdout).toBe(`${typed}\n`);
    }));

  it('fails when nobody answers, so that SSH goes on without', async () => {
    await begin();
    await expect(start('Enter PIN for key: ')).rejects.toMatchObject({ code: 1, stdout: '' });
    await expect(start('Enter PIN for key: ', { [VISIT_VARIABLE]: '' })).rejects.toMatchObject({ code: 1 });
    await expect(start('Enter PIN for key: ', { [VISIT_VARIABLE]: world.home })).rejects.toMatchObject({
      code: 1,
    });
  });

  it('says that a security key waits for a touch, which has no answer', () =>
    whileAuthorWaits(async () => {
      await begin();
      await expect(
        start('Confirm user presence for key ED25519-SK', { SSH_ASKPASS_PROMPT: 'none' }),
      ).rejects.toMatchObject({ code: 1 });
      expect(author.questions).toMatchObject([{ kind: 'touch' }]);
    }));

  it('leaves Git’s own question for an address to the credential helper', () =>
    whileAuthorWaits(async () => {
      await begin();
      await expect(start("Password for 'https://git.example.org': ")).rejects.toMatchObject({ code: 1 });
      expect(author.questions).toEqual([]);
    }));

  it('says yes to an agent that asks before it uses a key, only when the author does', () =>
    whileAuthorWaits(async () => {
      await begin();
      const answer = await start('Allow use of key ada?\nKey fingerprint SHA256:x.', {
        SSH_ASKPASS_PROMPT: 'confirm',
      });
      expect(answer.stdout).toBe('\n');
      expect(author.questions).toMatchObject([{ kind: 'confirm' }]);
    }));
});
