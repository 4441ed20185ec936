// Only what needs no installed package is imported at the top: this is the first thing that runs in a fresh clone.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { elapsed, PlainError, root, say, script, tool } from './lib/run.mjs';
import { add, playwrightResult, summary, vitestResult } from './lib/test-results.mjs';

const results = join(root, 'out', 'test-results');

await script(async () => {
  const began = performance.now();
  await bootstrap('test');
  const { resolveRuntime, describe } = await import('./electron-runtime.mjs');
  say(describe(await resolveRuntime()));
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const total = { passed: 0, failed: 0, skipped: 0, /** @type {string[]} */ failures: [] };
  await step('checks', async () => {
    const { runChecks } = await import('./check.mjs');
    const failures = await runChecks();
    return { passed: 0, failed: failures.length, skipped: 0, failures };
  });
  const built = await step('build', async () => {
    const { build } = await import('./build.mjs');
    await build({ onlyIfChanged: true });
  });
  await step('unit and integration tests', async () => {
    const report = join(results, 'vitest.json');
    const { code } = await tool('vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    return vitestResult(report, code);
  });
  if (built) {
    await step('end-to-end tests', async () => {
      const { e2e } = await import('./e2e.mjs');
      return playwrightResult(join(results, 'e2e.json'), await e2e());
    });
  } else {
    say('end-to-end tests: not run, because the build failed');
  }

  for (const name of total.failures) say(`Failed: ${name}`);
  say(`All steps took ${elapsed(began)}.`);
  process.stdout.write(`${summary(total)}\n`);
  return total.failed > 0 ? 1 : 0;

  /**
   * Runs a step and adds what it counted; a step that breaks counts as one failure, and the ones after it still run.
   * @param {string} name
   * @param {() => Promise<import('./lib/test-results.mjs').Result | void>} work
   * @returns {Promise<boolean>} whether nothing in it failed
   */
  async function step(name, work) {
    const started = performance.now();
    say(`\n— ${name}`);
    /** @type {import('./lib/test-results.mjs').Result} */
    let result = { passed: 0, failed: 0, skipped: 0, failures: [] };
    try {
      result = (await work()) ?? result;
    } catch (error) {
      say(error instanceof PlainError ? error.message : String(error instanceof Error ? error.stack : error));
      result = { ...result, failed: 1, failures: [name] };
    }
    add(total, result);
    say(`${name}: ${result.failed === 0 ? 'fine' : 'FAILED'} (${elapsed(started)})`);
    return result.failed === 0;
  }
});
