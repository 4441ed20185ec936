import type { CDPSession, Page } from '@playwright/test';

/**
 * An input method as Chromium hears one: what is composed, its keys (which all have the code 229), and what is taken in
 * the end. It goes by the debugger, which drives the browser's own composition.
 */
export class InputMethod {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Shows each of `steps` in turn as what is being composed. */
  async compose(...steps: string[]): Promise<void> {
    for (const text of steps) {
      await this.press('Process');
      await this.#session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
  }

  /** Puts `text` in the place of what was composed, as Enter does. */
  async take(text: string): Promise<void> {
    await this.press('Enter');
    await this.#session.send('Input.insertText', { text });
  }

  /** Gives up what was composed, as Escape does. */
  async cancel(): Promise<void> {
    await this.press('Escape');
    await this.#session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  }

  /** A key that the input method takes for itself. */
  async press(key: string): Promise<void> {
    const code = { key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await this.#session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code });
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
  }
}
