import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appUser, chownTree } from '../electron-user.mjs';

/** @type {string[]} */
const folders = [];

process.on('exit', () => {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      process.stderr.write(`${folder} stays: ${error instanceof Error ? error.message : error}\n`);
    }
  }
});

/** A new folder which the user that runs the app may write; it goes when this process ends. @param {string} name @returns {string} */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `longhand-${name}-`));
  folders.push(folder);
  chownTree(folder);
  return folder;
}

/**
 * Runs Git in `folder` as the user that runs the app, with `home`'s configuration and no other.
 * @param {string} home @param {string} folder @param {readonly string[]} args
 * @returns {string} what Git printed
 */
export function gitAs(home, folder, args) {
  return execFileSync('git', [...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...appUser(),
  });
}

/**
 * Writes an author's configuration of Git. @param {string} home
 * @param {{ name: string, email: string } | null} author null for one whom Git does not know yet
 */
export function configureGit(home, author) {
  const user = author ? `[user]\n\tname = ${author.name}\n\temail = ${author.email}\n` : '';
  writeFileSync(join(home, '.gitconfig'), `[init]\n\tdefaultBranch = main\n${user}`);
  chownTree(home);
}

/**
 * Puts a folder into Git with one commit, and where `remote` is given pushes it to a new bare repository there.
 * @param {{ home: string, folder: string, remote?: string | undefined }} blog
 */
export function keepInGit({ home, folder, remote }) {
  /** @param {string[]} args */
  const git = (...args) => gitAs(home, folder, args);
  chownTree(folder);
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=Setup', '-c', 'user.email=setup@example.org', 'commit', '--quiet', '-m', 'Start');
  if (remote === undefined) return;
  gitAs(home, home, ['init', '--quiet', '--bare', remote]);
  git('remote', 'add', 'origin', `file://${remote}`);
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
}
