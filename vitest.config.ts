import { defineConfig } from 'vitest/config';

/** `npm run test:explore` draws other examples than the seed does: see there. */
export default defineConfig(({ mode }) => {
  const setupFiles = mode === 'explore' ? [] : ['tests/helpers/seed.ts'];
  // A second, as is usual, is too short for a hook of Git on a busy machine.
  const expect = { poll: { timeout: 30_000, interval: 20 } };
  return {
    test: {
      // The usual number leaves a core to a watcher, which is half of a small machine.
      maxWorkers: '100%',
      projects: [
        {
          test: {
            name: 'unit',
            setupFiles,
            expect,
            // The largest bad inputs take three seconds on a quiet machine; a busy one is no failure.
            testTimeout: 60_000,
            css: true,
            include: [
              'core/**/*.test.ts',
              'renderer/**/*.test.ts',
              'electron/**/*.test.ts',
              'scripts/**/*.test.ts',
              'bench/**/*.test.ts',
            ],
          },
        },
        {
          test: {
            name: 'integration',
            setupFiles,
            expect,
            css: true,
            include: ['engine/**/*.test.ts', 'cli/**/*.test.ts'],
            exclude: ['**/*.faults.test.ts', '**/node_modules/**'],
            testTimeout: 60_000,
            hookTimeout: 60_000,
          },
        },
        {
          test: {
            // Kills, full disks and failing system calls: `npm run test:faults`, and part of `npm test`.
            name: 'faults',
            setupFiles,
            expect,
            include: ['engine/**/*.faults.test.ts'],
            testTimeout: 240_000,
            hookTimeout: 60_000,
          },
        },
        {
          test: {
            // Real sites built by real generators: see docs/decisions/0014-golden-sites.md.
            name: 'generators',
            setupFiles,
            expect,
            include: ['tests/generators/*.test.ts'],
            testTimeout: 120_000,
            hookTimeout: 120_000,
            maxConcurrency: 2,
          },
        },
      ],
    },
  };
});
