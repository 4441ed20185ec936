import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Machine } from './machine';
import type { Line } from './report';

/** The blog of 10,000 posts, and the posts in it (relative) that are changed. */
export interface GitSubject {
  readonly folder: string;
  readonly small: string;
  readonly large: string;
}

/**
 * What the engine does with Git against Git alone. In a process of its own: to start a program the system copies the table
 * of all the memory of who starts it, and the process that built the bench is far heavier than any app.
 */
export function measureGit(machine: Machine, subject: GitSubject): Line[] {
  const script = fileURLToPath(new URL('./git-probe.mjs', import.meta.url));
  const { stdout, status } = spawnSync(
    machine.runtime.executable,
    [script, JSON.stringify(subject), ...(machine.quick ? ['quick'] : [])],
    {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('what Git does could not be measured');
  // The probe writes these.
  return JSON.parse(stdout) as Line[];
}
