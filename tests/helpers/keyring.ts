import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chownTree } from '../../scripts/electron-user.mjs';
import type { GitServerUser } from './git-server';

const run = promisify(execFile);

/** Why there is no real keyring to test with; null when there is one. */
export const keyringMissing: string | null = ['/usr/bin/gnome-keyring-daemon', '/usr/bin/dbus-daemon'].every(
  (path) => existsSync(path),
)
  ? null
  : 'gnome-keyring is not installed';

export interface Keyring {
  /** For a program that is to use it. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** A GNOME Keyring of its own, unlocked, on a message bus of its own, for `user` with its home in `home`. */
export async function startKeyring(home: string, user: GitServerUser): Promise<Keyring> {
  const runtime = join(home, 'run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  chownTree(home);
  const base = { PATH: process.env.PATH ?? '', HOME: home, XDG_RUNTIME_DIR: runtime };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    ...user,
    env: base,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = (await firstOutput(bus)).trim();
  const env = {
    XDG_RUNTIME_DIR: runtime,
    DBUS_SESSION_BUS_ADDRESS: address,
    XDG_CURRENT_DESKTOP: 'GNOME',
  };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    ...user,
    env: { ...base, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin?.end('keyring password');
  while (!(await namesOnBus({ ...base, ...env }, user)).includes('org.freedesktop.secrets')) {
    if (daemon.exitCode !== null) throw new Error(`gnome-keyring-daemon ended with ${daemon.exitCode}`);
  }
  return {
    env,
    close: () => {
      daemon.kill();
      bus.kill();
    },
  };
}

async function namesOnBus(env: Readonly<Record<string, string>>, user: GitServerUser): Promise<string> {
  const bus = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.ListNames'];
  const { stdout } = await run('dbus-send', ['--session', '--print-reply', ...bus], { env, ...user });
  return stdout;
}

function firstOutput(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    program.stdout?.once('data', (part: Buffer) => resolve(part.toString('utf8')));
  });
}
