import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { postFiles } from './plain-reading';
import type { Line } from './report';

/** What the index of 10,000 posts takes, after everything was searched once, against the bytes of the posts. */
export function measureIndexMemory(folder: string): Line[] {
  const script = fileURLToPath(new URL('./index-memory-probe.mjs', import.meta.url));
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--expose-gc', script, folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the index could not be weighed: ${stderr}`);
  const taken = Number(stdout);
  const bytes = postFiles(folder).reduce((sum, path) => sum + statSync(path).size, 0);
  const mb = (value: number) => `${(value / 1e6).toFixed(1)} MB`;
  return [
    {
      name: 'memory of the index of 10,000 posts',
      value: taken / bytes,
      unit: '×',
      target: 3,
      ours: mb(taken),
      baseline: `bytes of the posts: ${mb(bytes)}`,
    },
  ];
}
