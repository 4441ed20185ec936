import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tell, tellChanges } from './tell';

let main: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  const { window } = new JSDOM('<div id="told"></div><main></main>');
  // jsdom lays nothing out.
  window.Element.prototype.checkVisibility = () => true;
  vi.stubGlobal('document', window.document);
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  main = window.document.querySelector('main') ?? window.document.body;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const told = () => [...(document.getElementById('told')?.children ?? [])].map((p) => p.textContent);
const says = async (html: string, ms: number) => {
  main.innerHTML = html;
  await vi.advanceTimersByTimeAsync(ms);
};

it('is told, and is gone when it has been taken up', async () => {
  tell('Saved');
  tell('');
  expect(told()).toEqual(['Saved']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told()).toEqual([]);
});

it('tells what has stood for a moment, each once, and nothing that came and went', async () => {
  const stop = tellChanges(main);
  await says('1 match', 100);
  await says('12 matches', 100);
  await says('3 matches', 1000);
  await says('<b>3 matches</b>', 1000);
  await says('', 1000);
  expect(told()).toEqual(['3 matches']);
  await says('4 matches', 100);
  stop();
  await says('5 matches', 1000);
  expect(told()).toEqual(['3 matches']);
});

it('tells the sentences of a notice and not its buttons, and the name of what has no words', async () => {
  tellChanges(main);
  await says('<p>Moved.</p><p>It is in the trash.</p><button>Undo</button><i aria-hidden="true">x</i>', 1000);
  main.setAttribute('aria-label', 'Loading posts');
  await says('<div></div>', 1000);
  expect(told()).toEqual(['Moved. It is in the trash.', 'Loading posts']);
});

it('does not tell what was heard already, what is not wanted now, or what is hidden', async () => {
  main.textContent = 'Publish';
  let wanted = true;
  tellChanges(main, { heard: true, when: () => wanted });
  await vi.advanceTimersByTimeAsync(1000);
  wanted = false;
  await says('Typed', 1000);
  wanted = true;
  main.checkVisibility = () => false;
  await says('Hidden', 1000);
  main.checkVisibility = () => true;
  await says('Published', 1000);
  expect(told()).toEqual(['Published']);
});
