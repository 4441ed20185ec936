import { describe, expect, it } from 'vitest';
import { gitTrouble, gitWords } from './git-trouble';

describe('gitTrouble', () => {
  it.each([
    [
      "fatal: Unable to create '/blog/.git/index.lock': File exists.\n\nAnother git process seems to be running",
      '/blog/.git/index.lock',
    ],
    [
      "fatal: cannot lock ref 'HEAD': Unable to create '/my blog/.git/HEAD.lock': File exists.",
      '/my blog/.git/HEAD.lock',
    ],
    ['error: could not lock config file .git/config: File exists', '.git/config.lock'],
  ])('names the lock in %j [R34]', (output, lock) => {
    expect(gitTrouble(output)).toEqual({ kind: 'locked', lock });
  });

  it.each([
    ['Author identity unknown\n\n*** Please tell me who you are.', 'identity-missing'],
    ['fatal: no email was given and auto-detection is disabled', 'identity-missing'],
    ['nothing to commit, working tree clean', 'nothing-to-commit'],
    ['The following paths are ignored by one of your .gitignore files:\na.md', 'ignored'],
    ['error: gpg failed to sign the data\nfatal: failed to write commit object', 'signing-failed'],
    ["fatal: detected dubious ownership in repository at '/blog'", 'foreign-owner'],
    ["fatal: cannot use bare repository '/x' (safe.bareRepository is 'explicit')", 'bare'],
    ['fatal: not a git repository (or any of the parent directories): .git', 'not-a-repository'],
    ['fatal: write error: No space left on device', 'disk-full'],
    ["error: sha1 file '/blog/.git/index.lock' write error. Out of diskspace", 'disk-full'],
    ["fatal: Unable to create '/blog/.git/index.lock': Read-only file system", 'not-writable'],
    ["fatal: Unable to create '/blog/.git/index.lock': Permission denied", 'not-writable'],
    [
      'error: insufficient permission for adding an object to repository database .git/objects',
      'not-writable',
    ],
    ['git@example.org: Permission denied (publickey).', 'unknown'],
    ['something new', 'unknown'],
  ])('%j is %s', (output, kind) => {
    expect(gitTrouble(output)).toEqual({ kind });
  });
});

describe('gitTrouble with Git LFS [R55]', () => {
  it.each([
    ["git-lfs filter-process: 1: git-lfs: not found\nfatal: big.png: clean filter 'lfs' failed", 'big.png'],
    ["error: 'a b.png': smudge filter lfs failed", 'a b.png'],
    ['git-lfs filter-process: 1: git-lfs: not found\nfatal: the remote end hung up', 'A large file'],
  ])('names in %j what it keeps', (output, path) => {
    expect(gitTrouble(output)).toEqual({ kind: 'lfs-missing', path });
  });
});

describe('gitWords', () => {
  it.each([
    ['warning: x\nfatal: bad thing\nhint: y', 'bad thing'],
    ["fatal: first\nerror: failed to push some refs to 'x'", 'first'],
    ['Writing objects:  50% (1/2)\rWriting objects: 100% (2/2)\nbroken', 'broken'],
    ['', ''],
  ])('%j → %j', (output, words) => {
    expect(gitWords(output)).toBe(words);
  });
});
