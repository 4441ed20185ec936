import type { Page } from '@playwright/test';

declare global {
  interface Window {
    heard?: string[];
  }
}

/**
 * What a screen reader says of its own accord: the words that come into a live region which was there before them, and
 * those of an alert. A status that comes together with its words counts as not heard, because not every screen reader
 * says it. What is told at once begins with "!".
 */
export class Heard {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async by(page: Page): Promise<Heard> {
    await page.evaluate(listen);
    return new Heard(page);
  }

  all(): Promise<string[]> {
    return this.#page.evaluate(() => window.heard ?? []);
  }
}

/** Runs in the page. */
function listen(): void {
  const heard: string[] = [];
  window.heard = heard;
  const LIVE = '[aria-live], [role="status"], [role="alert"], [role="log"]';
  const modeOf = (region: Element) =>
    region.getAttribute('aria-live') ?? (region.getAttribute('role') === 'alert' ? 'assertive' : 'polite');
  const isHidden = (element: Element) =>
    element.closest('[aria-hidden="true"], [inert]') !== null || !element.checkVisibility();
  const say = (region: Element, words: string) => {
    const plain = words.replace(/\s+/g, ' ').trim();
    if (plain === '' || modeOf(region) === 'off' || isHidden(region)) return;
    heard.push(modeOf(region) === 'assertive' ? `!${plain}` : plain);
  };
  const textOf = (node: Node) => (node instanceof HTMLElement ? node.innerText : (node.textContent ?? ''));
  new MutationObserver((mutations) => {
    const fresh = new Set<Node>(mutations.flatMap(({ addedNodes }) => [...addedNodes]));
    const changed = new Set<Element>();
    const isFresh = (node: Node) => [...fresh].some((each) => each.contains(node));
    for (const node of fresh)
      if (node instanceof Element && node.isConnected)
        for (const alert of [node, ...node.querySelectorAll('*')].filter((each) =>
          each.matches('[role="alert"]'),
        ))
          say(alert, textOf(alert));
    for (const { target, addedNodes, type } of mutations) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(LIVE);
      if (!region || isFresh(region)) continue;
      // A log is read by what is added to it, a status as a whole.
      if (region.getAttribute('role') === 'log' || region.getAttribute('role') === null)
        for (const added of addedNodes) say(region, textOf(added));
      else if (type === 'characterData' || addedNodes.length > 0) changed.add(region);
    }
    for (const region of changed) say(region, textOf(region));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
