import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { replaceEnvironment, type World } from './repository';

const run = promisify(execFile);
const SSHD = '/usr/sbin/sshd';

/** Why the tests with a real SSH server cannot run here; null when they can. */
export const sshMissing: string | null =
  existsSync(SSHD) && existsSync('/usr/bin/ssh') ? null : 'openssh-server is not installed';

export interface SshServer {
  readonly port: number;
  /** `SHA256:…` of its host key. */
  readonly fingerprint: string;
  /** Where it is, as known_hosts names it. */
  readonly host: string;
  /** The address of a folder on this computer, over SSH. */
  url(folder: string): string;
  /** Starts again on the same port with a new host key; returns its fingerprint. */
  changeHostKey(): Promise<string>;
  close(): Promise<void>;
}

/** An author's `~/.ssh` in a world's home, with `ssh` on the PATH that reads it (OpenSSH itself asks the system where home is). */
export interface SshHome {
  readonly folder: string;
  /** The author's key; encrypted when it was made with a passphrase. */
  readonly key: string;
  /** Adds lines to `~/.ssh/config`. */
  configure(lines: string): Promise<void>;
  /** Accepts the server's key in advance. */
  trust(server: SshServer): Promise<void>;
  leave(): void;
}

/** A real sshd on 127.0.0.1, for this user and the given public key only, with a host key of its own. */
export async function startSshServer(world: Pick<World, 'folder'>, home: SshHome): Promise<SshServer> {
  const folder = join(world.folder, 'sshd');
  await mkdir(folder, { mode: 0o700 });
  const authorized = join(folder, 'authorized_keys');
  await writeFile(authorized, (await run('cat', [`${home.key}.pub`])).stdout, { mode: 0o600 });
  // sshd wants it when it runs as root, and does not make it.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
  const port = await freePort();
  let keys = 0;
  let server: ChildProcess | null = null;
  const start = async (): Promise<string> => {
    const key = join(folder, `host-key-${++keys}`);
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const config = join(folder, 'sshd_config');
    await writeFile(
      config,
      [
        ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${key}`, 'PidFile none', 'UsePAM no'],
        ...[`AuthorizedKeysFile ${authorized}`, 'StrictModes no', 'PasswordAuthentication no'],
        ...['KbdInteractiveAuthentication no', 'PermitRootLogin prohibit-password', 'PermitUserRC no'],
        ...['LogLevel ERROR', ''],
      ].join('\n'),
    );
    const started = spawn(SSHD, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    server = started;
    await listening(port, started);
    return (await run('ssh-keygen', ['-l', '-f', `${key}.pub`])).stdout.split(' ')[1] ?? '';
  };
  const stop = async () => {
    const running = server;
    server = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill();
    await gone;
  };
  let fingerprint = await start();
  return {
    port,
    get fingerprint() {
      return fingerprint;
    },
    host: `[127.0.0.1]:${port}`,
    url: (path) => `ssh://${userInfo().username}@127.0.0.1:${port}${path}`,
    changeHostKey: async () => {
      await stop();
      fingerprint = await start();
      return fingerprint;
    },
    close: stop,
  };
}

/** Makes the author's `~/.ssh` with one key, and makes `ssh` of this process use it until `leave`. */
export async function makeSshHome(world: Pick<World, 'folder' | 'home'>, passphrase = ''): Promise<SshHome> {
  const folder = join(world.home, '.ssh');
  await mkdir(folder, { mode: 0o700 });
  const key = join(folder, 'id_ed25519');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'ada', '-f', key]);
  const config = join(folder, 'config');
  await writeFile(
    config,
    [
      ...[`IdentityFile ${key}`, 'IdentitiesOnly yes', `UserKnownHostsFile ${folder}/known_hosts`],
      ...['GlobalKnownHostsFile none', 'ConnectTimeout 10', ''],
    ].join('\n'),
  );
  const bin = join(world.folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F "$HOME/.ssh/config" "$@"\n`);
  await chmod(join(bin, 'ssh'), 0o755);
  const leave = replaceEnvironment({
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    SSH_AUTH_SOCK: '',
    SSH_ASKPASS: '',
  });
  return {
    folder,
    key,
    configure: (lines) => appendFile(config, `${lines}\n`),
    trust: async (server) => {
      const { stdout } = await run('ssh-keyscan', ['-t', 'ed25519', '-p', String(server.port), '127.0.0.1']);
      await appendFile(join(folder, 'known_hosts'), stdout);
    },
    leave,
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves when something answers at the port; rejects when the server ended before. */
async function listening(port: number, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  for (;;) {
    if (server.exitCode !== null) throw new Error(`sshd ended: ${said}`);
    const { stdout } = await run('ssh-keyscan', ['-T', '1', '-p', String(port), '127.0.0.1']).catch(() => ({
      stdout: '',
    }));
    if (stdout !== '') return;
  }
}
