import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
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
          include: ['engine/**/*.faults.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // Real sites built by real generators: see docs/decisions/0014-golden-sites.md.
          name: 'generators',
          include: ['tests/generators/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxConcurrency: 2,
        },
      },
    ],
  },
});
