// @vitest-environment jsdom
import type { EditorView } from '@codemirror/view';
import { afterEach, expect, it } from 'vitest';
import { syncScroll } from './scroll-sync';
import type { ShownPage } from './shown-page';

let stop: () => void = () => undefined;
afterEach(() => stop());

it('the text leads again when it is scrolled, also where its editor came after the page', () => {
  const scroller = { scrollTop: 50 };
  const frame = Object.assign(new EventTarget(), { scrollingElement: scroller });
  const page = { frame, view: {}, blocks: () => [{}] } as unknown as ShownPage;
  let cm: EditorView | null = null;
  const sync = syncScroll(page, () => cm);
  stop = sync.stop;
  const host = document.createElement('div');
  const text = host.appendChild(document.createElement('div'));
  document.body.append(host);
  cm = {
    dom: text,
    scrollDOM: { scrollTop: 0, scrollHeight: 1000, clientHeight: 100 },
  } as unknown as EditorView;

  frame.dispatchEvent(new Event('wheel'));
  sync.textScrolled(cm);
  expect(scroller.scrollTop).toBe(50);

  document.body.dispatchEvent(new Event('wheel', { bubbles: true }));
  sync.textScrolled(cm);
  expect(scroller.scrollTop).toBe(50);

  text.dispatchEvent(new Event('wheel', { bubbles: true }));
  sync.textScrolled(cm);
  expect(scroller.scrollTop).toBe(0);
});
