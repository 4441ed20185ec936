import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { chownTree } from '../../scripts/electron-user.mjs';
import { type StartOptions, startApp } from '../../scripts/lib/app-window.mjs';
import { temporaryFolder } from '../../scripts/lib/test-blog.mjs';

export { temporaryFolder };

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

  /** All that is seen: the words that a screen reader is told stand apart, and are there again for ten seconds. */
  get seen(): Locator {
    return this.page.locator('body > :not(#told)');
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

  /** What `read` finds in the preview's document, by `words` if it needs some; it runs in the window around the frame. */
  preview<T>(read: (document: Document, words: string) => T, words = ''): Promise<T> {
    return this.page.evaluate(
      `(${read.toString()})(document.querySelector('iframe[title="Preview"]').contentDocument, ${JSON.stringify(words)})`,
    ) as Promise<T>;
  }

  /** Types at the end of the line that holds `words`; a long line is shown as several. */
  async typeAfter(words: string, typed: string): Promise<void> {
    await this.text.getByText(words).click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(typed);
  }

  /** As `typeAfter`, but all at once: one step of undo, however slow the machine is. */
  async writeAfter(words: string, written: string): Promise<void> {
    await this.typeAfter(words, '');
    await this.page.keyboard.insertText(written);
  }

  /** Answers the question about the programs that the blog's repository starts. */
  async trust(): Promise<void> {
    await this.dialog('Do you trust this blog?').getByRole('button', { name: 'Trust this blog' }).click();
    await expect(this.dialog('Do you trust this blog?')).toBeHidden();
  }

  /** The system's dialog for a folder answers with this one from now on. */
  async answerFolderDialog(folder: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, folder);
  }

  /** Runs the command that is found first by `words`, by keyboard alone; `title` is what its title begins with. */
  async command(words: string, title = words): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    const palette = this.dialog('Command palette');
    await palette.getByRole('searchbox').fill(words);
    await expect(palette.getByRole('option').first()).toHaveAccessibleName(new RegExp(`^${title}`));
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
  }

  async openPost(title: string | RegExp): Promise<void> {
    await this.post(title).click();
    await expect(this.post(title)).toHaveAttribute('aria-current', 'true');
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

export interface LaunchOptions extends StartOptions {
  /** Longhand looks at the remote by itself, as it does for an author; otherwise nothing moves in a test but what it moves. */
  readonly looksForNewer?: boolean;
}

/** Starts the built app, or a packaged one, as an ordinary user with the sandbox on. */
export async function launch({ looksForNewer = false, ...options }: LaunchOptions = {}): Promise<RunningApp> {
  const fresh = options.profile ?? temporaryFolder('profile');
  const settings = join(fresh, 'settings.json');
  if (!existsSync(settings)) {
    writeFileSync(settings, JSON.stringify({ looksForNewer }));
    chownTree(fresh);
  }
  const { electron, page, profile, cleanup } = await startApp({ ...options, profile: fresh });
  return new RunningApp(electron, page, profile, cleanup);
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
