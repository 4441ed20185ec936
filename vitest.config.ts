import { defineConfig } from 'vitest/config';

/** `npm run test:explore` draws other examples than the seed does: see there. */
export default defineConfig(({ mode }) => {
  const setupFiles = mode === 'explore' ? [] : ['tests/helpers/seed.ts'];
  return {
    test: {
      projects: [
        {
          test: {
            name: 'unit',
            setupFiles,
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
