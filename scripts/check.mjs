import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elapsed, isMain, npm, root, say, script } from './lib/run.mjs';

/** @returns {string[]} the names of package.json's `check:…` scripts */
function checks() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(scripts).filter((name) => name.startsWith('check:'));
}

/** Runs every `check:…` script, the rest also after one fails. @returns {Promise<string[]>} the names of those that failed */
export async function runChecks() {
  const failed = [];
  for (const name of checks()) {
    const began = performance.now();
    const { code } = await npm(['run', '--silent', name]);
    if (code !== 0) failed.push(name);
    say(`${name}: ${code === 0 ? 'fine' : 'FAILED'} (${elapsed(began)})`);
  }
  return failed;
}

if (isMain(import.meta.url)) await script(async () => ((await runChecks()).length > 0 ? 1 : 0));
