import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failedSteps what failed that is not a test with a name of its own
 */

/** @param {Result} total @param {Result} more */
export function add(total, more) {
  total.passed += more.passed;
  total.failed += more.failed;
  total.skipped += more.skipped;
  total.failedSteps.push(...more.failedSteps);
}

/** @param {Result} total @returns {string} the last line of `npm test` */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Counts Vitest's JSON report. A file that could not even be loaded has no tests to fail, and counts as one failure.
 * @param {string} file
 * @param {number} code Vitest's exit code
 * @returns {Result}
 */
export function vitestResult(file, code) {
  const report = read(file);
  if (!report) return broken('vitest');
  const unloaded = report.testResults
    .filter(
      (/** @type {VitestFile} */ one) => one.status === 'failed' && !one.assertionResults.some(isFailed),
    )
    .map((/** @type {VitestFile} */ one) => one.name);
  return honest('vitest', code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failedSteps: unloaded,
  });
}

/**
 * Counts Playwright's JSON report. A test that passed only when repeated is counted as failed: we allow no repeats.
 * @param {string} file
 * @param {number} code Playwright's exit code
 * @returns {Result}
 */
export function playwrightResult(file, code) {
  const report = read(file);
  if (!report) return broken('playwright');
  const { expected, unexpected, flaky, skipped } = report.stats;
  return honest('playwright', code, {
    passed: expected,
    failed: unexpected + flaky,
    skipped,
    failedSteps: [],
  });
}

/** @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} VitestFile */

/** @param {{ status: string }} test */
function isFailed(test) {
  return test.status === 'failed';
}

/** A runner that reports no failure and still ends badly (an unhandled error, no tests found) has failed. @param {string} name @param {number} code @param {Result} result @returns {Result} */
function honest(name, code, result) {
  if (code === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, failedSteps: [...result.failedSteps, `${name} (exit code ${code})`] };
}

/** @param {string} name @returns {Result} */
function broken(name) {
  return { passed: 0, failed: 1, skipped: 0, failedSteps: [`${name} (no report)`] };
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
