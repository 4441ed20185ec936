import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Of each error: enough to know what it was, and the place in the code. */
const ERROR_LINES = 12;

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures what failed, by name, and with its error where there is one: a long run's last lines are often all that is kept
 */

/** @param {Result} total @param {Result} more */
export function add(total, more) {
  total.passed += more.passed;
  total.failed += more.failed;
  total.skipped += more.skipped;
  total.failures.push(...more.failures);
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
  const files = /** @type {VitestFile[]} */ (report.testResults).filter((one) => one.status === 'failed');
  const unloaded = files.filter((one) => !one.assertionResults.some(isFailed));
  const tests = files.flatMap((file) =>
    file.assertionResults
      .filter(isFailed)
      .map((test) => named(`${file.name} › ${test.fullName}`, test.failureMessages[0])),
  );
  return honest('vitest', code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...tests, ...unloaded.map((one) => named(one.name, one.message))],
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
    failures: report.suites.flatMap(unexpectedSpecs),
  });
}

/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestTest */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile */
/** @typedef {{ title: string, file: string, ok: boolean, tests: { results: { error?: { message: string } }[] }[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite a file, or what `describe` holds */

/** @param {VitestTest} test */
function isFailed(test) {
  return test.status === 'failed';
}

/** @param {Suite} suite @returns {string[]} */
function unexpectedSpecs({ specs = [], suites = [] }) {
  const own = specs
    .filter((one) => !one.ok)
    .map((one) =>
      named(
        `${one.file} › ${one.title}`,
        one.tests.flatMap((test) => test.results).find((result) => result.error)?.error?.message,
      ),
    );
  return [...own, ...suites.flatMap(unexpectedSpecs)];
}

/** @param {string} name @param {string | undefined} error @returns {string} the name, and below it what the error begins with */
function named(name, error = '') {
  const lines = stripVTControlCharacters(error)
    .split('\n', ERROR_LINES)
    .map((line) => `    ${line.slice(0, 500)}`);
  return error === '' ? name : [name, ...lines].join('\n');
}

/** A runner that reports no failure and still ends badly (an unhandled error, no tests found) has failed. @param {string} name @param {number} code @param {Result} result @returns {Result} */
function honest(name, code, result) {
  if (code === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, failures: [...result.failures, `${name} (exit code ${code})`] };
}

/** @param {string} name @returns {Result} */
function broken(name) {
  return { passed: 0, failed: 1, skipped: 0, failures: [`${name} (no report)`] };
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
