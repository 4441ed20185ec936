/** What a key in a text is told by, and an input method that composes. */
const TYPING: ReadonlySet<string> = new Set([
  'keydown',
  'keypress',
  'beforeinput',
  'textInput',
  'input',
  'keyup',
  'compositionstart',
  'compositionupdate',
  'compositionend',
]);

/**
 * Has whoever listens at `container` from now on hear nothing of what is typed in the post's text, which is CodeMirror's
 * alone. React listens to all events at its root twice over, and each key in the text was ten that it took apart to find
 * nobody who wanted them. The window's own listeners hear every key as before.
 */
export function setTypingAside(container: Element): void {
  const { addEventListener: listen, removeEventListener: leave } = container;
  // One for each listener: it is told apart, and taken away, by what was added.
  const asides = new WeakMap<EventListener, EventListener>();
  const heardBy = (type: string, listener: EventListenerOrEventListenerObject) => {
    if (!TYPING.has(type) || typeof listener !== 'function') return listener;
    const aside = asides.get(listener) ?? unlessInText(listener);
    asides.set(listener, aside);
    return aside;
  };
  container.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ) => listen.call(container, type, heardBy(type, listener), options);
  container.removeEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ) => leave.call(container, type, heardBy(type, listener), options);
}

const unlessInText =
  (listener: EventListener): EventListener =>
  (event) => {
    if (event.target instanceof Element && event.target.closest('.cm-content') !== null) return;
    listener(event);
  };

/**
 * Does what has React listen to the page for the first time, and keeps the selection from it, which moves with each key.
 * React makes its `onSelect` of that, which nothing here uses; who listens to the document itself hears of it as ever.
 */
export function withoutSelection<T>(page: Document, listen: () => T): T {
  const { addEventListener: add } = page;
  page.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ) => {
    if (type !== 'selectionchange') add.call(page, type, listener, options);
  };
  try {
    return listen();
  } finally {
    page.addEventListener = add;
  }
}
