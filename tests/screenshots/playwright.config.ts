import { defineConfig } from '@playwright/test';

/** Takes the pictures of `docs/screenshots`. Not part of the tests: it judges nothing, people do. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  outputDir: '../../out/test-results/screenshots',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
});
