import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';
import type { Settings } from '#core/settings/settings';
import type { LaunchPlan, Machine } from './machine';

/** Something to start: the app on a folder, or one of the baselines' pages. */
export type Subject =
  | { readonly kind: 'app'; readonly folder: string; readonly settings?: Partial<Settings> }
  | { readonly kind: 'page'; readonly page: 'blank' | 'bare' | 'naive'; readonly post: string | null };

/** Moments of a start, in ms since its spawn; `mount` is when a baseline made its editor. */
export type Start = Readonly<Partial<Record<'usable' | 'preview' | 'mount', number>>>;

/** A window that is typed in or weighed. */
export interface OpenWindow {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  readonly close: () => Promise<void>;
}

/** A start that takes this long (ms) has failed. */
const TOO_LONG = 30_000;

/** Starts subjects, each with a profile of its own that lives as long as the bench: the second start is a warm one. */
export interface Windows {
  readonly open: (subject: Subject) => Promise<OpenWindow>;
  /** Starts without any tool attached, and ends it as soon as its moments are known. */
  readonly start: (subject: Subject) => Promise<Start>;
  readonly cleanup: () => void;
}

export function createWindows(machine: Machine): Windows {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-bench-'));
  const plans: LaunchPlan[] = [];
  const known = new Map<string, { profile: string; plan: LaunchPlan }>();

  const planFor = (subject: Subject) => {
    const settings = subject.kind === 'app' ? subject.settings : undefined;
    const key = subject.kind === 'app' ? subject.folder + JSON.stringify(settings ?? '') : subject.page;
    const before = known.get(key);
    if (before) return before;
    const profile = join(folder, `profile-${known.size}`);
    mkdirSync(profile);
    if (settings) writeFileSync(join(profile, 'settings.json'), JSON.stringify(settings));
    const appDir = subject.kind === 'app' ? machine.appDir : join(machine.root, 'out/bench/shell');
    const plan = machine.launchPlan({ runtime: machine.runtime, appDir, home: profile });
    plans.push(plan);
    known.set(key, { profile, plan });
    return { profile, plan };
  };

  const environment = (subject: Subject, plan: LaunchPlan) => ({
    ...plan.env,
    ...(subject.kind === 'page' ? { BENCH_PAGE: subject.page, BENCH_POST: subject.post ?? '' } : {}),
  });
  const words = (subject: Subject, { profile, plan }: { profile: string; plan: LaunchPlan }) => [
    `--user-data-dir=${profile}`,
    plan.appDir,
    ...(subject.kind === 'app' ? [subject.folder] : []),
  ];

  const open = async (subject: Subject): Promise<OpenWindow> => {
    const used = planFor(subject);
    const electron = await _electron.launch({
      executablePath: used.plan.executablePath,
      chromiumSandbox: true,
      args: words(subject, used),
      env: environment(subject, used.plan),
    });
    const page = await electron.firstWindow();
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
    );
    const pid = electron.process().pid ?? 0;
    return { electron, page, pid, close: () => electron.close() };
  };

  const start = (subject: Subject): Promise<Start> => {
    const used = planFor(subject);
    const { plan: shell } = planFor({ kind: 'page', page: 'blank', post: null });
    const probe = join(shell.appDir, 'out/main/probe.cjs');
    return new Promise((done, fail) => {
      const began = Date.now();
      const child = spawn(used.plan.executablePath, ['-r', probe, ...words(subject, used)], {
        env: environment(subject, used.plan),
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: TOO_LONG,
        killSignal: 'SIGKILL',
      });
      let out = '';
      let complaints = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        complaints += chunk;
      });
      child.on('error', fail);
      child.on('close', () => {
        const moments: Record<string, number> = {};
        for (const [, text = ''] of out.matchAll(/^@@(.*)$/gm)) {
          const { name, time } = JSON.parse(text) as { name: string; time: number };
          moments[name] = time - began;
        }
        if (moments.usable === undefined)
          fail(new Error(`${JSON.stringify(subject)} did not become usable.\n${complaints}`));
        else done(moments);
      });
    });
  };

  return {
    open,
    start,
    cleanup: () => {
      for (const plan of plans) plan.cleanup();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A post in the app's list, by its title. */
export function optionOf({ page }: OpenWindow, title: string): Locator {
  return page
    .getByRole('listbox', { name: 'Posts' })
    .getByRole('option', { name: new RegExp(`^${title}\\b`) });
}

/** Shows a post in the app by its title, and waits until its whole page is drawn. */
export async function openPost(window: OpenWindow, title: string, end: string): Promise<void> {
  const { page } = window;
  await optionOf(window, title).click();
  await page.getByRole('textbox', { name: 'Post text' }).waitFor();
  // The window may have begun with another post, whose text and page are there until this one's are.
  await page.waitForFunction(
    ({ title, end }) => {
      const shown = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument;
      const last = shown?.querySelector('article')?.lastElementChild;
      return shown?.querySelector('.page-title')?.textContent === title && last?.textContent?.includes(end);
    },
    { title, end },
    { polling: 250, timeout: 60_000 },
  );
}

/** Puts the app's caret behind the words, as an author would: with find. */
export async function goTo({ page }: OpenWindow, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Post text' }).focus();
  await page.keyboard.press('ControlOrMeta+f');
  // Its code is loaded on its first use; a key before that would go into the post.
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill(words);
  // The caret may have been in their line before.
  const isThere = (wanted: string) =>
    document.querySelector('.cm-activeLine .cm-searchMatch-selected')?.textContent === wanted;
  const began = performance.now();
  // It looks for the words beside what is typed: the key may come before they are found.
  do {
    if (performance.now() - began > TOO_LONG) throw new Error(`“${words}” was not found.`);
    await page.keyboard.press('Enter');
    await pause(100);
  } while (!(await page.evaluate(isThere, words)));
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}
