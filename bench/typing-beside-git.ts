import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bridge } from '#core/ipc/contract';
import { startGitServer } from '../tests/helpers/git-server';
import { keysIn, type Typed } from './keys';
import type { Machine } from './machine';
import type { Line } from './report';
import { type Size, titleOf } from './sample-blog';
import { END, MIDDLE } from './sample-post';
import { quantile } from './statistics';
import { goTo, type OpenWindow, openPost, type Windows } from './windows';

/** Photographs, say: nothing in them can be made smaller. */
const PICTURES = 100;
const PICTURE_BYTES = 5_000_000;
const PREVIEW = 'iframe[title="Preview"]';

type AppWindow = Window & { longhand: Bridge; benchGit?: Promise<unknown> };

interface Blog {
  readonly folder: string;
  readonly paths: Record<Size, string>;
}

interface Course {
  readonly name: string;
  /** Begins in the window what goes on while keys are typed. */
  readonly begin: (opened: OpenWindow) => Promise<void>;
  /** Ends it. */
  readonly end: (opened: OpenWindow) => Promise<void>;
}

/**
 * Keys in a post of 100 KB while the app's own Git is at work, against the same keys in the same window before: copying a
 * repository of 500 MB from the disk, and pushing to a server that does not answer.
 */
export async function measureTypingBesideGit(
  machine: Machine,
  windows: Windows,
  blog: Blog,
): Promise<Line[]> {
  const outside = mkdtempSync(join(tmpdir(), 'longhand-bench-heavy-'));
  const heavy = join(outside, 'heavy');
  const copies = join(outside, 'copies');
  mkdirSync(copies);
  const server = await startGitServer(outside);
  server.mode = 'hang';
  try {
    machine.say('Writing 500 MB of pictures …');
    writeHeavy(heavy);
    machine.chownTree(outside);
    const courses = [cloning(pathToFileURL(heavy).href, copies), pushing(server.url('blog.git'), blog)];
    const lines: Line[] = [];
    for (const course of courses) {
      machine.say(`Typing while ${course.name} …`);
      lines.push(...(await measureCourse(machine, windows, blog, course)));
    }
    return lines;
  } finally {
    await server.close();
    rmSync(outside, { recursive: true, force: true });
  }
}

async function measureCourse(
  machine: Machine,
  windows: Windows,
  blog: Blog,
  course: Course,
): Promise<Line[]> {
  const alone: Typed[] = [];
  const beside: Typed[] = [];
  const pauses = { alone: [] as number[], beside: [] as number[] };
  for (let round = 0; round < (machine.quick ? 1 : 3); round++) {
    const opened = await windows.open({ kind: 'app', folder: blog.folder });
    try {
      await openPost(opened, titleOf('100 KB'), END);
      await goTo(opened, MIDDLE);
      await watchMain(opened);
      alone.push(await keysIn(opened, 40, PREVIEW));
      pauses.alone.push(await longestPause(opened));
      await course.begin(opened);
      beside.push(await keysIn(opened, 40, PREVIEW));
      pauses.beside.push(await longestPause(opened));
      await requireRunning(opened);
      await course.end(opened);
      await opened.page.evaluate(() => (window as unknown as AppWindow).benchGit);
    } finally {
      await opened.close();
    }
  }
  const frames = (runs: readonly Typed[]) =>
    quantile(
      runs.flatMap((run) => run.frames),
      0.5,
    );
  const cpu = (runs: readonly Typed[]) =>
    runs.reduce((sum, run) => sum + run.cpu, 0) / runs.flatMap((run) => run.frames).length;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const longest = (values: readonly number[]) =>
    `longest pause of the main process ${ms(Math.max(...values))}`;
  const line = (what: string, of: (runs: readonly Typed[]) => number): Line => ({
    name: `${what} while ${course.name}`,
    value: of(beside) / of(alone),
    unit: '×',
    ours: `${ms(of(beside))} (${longest(pauses.beside)})`,
    baseline: `the same window before: ${ms(of(alone))} (${longest(pauses.alone)})`,
  });
  return [line('keystroke p50', frames), line('cpu per key', cpu)];
}

function cloning(url: string, into: string): Course {
  return {
    name: 'a repository of 500 MB is copied',
    begin: async ({ electron, page }) => {
      await electron.evaluate(({ dialog }, folder) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
      }, into);
      await page.evaluate((address) => {
        const app = window as unknown as AppWindow;
        app.benchGit = app.longhand.blog.clone({ url: address, checkObjects: true });
      }, url);
    },
    end: async ({ page }) => {
      await page.evaluate(() => (window as unknown as AppWindow).longhand.blog.stopCloning({}));
    },
  };
}

function pushing(address: string, { folder }: Blog): Course {
  // The folder is the app's user's by now.
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'safe.directory=*', ...args], { cwd: folder, stdio: 'pipe' });
  return {
    name: 'a push waits for its server',
    begin: async ({ page }) => {
      git('config', '--replace-all', 'remote.origin.url', address);
      await page.evaluate(async () => {
        const app = window as unknown as AppWindow;
        const current = await app.longhand.blog.current({});
        if (!current.ok || current.value === null) throw new Error('No blog is open.');
        app.benchGit = app.longhand.publish.push({ blogId: current.value.id });
      });
    },
    end: async ({ page }) => {
      await page.evaluate(async () => {
        const app = window as unknown as AppWindow;
        const current = await app.longhand.blog.current({});
        if (current.ok && current.value) await app.longhand.publish.cancel({ blogId: current.value.id });
      });
    },
  };
}

/** What was begun must go on as long as keys are typed. */
async function requireRunning({ page }: OpenWindow): Promise<void> {
  const ended = await page.evaluate(() =>
    Promise.race([(window as unknown as AppWindow).benchGit, Promise.resolve('running')]),
  );
  if (ended !== 'running') throw new Error(`Git ended by itself: ${JSON.stringify(ended)}`);
}

/** From now on the main process notes how long nothing could run in it. */
async function watchMain({ electron }: OpenWindow): Promise<void> {
  await electron.evaluate(() => {
    const watch = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { benchMain: watch });
    setInterval(() => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last - 5);
      watch.last = now;
    }, 5);
  });
}

/** Since it was asked last. */
async function longestPause({ electron }: OpenWindow): Promise<number> {
  return electron.evaluate(() => {
    const { benchMain } = globalThis as typeof globalThis & { benchMain?: { longest: number } };
    const longest = benchMain?.longest ?? 0;
    if (benchMain) benchMain.longest = 0;
    return longest;
  });
}

function writeHeavy(folder: string): void {
  mkdirSync(join(folder, 'images'), { recursive: true });
  for (let index = 0; index < PICTURES; index++) {
    writeFileSync(join(folder, `images/${index}.jpg`), randomBytes(PICTURE_BYTES));
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git(
    '-c',
    'user.name=Ada Winter',
    '-c',
    'user.email=ada@example.org',
    'commit',
    '--quiet',
    '--message',
    'All',
  );
}
