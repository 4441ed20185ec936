import { JSDOM } from 'jsdom';
import { beforeAll, expect, it, vi } from 'vitest';
import { setTypingAside, withoutSelection } from './typing-aside';

const { window } = new JSDOM();

// For as long as the file runs: React goes on with what is left to do when a test is over.
beforeAll(() => {
  for (const name of ['document', 'navigator', 'Element', 'HTMLIFrameElement'] as const)
    vi.stubGlobal(name, window[name]);
  vi.stubGlobal('window', window);
});

/** A page that React draws: a post's text as CodeMirror has it, and a field beside it; what React hears goes to `heard`. */
async function drawn() {
  // It looks at the window when it is loaded.
  const { createElement } = await import('react');
  const { createRoot } = await import('react-dom/client');
  const { flushSync } = await import('react-dom');
  const heard: string[] = [];
  const hear = (event: { readonly type: string; readonly target: unknown }) =>
    heard.push(`${event.type} in ${(event.target as Element).localName}`);
  const root = window.document.createElement('div');
  window.document.body.replaceChildren(root);
  setTypingAside(root);
  const page = createElement(
    'main',
    { onKeyDown: hear, onKeyUpCapture: hear, onInput: hear, onFocus: hear, onClick: hear },
    createElement('div', { className: 'cm-content' }, createElement('p')),
    createElement('input'),
  );
  flushSync(() => createRoot(root).render(page));
  const tell = (selector: string, type: string) =>
    root.querySelector(selector)?.dispatchEvent(new window.Event(type, { bubbles: true }));
  return { heard, tell };
}

it('keeps what is typed in the text from React, and nothing else', async () => {
  const { heard, tell } = await drawn();
  const windowHeard: string[] = [];
  window.addEventListener('keydown', ({ type }) => windowHeard.push(type), { once: true });
  for (const type of ['focusin', 'keydown', 'input', 'keyup', 'click']) tell('p', type);
  expect(heard).toEqual(['focus in p', 'click in p']);
  expect(windowHeard).toEqual(['keydown']);
});

it('leaves what is typed elsewhere to React', async () => {
  const { heard, tell } = await drawn();
  for (const type of ['keydown', 'input', 'keyup']) tell('input', type);
  expect(heard).toEqual(['keydown in input', 'input in input', 'keyup in input']);
});

it('has a listener once however often it is added, and lets it be taken away', () => {
  const root = window.document.createElement('div');
  const input = root.appendChild(window.document.createElement('input'));
  setTypingAside(root);
  const heard: string[] = [];
  const hear = ({ type }: Pick<Event, 'type'>) => heard.push(type);
  const press = () => {
    for (const type of ['keydown', 'click']) input.dispatchEvent(new window.Event(type, { bubbles: true }));
    return heard.splice(0);
  };
  for (const type of ['keydown', 'keydown', 'click']) root.addEventListener(type, hear);
  root.addEventListener('keydown', hear, true);
  expect(press()).toEqual(['keydown', 'keydown', 'click']);
  root.removeEventListener('keydown', hear, true);
  expect(press()).toEqual(['keydown', 'click']);
  root.removeEventListener('keydown', hear);
  expect(press()).toEqual(['click']);
  root.removeEventListener('click', hear);
  expect(press()).toEqual([]);
});

it('keeps from React that the selection moved, and from nobody else', async () => {
  const { createElement } = await import('react');
  const { createRoot } = await import('react-dom/client');
  const { flushSync } = await import('react-dom');
  const page = new JSDOM('<main></main>').window.document;
  const added: string[] = [];
  const { addEventListener: add } = page;
  page.addEventListener = (type: string, ...rest: [EventListener, boolean?]) => {
    added.push(type);
    add.call(page, type, ...rest);
  };
  const main = page.querySelector('main');
  const root = main && withoutSelection(page, () => createRoot(main));
  flushSync(() => root?.render(createElement('p', null, 'drawn')));
  expect(main?.textContent).toBe('drawn');
  expect(added).not.toContain('selectionchange');
  let moved = 0;
  page.addEventListener('selectionchange', () => {
    moved += 1;
  });
  page.dispatchEvent(new window.Event('selectionchange'));
  expect(added).toContain('selectionchange');
  expect(moved).toBe(1);
});
