import { defineConfig } from '@playwright/test';

/** As `scripts/e2e.mjs` made them; none where the tests run on the author's own. */
const screens = process.env.TEST_SCREENS?.split(' ') ?? [];
// Each worker reads this file, too.
const screen = screens[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
if (screen !== undefined) process.env.DISPLAY = screen;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'out/test-results/e2e',
  workers: Math.max(1, screens.length),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['line'], ['json', { outputFile: 'out/test-results/e2e.json' }]],
});
