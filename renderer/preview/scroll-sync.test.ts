// @vitest-environment jsdom
import type { EditorView } from '@codemirror/view';
import { afterEach, expect, it, vi } from 'vitest';
import { syncScroll } from './scroll-sync';
import type { ShownPage } from './shown-page';

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** An editor with this view, which is scrolled to where that is. */
const editorOf = (view: () => EditorView | null) => ({
  view,
  scrolledTo: () => view()?.scrollDOM.scrollTop ?? 0,
  topLine: () => 0,
  scrollTo: () => undefined,
});

it('the text leads again when it is scrolled, also where its editor came after the page', () => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
  const scroller = { scrollTop: 50 };
  const frame = Object.assign(new EventTarget(), { scrollingElement: scroller });
  const page = { frame, view: {}, blocks: () => [{}] } as unknown as ShownPage;
  let cm: EditorView | null = null;
  const sync = syncScroll(
    page,
    editorOf(() => cm),
  );
  stop = sync.stop;
  const host = document.createElement('div');
  const text = host.appendChild(document.createElement('div'));
  document.body.append(host);
  cm = {
    dom: text,
    scrollDOM: { scrollTop: 0, scrollHeight: 1000, clientHeight: 100 },
  } as unknown as EditorView;

  const scrollText = () => {
    sync.textScrolled();
    vi.runAllTimers();
  };

  frame.dispatchEvent(new Event('wheel'));
  scrollText();
  expect(scroller.scrollTop).toBe(50);

  document.body.dispatchEvent(new Event('wheel', { bubbles: true }));
  scrollText();
  expect(scroller.scrollTop).toBe(50);

  text.dispatchEvent(new Event('wheel', { bubbles: true }));
  scrollText();
  expect(scroller.scrollTop).toBe(0);
});

it('the page goes to the end of the text when it is drawn as far, and not once the page was moved', () => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
  const scroller = { scrollTop: 0, scrollHeight: 300 };
  const frame = Object.assign(new EventTarget(), { scrollingElement: scroller });
  let isWhole = false;
  const page = { frame, view: {}, blocks: () => [{}], isWhole: () => isWhole } as unknown as ShownPage;
  const text = { scrollTop: 900, scrollHeight: 1000, clientHeight: 100 };
  const cm = { dom: document.body, scrollDOM: text } as unknown as EditorView;
  const sync = syncScroll(
    page,
    editorOf(() => cm),
  );
  stop = sync.stop;
  const draw = (height: number) => {
    scroller.scrollHeight = height;
    sync.pageGrew();
    vi.runAllTimers();
    return scroller.scrollTop;
  };

  sync.textScrolled();
  vi.runAllTimers();
  expect(draw(500)).toBe(500);
  isWhole = true;
  expect(draw(700)).toBe(700);
  expect(draw(800)).toBe(700);

  isWhole = false;
  sync.textScrolled();
  vi.runAllTimers();
  sync.pageLeads();
  expect(draw(900)).toBe(800);
});
