import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { add, playwrightResult, summary, vitestResult } from './test-results.mjs';

const folder = mkdtempSync(join(tmpdir(), 'longhand-results-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

describe('the last line of npm test', () => {
  it('adds up what every step counted', () => {
    const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
    add(total, vitestResult(report(vitest), 0));
    const stats = { expected: 2, unexpected: 1, flaky: 1, skipped: 4 };
    add(total, playwrightResult(report({ stats, suites: [] }), 1));
    expect(summary(total)).toBe('5 passed, 2 failed, 6 skipped');
  });

  it('counts a test file that could not be loaded as a failure', () => {
    const unloaded = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
    const found = vitestResult(report({ ...vitest, testResults: [unloaded] }), 1);
    expect(found).toEqual({ passed: 3, failed: 1, skipped: 2, failures: ['a.test.ts'] });
  });

  it('does not count a file twice whose tests failed', () => {
    const failed = { status: 'failed', fullName: 'adds', failureMessages: [] };
    const file = { name: 'a.test.ts', status: 'failed', assertionResults: [failed] };
    expect(vitestResult(report({ ...vitest, numFailedTests: 1, testResults: [file] }), 1).failed).toBe(1);
  });

  it('does not believe a runner that counts no failure and yet ends badly', () => {
    expect(vitestResult(report(vitest), 1)).toMatchObject({
      failed: 1,
      failures: ['vitest (exit code 1)'],
    });
  });

  it('counts a runner that leaves no report as a failure', () => {
    expect(playwrightResult(join(folder, 'none.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the lines before it', () => {
  it('name each unit test that failed, with its error', () => {
    const failed = {
      status: 'failed',
      fullName: 'adds',
      failureMessages: ['\u001b[31mAssertionError\u001b[39m: 1\n  at a.ts'],
    };
    const file = {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [{ ...failed, status: 'passed' }, failed],
    };
    expect(vitestResult(report({ ...vitest, numFailedTests: 1, testResults: [file] }), 1).failures).toEqual([
      'a.test.ts › adds\n    AssertionError: 1\n      at a.ts',
    ]);
  });

  it('name each end-to-end test that failed, however deep it is described', () => {
    const spec = {
      title: 'opens',
      file: 'a.spec.ts',
      ok: false,
      tests: [{ results: [{ error: { message: 'Timeout' } }] }],
    };
    const suites = [{ specs: [{ ...spec, ok: true }], suites: [{ specs: [spec] }] }];
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
    expect(playwrightResult(report({ stats, suites }), 1).failures).toEqual([
      'a.spec.ts › opens\n    Timeout',
    ]);
  });
});
