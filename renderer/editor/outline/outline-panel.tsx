import './outline.css';
import { ChevronRight, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { hasChildren, openHeadings, parentOf } from '#core/editor/outline';
import { languageWords } from '#core/messages/language';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

const words = languageWords.outline;

/** The headings of the post: where the caret is, and the way to the others. */
export default function OutlinePanel() {
  const { outline: store, settings } = useWorkspace();
  const { headings, now } = useStore(store.outline);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [focused, setFocused] = useState<number | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  useEffect(() => store.follow(), [store]);
  // A post whose headings begin with the second level, because its title is the first, is not indented for it.
  const top = useMemo(() => headings.reduce((least, { level }) => Math.min(least, level), 6), [headings]);
  const shown = useMemo(() => openHeadings(headings, closed), [headings, closed]);
  // The caret's heading may be hidden under a closed one, which then stands for it.
  const current = nearestShown(shown, now);
  const reach = focused !== null && shown.includes(focused) ? focused : (current ?? shown[0] ?? null);
  const item = (n: number) => tree.current?.querySelector<HTMLElement>(`[data-n="${n}"]`);

  useEffect(() => {
    if (current !== null) item(current)?.scrollIntoView({ block: 'nearest' });
  });

  const toggle = (n: number, open: boolean) =>
    setClosed((before) => {
      const next = new Set(before);
      if (open) next.delete(n);
      else next.add(n);
      return next;
    });
  const go = (n: number | undefined | null) => {
    if (n === undefined || n === null || n < 0) return;
    setFocused(n);
    item(n)?.focus();
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
        <div role="tree" aria-label={words.headings} ref={tree} onKeyDown={press} tabIndex={-1}>
          {parts(shown).map((part) => (
            <div
              key={part[0]}
              role="presentation"
              className="outline-part"
              style={{ containIntrinsicBlockSize: `auto ${part.length * ITEM}px` }}
            >
              {part.map((n) => {
                const heading = headings[n];
                if (!heading) return null;
                const parent = hasChildren(headings, n);
                return (
                  <div
                    key={n}
                    role="treeitem"
                    aria-level={heading.level}
                    aria-selected={n === current}
                    {...(n === current ? { 'aria-current': 'location' as const } : {})}
                    {...(parent ? { 'aria-expanded': !closed.has(n) } : {})}
                    tabIndex={n === reach ? 0 : -1}
                    data-n={n}
                    className="outline-item"
                    style={{ paddingInlineStart: `${(heading.level - top) * 14 + 4}px` }}
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
          ))}
        </div>
      )}
    </section>
  );
}

/** What is out of sight is laid out and painted by so many at a time: one by one costs each frame more than it saves. */
const PART = 40;
/** An item's usual height, in CSS pixels. */
const ITEM = 26;

function parts(shown: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(shown.length / PART) }, (_, n) =>
    shown.slice(n * PART, (n + 1) * PART),
  );
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
