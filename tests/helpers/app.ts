import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { resolveRuntime } from '../../scripts/electron-runtime.mjs';
import { chownTree, launchPlan } from '../../scripts/electron-user.mjs';

export interface LaunchOptions {
  /** A folder (or post) to open, as on the command line; none shows the welcome screen. */
  readonly open?: string;
  /** The profile; a fresh one when absent. Give the same one again to start the app again. */
  readonly profile?: string;
  /** The author's home folder (Git's configuration); the profile when absent. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A packaged program to start instead of the built app. */
  readonly program?: string;
  /** The page's size; 1280 × 800 when absent. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Longhand as an author has it, in a window of its own. */
export class RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly profile: string;

  readonly #cleanup: () => void;

  constructor(electron: ElectronApplication, page: Page, profile: string, cleanup: () => void) {
    this.#cleanup = cleanup;
    this.electron = electron;
    this.page = page;
    this.profile = profile;
  }

  get posts(): Locator {
    return this.page.getByRole('listbox', { name: 'Posts' });
  }

  post(title: string | RegExp): Locator {
    return this.posts.getByRole('option', { name: title });
  }

  get text(): Locator {
    return this.page.getByRole('textbox', { name: 'Post text' });
  }

  get sync(): Locator {
    return this.page.getByRole('status', { name: 'Sync' });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** The text of the page in the preview. Its frame runs no scripts, so it is read from the window around it. */
  previewText(): Promise<string> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]');
      return frame?.contentDocument?.body?.innerText ?? '';
    });
  }

  /** What `read` finds in the preview's document; it runs in the window around the frame. */
  preview<T>(read: (document: Document) => T): Promise<T> {
    return this.page.evaluate(
      `(${read.toString()})(document.querySelector('iframe[title="Preview"]').contentDocument)`,
    ) as Promise<T>;
  }

  /** Types at the end of the line that holds `words`; a long line is shown as several. */
  async typeAfter(words: string, typed: string): Promise<void> {
    await this.text.getByText(words).click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(typed);
  }

  async openPost(title: string | RegExp): Promise<void> {
    await this.post(title).click();
    await expect(this.text).toBeVisible();
  }

  async close(): Promise<void> {
    await this.electron.close();
    this.#cleanup();
  }

  /** As a power cut: no chance to say goodbye. */
  async kill(): Promise<void> {
    const process = this.electron.process();
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
    this.#cleanup();
  }
}

/** A new folder for one test, which the user that runs the app may write. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `longhand-${name}-`));
  chownTree(folder);
  return folder;
}

/** Starts the built app on the resolved runtime, or a packaged one, as an ordinary user with the sandbox on. */
export async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const profile = options.profile ?? temporaryFolder('profile');
  const home = options.home ?? profile;
  const { program } = options;
  const runtime = program ? { dir: dirname(program), executable: program } : await resolveRuntime();
  const plan = launchPlan({ runtime, appDir: process.cwd(), home });
  if (options.open) chownTree(options.open);
  const electron = await _electron.launch({
    executablePath: plan.executablePath,
    chromiumSandbox: true,
    args: [
      `--user-data-dir=${profile}`,
      ...(program ? [] : [plan.appDir]),
      ...(options.open ? [options.open] : []),
    ],
    env: { ...plan.env, ...options.env },
  });
  const page = await electron.firstWindow();
  const { width, height } = options.size ?? { width: 1280, height: 800 };
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
    [width, height] as const,
  );
  return new RunningApp(electron, page, profile, plan.cleanup);
}

/** One of the project's shared test inputs, or null where they are not at hand. */
export function sharedFile(path: string): string | null {
  try {
    return readFileSync(join(process.cwd(), '../shared', path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
