import type { CDPSession, Page } from '@playwright/test';

/** What an author acts on or goes to; without a name a screen reader says no more than what kind of thing it is. */
const NAMED = new Set([
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'Iframe',
  'grid',
  'image',
  'link',
  'listbox',
  'menu',
  'menuitem',
  'menuitemradio',
  'option',
  'progressbar',
  'radio',
  'radiogroup',
  'region',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'tablist',
  'tabpanel',
  'textbox',
  'toolbar',
  'tree',
  'treeitem',
]);

interface Value {
  readonly value?: unknown;
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly backendDOMNodeId?: number;
}

/** The tree that a screen reader goes through, as Chromium makes it. */
export class AccessibilityTree {
  readonly #session: CDPSession;
  readonly #page: Page;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<AccessibilityTree> {
    return new AccessibilityTree(page, await page.context().newCDPSession(page));
  }

  /** What is wrong with what is shown: a line for each thing that has no name, and for each that is hidden but has the focus. */
  async faults(): Promise<string[]> {
    const { nodes } = (await this.#session.send('Accessibility.getFullAXTree')) as {
      nodes: readonly AxNode[];
    };
    const found: string[] = [];
    for (const node of nodes) {
      if (node.ignored || typeof node.role?.value !== 'string') continue;
      const role = node.role.value;
      const name = String(node.name?.value ?? '').trim();
      if (name !== '' || !NAMED.has(role)) continue;
      found.push(`${role} without a name: ${await this.#written(node)}`);
    }
    return [...found, ...(await this.#hidden())];
  }

  async #written({ backendDOMNodeId }: AxNode): Promise<string> {
    if (backendDOMNodeId === undefined) return '?';
    const { outerHTML } = await this.#session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId });
    return outerHTML.slice(0, 200);
  }

  /** What Tab comes to though a screen reader is told that it is not there. */
  #hidden(): Promise<string[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[aria-hidden="true"]')]
        // What a dialog covers keeps its place, and Tab stays in the dialog.
        .filter(
          (each) => each.closest('[inert]') === null && document.querySelector('[role="dialog"]') === null,
        )
        .flatMap((each) => [each, ...each.querySelectorAll<HTMLElement>('*')])
        .filter((each) => each.tabIndex >= 0 && each.checkVisibility())
        .map((each) => `reached by Tab but hidden: ${each.outerHTML.slice(0, 200)}`),
    );
  }
}
