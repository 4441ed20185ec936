import './outline.css';
import { ChevronRight, X } from 'lucide-react';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from 'react-aria-components/Button';
import { flushSync } from 'react-dom';
import { hasChildren, openHeadings, parentOf, siblingsOf } from '#core/editor/outline';
import { languageWords } from '#core/messages/language';
import { usePart } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import type { Outline } from './outline-store';

const words = languageWords.outline;

/** An item's height, in CSS pixels. */
const ITEM = 26;
/** Items above and below what is seen that are drawn already. */
const SPARE = 8;
/** The outline is drawn anew each time so many items have been scrolled. */
const STEP = 4;

/**
 * The headings of the post: where the caret is, and the way to the others. Only what is seen is in the page: in a long post
 * the others took a third of what a key's frame costs.
 */
export default function OutlinePanel() {
  const { outline: store, settings } = useWorkspace();
  // Where each begins is another place after each edit before it; that is not shown.
  const { headings, now } = usePart(store.outline, (outline) => outline, areShownAlike);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [focused, setFocused] = useState<number | null>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  const tree = useRef<HTMLDivElement>(null);
  useEffect(() => store.follow(), [store]);
  // A post whose headings begin with the second level, because its title is the first, is not indented for it.
  const top = useMemo(() => headings.reduce((least, { level }) => Math.min(least, level), 6), [headings]);
  const shown = useMemo(() => openHeadings(headings, closed), [headings, closed]);
  // The caret's heading may be hidden under a closed one, which then stands for it.
  const current = nearestShown(shown, now);
  const reach = focused !== null && shown.includes(focused) ? focused : (current ?? shown[0] ?? null);
  const siblings = useMemo(() => siblingsOf(headings), [headings]);
  const any = headings.length > 0;

  const look = useCallback(() => {
    const element = tree.current;
    if (!element || element.clientHeight === 0) return;
    const step = ITEM * STEP;
    const top = Math.floor(element.scrollTop / step) * step;
    const height = element.clientHeight;
    setView((before) => (before.top === top && before.height === height ? before : { top, height }));
  }, []);

  useLayoutEffect(() => {
    const element = tree.current;
    if (!any || !element) return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [any, look]);

  const reveal = useCallback(
    (n: number) => {
      const element = tree.current;
      const at = shown.indexOf(n) * ITEM;
      if (!element || at < 0) return;
      if (at < element.scrollTop) element.scrollTop = at;
      else element.scrollTop = Math.max(element.scrollTop, at + ITEM - element.clientHeight);
      look();
    },
    [shown, look],
  );

  useEffect(() => {
    if (current !== null) reveal(current);
  }, [current, reveal]);

  const toggle = (n: number, open: boolean) =>
    setClosed((before) => {
      const next = new Set(before);
      if (open) next.delete(n);
      else next.add(n);
      return next;
    });
  const go = (n: number | undefined | null) => {
    if (n === undefined || n === null || n < 0) return;
    // It may not be drawn until it is the one that the keyboard reaches.
    flushSync(() => setFocused(n));
    tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };

  const press = (event: KeyboardEvent) => {
    if (reach === null) return;
    const at = shown.indexOf(reach);
    const open = hasChildren(headings, reach) && !closed.has(reach);
    switch (event.key) {
      case 'ArrowDown':
        go(shown[at + 1]);
        break;
      case 'ArrowUp':
        go(shown[at - 1]);
        break;
      case 'Home':
        go(shown[0]);
        break;
      case 'End':
        go(shown.at(-1));
        break;
      case 'ArrowRight':
        if (open) go(shown[at + 1]);
        else if (closed.has(reach)) toggle(reach, true);
        break;
      case 'ArrowLeft':
        if (open) toggle(reach, false);
        else go(parentOf(headings, reach));
        break;
      case 'Enter':
        store.jump(reach, true);
        break;
      case ' ':
        store.jump(reach, false);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <section className="outline" aria-label={words.title} data-region="outline">
      <header>
        <h2>{words.title}</h2>
        <Button
          className="btn icon"
          aria-label={words.close}
          onPress={() => settings.change({ outlineOpen: false })}
        >
          <X />
        </Button>
      </header>
      {headings.length === 0 ? (
        <p className="hint">{words.none}</p>
      ) : (
        <div
          role="tree"
          aria-label={words.headings}
          ref={tree}
          onKeyDown={press}
          onScroll={look}
          tabIndex={-1}
        >
          <div role="presentation" className="outline-extent" style={{ height: shown.length * ITEM }}>
            {drawn(shown, view, reach).map((at) => {
              const n = shown[at] ?? 0;
              const heading = headings[n];
              if (!heading) return null;
              const parent = hasChildren(headings, n);
              return (
                <div
                  key={n}
                  role="treeitem"
                  aria-level={heading.level}
                  aria-posinset={siblings[n]?.place}
                  aria-setsize={siblings[n]?.of}
                  aria-selected={n === current}
                  {...(n === current ? { 'aria-current': 'location' as const } : {})}
                  {...(parent ? { 'aria-expanded': !closed.has(n) } : {})}
                  tabIndex={n === reach ? 0 : -1}
                  className="outline-item"
                  style={{
                    top: at * ITEM,
                    height: ITEM,
                    paddingInlineStart: `${(heading.level - top) * 14 + 4}px`,
                  }}
                  onFocus={() => setFocused(n)}
                  onClick={() => store.jump(n, true)}
                  onKeyDown={() => undefined}
                >
                  <span
                    className="outline-twist"
                    aria-hidden="true"
                    onClick={(event) => {
                      if (!parent) return;
                      event.stopPropagation();
                      toggle(n, closed.has(n));
                    }}
                  >
                    {parent && <ChevronRight />}
                  </span>
                  <span className="outline-text" dir="auto">
                    {heading.text || words.untitled}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}

const areShownAlike = (a: Outline, b: Outline): boolean =>
  a === b ||
  (a.now === b.now &&
    a.headings.length === b.headings.length &&
    a.headings.every(({ level, text }, n) => level === b.headings[n]?.level && text === b.headings[n].text));

/** The places of the shown headings that are drawn: those in view, and `kept` (a heading), which may have the focus. */
function drawn(
  shown: readonly number[],
  { top, height }: { readonly top: number; readonly height: number },
  kept: number | null,
): readonly number[] {
  const from = Math.max(0, Math.floor(top / ITEM) - SPARE);
  const to = Math.min(shown.length, Math.ceil((top + height) / ITEM) + SPARE + STEP);
  const places = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
  const at = kept === null ? -1 : shown.indexOf(kept);
  if (at >= 0 && at < from) return [at, ...places];
  return at >= to ? [...places, at] : places;
}

/** The last of the shown headings that is not after `n`. */
function nearestShown(shown: readonly number[], n: number): number | null {
  let found: number | null = null;
  for (const each of shown) {
    if (each > n) break;
    found = each;
  }
  return found;
}
