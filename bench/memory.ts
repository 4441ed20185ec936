import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Machine } from './machine';
import type { Line } from './report';
import { titleOf } from './sample-blog';
import { END, MIDDLE } from './sample-post';
import { interleaved, median, spread } from './statistics';
import { goTo, type OpenWindow, openPost, type Subject, type Windows } from './windows';

/** V8 gives back what a start took when nothing has happened for 20 to 30 seconds; ms. */
const REST = 45_000;

/** Proportional set size of all of the app's processes, two seconds after the post is there, and at rest. Linux only. */
export async function measureMemory(
  machine: Machine,
  windows: Windows,
  blog: { readonly folder: string; readonly post: string },
): Promise<Line[]> {
  if (process.platform !== 'linux') return [];
  const blank: number[] = [];
  const bare: number[] = [];
  const app: number[] = [];
  const rested: { blank: number[]; app: number[] } = { blank: [], app: [] };
  const weigh = async (
    subject: Subject,
    into: number[],
    ready: (window: OpenWindow) => Promise<unknown>,
    intoRested?: number[],
  ) => {
    const window = await windows.open(subject);
    await ready(window);
    await pause(2000);
    into.push(proportionalSize(window.pid));
    if (intoRested && !machine.quick) {
      await pause(REST);
      intoRested.push(proportionalSize(window.pid));
    }
    await window.close();
  };
  await interleaved(machine.quick ? 2 : 3, [
    () =>
      weigh(
        { kind: 'page', page: 'blank', post: null },
        blank,
        ({ page }) => page.waitForLoadState(),
        rested.blank,
      ),
    () =>
      weigh({ kind: 'page', page: 'bare', post: blog.post }, bare, ({ page }) =>
        page.waitForSelector('.cm-line'),
      ),
    () =>
      weigh(
        { kind: 'app', folder: blog.folder },
        app,
        (window) => openPost(window, titleOf('100 KB'), END),
        rested.app,
      ),
  ]);
  const mb = (values: readonly number[]) => spread(values, 'MB');
  const grown = {
    app: await growth(machine, windows, { kind: 'app', folder: blog.folder }),
    bare: await growth(machine, windows, { kind: 'page', page: 'bare', post: blog.post }),
  };
  return [
    {
      name: 'memory, 100 KB post open',
      value: median(app) / median(blank),
      unit: '×',
      target: 1.35,
      ours: mb(app),
      baseline: `blank window: ${mb(blank)}; bare CodeMirror page: ${mb(bare)}`,
    },
    ...(machine.quick
      ? []
      : [
          {
            name: 'memory, 100 KB post open, at rest',
            value: median(rested.app) / median(rested.blank),
            unit: '×',
            ours: mb(rested.app),
            baseline: `blank window: ${mb(rested.blank)}`,
          },
        ]),
    {
      name: 'memory of the page after 1,000 keys, 100 KB',
      value: grown.app.after / grown.app.before,
      unit: '×',
      target: 1.1,
      ours: `${grown.app.before.toFixed(1)} → ${grown.app.after.toFixed(1)} MB of heap`,
      baseline: `itself after 100 keys; bare CodeMirror page: ${grown.bare.before.toFixed(1)} → ${grown.bare.after.toFixed(1)} MB`,
    },
  ];
}

/** What the page's heap holds, in MB, after 100 keys and after 1,000 more, garbage collected. */
async function growth(
  machine: Machine,
  windows: Windows,
  subject: Subject,
): Promise<{ readonly before: number; readonly after: number }> {
  const window = await windows.open(subject);
  if (subject.kind === 'app') {
    await openPost(window, titleOf('100 KB'), END);
    await goTo(window, MIDDLE);
  } else {
    await window.page.waitForFunction(() => globalThis.window.benchGoTo !== undefined);
    await window.page.evaluate((words) => globalThis.window.benchGoTo?.(words), MIDDLE);
  }
  const session = await window.page.context().newCDPSession(window.page);
  const heap = async () => {
    await pause(2500);
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  const type = async (count: number) => {
    for (let index = 0; index < count; index++) {
      await window.page.keyboard.press(index % 6 === 5 ? 'Space' : 'e');
    }
  };
  await type(100);
  const before = await heap();
  await type(machine.quick ? 300 : 1000);
  const after = await heap();
  await window.close();
  return { before, after };
}

/** The sum over a process and all below it, in MB. */
function proportionalSize(root: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = read(`/proc/${name}/stat`);
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sum = (pid: number): number => {
    const own = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
    return (children.get(pid) ?? []).reduce((total, child) => total + sum(child), own);
  };
  return sum(root);
}

/** Empty for a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
