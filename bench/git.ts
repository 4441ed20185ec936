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

/** In this order, since the last one gives the blog a long past. */
const MEASURES = ['history', 'commands', 'publish'] as const;
export type GitMeasure = (typeof MEASURES)[number];

/**
 * What the engine does with Git against Git alone. Each measure in a process of its own: to start a program the system copies
 * the table of all the memory of who starts it, and a process that has measured other things, or built the bench, is far
 * heavier than an author's.
 */
export function measureGit(machine: Machine, subject: GitSubject): Line[] {
  return MEASURES.flatMap((measure) => probe(machine, subject, measure));
}

function probe(machine: Machine, subject: GitSubject, measure: GitMeasure): Line[] {
  const script = fileURLToPath(new URL('./git-probe.mjs', import.meta.url));
  const { stdout, status } = spawnSync(
    machine.runtime.executable,
    [script, JSON.stringify(subject), measure, ...(machine.quick ? ['quick'] : [])],
    {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`what Git does could not be measured: ${measure}`);
  // The probe writes these.
  return JSON.parse(stdout) as Line[];
}
