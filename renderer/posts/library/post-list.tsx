import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { grouped } from '#core/messages/numbers';
import { foldText } from '#core/posts/search/fold';
import { listAction } from './list-keys';
import { drawnRows, layOut, scrolledTo } from './list-layout';
import {
  allPicked,
  extended,
  letGo,
  moved,
  NOTHING_PICKED,
  type Order,
  type Picking,
  pruned,
  toggled,
} from './picking';

/** What a list shows of one post. */
export interface ListRow {
  readonly id: string;
  /** What typing in the list looks for. */
  readonly title: string;
}

export interface ListSection<R extends ListRow> {
  readonly id: string;
  /** Null for rows without a heading. */
  readonly heading: string | null;
  readonly rows: readonly R[];
}

/** How a row is to be drawn. `labelId` and `metaId` are ids for its title and for what describes it. */
export interface RowState {
  readonly section: string;
  readonly labelId: string;
  readonly metaId: string;
}

interface PostListProps<R extends ListRow> {
  readonly label: string;
  readonly sections: readonly ListSection<R>[];
  /** The height of a row with the space around it, px. */
  readonly rowHeight: number;
  /** The post in the editor. */
  readonly open: string | null;
  readonly picked: ReadonlySet<string>;
  readonly hidden?: boolean;
  readonly render: (row: R, state: RowState) => ReactNode;
  readonly onOpen: (row: R) => void;
  readonly onPick: (picked: ReadonlySet<string>) => void;
  /** Escape with nothing picked. */
  readonly onEscape?: () => void;
  /** Up from the first row. */
  readonly onLeave?: () => void;
  /** The author asked for the menu of these posts, at a place of the window. */
  readonly onMenu?: (ids: readonly string[], at: { readonly x: number; readonly y: number }) => void;
}

const HEADING = 34;
/** Rows above and below the window that are drawn already. */
const SPARE = 8;
/** The list is drawn anew each time so many rows have been scrolled. */
const STEP = 4;
/** How long letters typed in the list belong together, ms. */
const TYPING = 700;

/**
 * A long list of posts: only what is seen is in the page, so that ten thousand cost what twenty do. One post can be
 * opened (click, Enter), several picked (Shift, Ctrl, Ctrl+A). The keyboard's place has the focus itself.
 */
export function PostList<R extends ListRow>(props: PostListProps<R>) {
  const { label, sections, rowHeight, open, picked, hidden = false, render, onOpen, onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  const wantsFocus = useRef(false);
  const lastStop = useRef(0);
  const revealed = useRef<string | null>(null);
  const typed = useRef({ letters: '', at: 0 });
  const [keyboard, setKeyboard] = useState<Omit<Picking, 'picked'>>(NOTHING_PICKED);
  const [view, setView] = useState({ top: 0, height: 900 });

  const rows = useMemo(() => sections.flatMap((section) => section.rows), [sections]);
  const order: Order = useMemo(() => rows.map((row) => row.id), [rows]);
  const places = useMemo(() => new Map(order.map((id, index) => [id, index])), [order]);
  const layout = useMemo(
    () =>
      layOut(
        sections.map((section) => ({
          rows: section.rows.length,
          heading: section.heading === null ? 0 : HEADING,
        })),
        rowHeight,
      ),
    [sections, rowHeight],
  );

  const picking: Picking = { ...keyboard, picked };
  const { active } = keyboard;
  const indexOf = (id: string | null) => (id === null ? undefined : places.get(id));
  const stop = indexOf(active) ?? indexOf(open) ?? 0;

  useLayoutEffect(() => {
    const now: Picking = { ...keyboard, picked };
    const next = pruned(now, places);
    if (now.active !== null && next.active !== null) lastStop.current = places.get(next.active) ?? 0;
    if (next === now) return;
    // The keyboard stays where its post was; outside of the list it has no place.
    const neighbour = focused.current ? (order[Math.min(lastStop.current, order.length - 1)] ?? null) : null;
    wantsFocus.current = focused.current && next.active === null;
    setKeyboard({ anchor: next.anchor, active: next.active ?? neighbour });
    if (next.picked !== picked) onPick(next.picked);
  }, [places, order, keyboard, picked, onPick]);

  const look = useCallback(() => {
    const element = box.current;
    if (!element || element.clientHeight === 0) return;
    const step = rowHeight * STEP;
    const top = Math.floor(element.scrollTop / step) * step;
    const height = element.clientHeight;
    setView((now) => (now.top === top && now.height === height ? now : { top, height }));
  }, [rowHeight]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [look]);

  const reveal = (index: number) => {
    const element = box.current;
    if (element) element.scrollTop = scrolledTo(layout, index, element.scrollTop, element.clientHeight);
    look();
  };

  useLayoutEffect(() => {
    const index = indexOf(open);
    if (hidden || open === revealed.current || index === undefined) return;
    revealed.current = open;
    // Opened from elsewhere (quick open, a search): the list goes along.
    if (focused.current) return;
    setKeyboard(NOTHING_PICKED);
    reveal(index);
  });

  useLayoutEffect(() => {
    const element = box.current;
    // A row that had the focus may be gone, and the focus with it.
    const lost = focused.current && document.activeElement === document.body;
    if (!element || !(wantsFocus.current || lost)) return;
    // It has just been given another place, which is drawn next.
    if (active !== null && !places.has(active)) return;
    wantsFocus.current = false;
    element.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus({ preventScroll: true });
  });

  const go = (next: Picking) => {
    setKeyboard(next);
    if (next.picked !== picked) onPick(next.picked);
    const index = indexOf(next.active);
    if (index !== undefined) {
      wantsFocus.current = true;
      reveal(index);
    }
  };

  const openRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setKeyboard({ active: row.id, anchor: row.id });
    if (picked.size > 0) onPick(NOTHING_PICKED.picked);
    onOpen(row);
  };

  const step = (to: number, extend: boolean) => {
    const id = order[Math.max(0, Math.min(order.length - 1, to))];
    if (id === undefined) return;
    go(extend ? extended(picking, id, order, open) : moved(picking, id));
  };

  const type = (letter: string) => {
    const now = performance.now();
    const { letters, at } = typed.current;
    const going = now - at < TYPING;
    typed.current = { letters: (going ? letters : '') + letter, at: now };
    const wanted = foldText(typed.current.letters);
    const from = going ? stop : stop + 1;
    for (let each = 0; each < rows.length; each++) {
      const row = rows[(from + each) % rows.length];
      if (row && foldText(row.title).startsWith(wanted)) {
        go(moved(picking, row.id));
        return;
      }
    }
  };

  const menu = (at: { x: number; y: number }, id: string) =>
    props.onMenu?.(picked.has(id) ? order.filter((each) => picked.has(each)) : [id], at);

  const press = (event: KeyboardEvent) => {
    const typing = typed.current.letters !== '' && performance.now() - typed.current.at < TYPING;
    const action = listAction(event, typing);
    const id = order[stop];
    if (action === null || id === undefined) return;
    switch (action.kind) {
      case 'step': {
        const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
        if (action.unit === 'row' && action.by === -1 && stop === 0 && !action.extend && props.onLeave)
          props.onLeave();
        else step(stop + action.by * (action.unit === 'row' ? 1 : page), action.extend);
        break;
      }
      case 'edge':
        step(action.to === 'first' ? 0 : order.length - 1, action.extend);
        break;
      case 'open':
        openRow(stop);
        break;
      case 'toggle':
        go(toggled(picking, id, order, open));
        break;
      case 'extend':
        go(extended(picking, id, order, open));
        break;
      case 'all':
        go(allPicked({ ...picking, active: id }, order));
        break;
      case 'let-go':
        if (picked.size > 0) go(letGo(picking));
        else if (props.onEscape) props.onEscape();
        else return;
        break;
      case 'menu': {
        const place = box.current?.querySelector('[tabindex="0"]')?.getBoundingClientRect();
        if (place) menu({ x: place.left + 24, y: place.bottom - 8 }, id);
        break;
      }
      case 'type':
        type(action.letter);
        break;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const idAt = (event: MouseEvent): string | null =>
    (event.target as Element).closest<HTMLElement>('[role="option"]')?.dataset.id ?? null;

  const pressed = (event: MouseEvent) => {
    const id = idAt(event);
    const index = indexOf(id);
    if (id === null || index === undefined) return;
    // The focus goes where the click leads: into the text, or to the row that was picked.
    event.preventDefault();
    if (event.button !== 0) return;
    if (event.shiftKey) go(extended(picking, id, order, open));
    else if (event.ctrlKey || event.metaKey) go(toggled(picking, id, order, open));
    else openRow(index);
  };

  const drawn = drawnRows(
    layout,
    view.top - SPARE * rowHeight,
    view.top + view.height + (SPARE + STEP) * rowHeight,
    stop,
  );

  return (
    <div
      ref={box}
      className="posts"
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      tabIndex={-1}
      hidden={hidden}
      onScroll={look}
      onKeyDown={press}
      onMouseDown={pressed}
      onClick={(event) => {
        // Assistive technology clicks without a mouse.
        const index = event.detail === 0 ? indexOf(idAt(event)) : undefined;
        if (index !== undefined) openRow(index);
      }}
      onContextMenu={(event) => {
        const id = idAt(event);
        if (id === null || !props.onMenu) return;
        event.preventDefault();
        menu({ x: event.clientX, y: event.clientY }, id);
      }}
      onFocus={(event) => {
        focused.current = true;
        const id = (event.target as HTMLElement).dataset.id;
        if (event.target === event.currentTarget)
          event.currentTarget.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
        else if (id !== undefined && id !== active) setKeyboard((now) => ({ ...now, active: id }));
      }}
      onBlur={(event) => {
        // A row that leaves the page takes the focus with it: that is not the author going elsewhere.
        if (event.target.isConnected) focused.current = false;
      }}
    >
      <div className="posts-extent" role="presentation" style={{ height: layout.height }}>
        {drawn.map(({ section, rows: indexes }) => {
          const placed = layout.sections[section];
          const given = sections[section];
          if (!placed || !given) return null;
          const { id, heading, rows: all } = given;
          const first = placed.first;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups and options, nothing else
            <div
              key={id}
              className="post-group"
              role="group"
              {...(heading === null ? { 'aria-label': label } : { 'aria-labelledby': `group-${id}` })}
              style={{ top: placed.top, height: placed.height }}
            >
              {heading !== null && (
                <div className="post-heading" role="presentation">
                  <span id={`group-${id}`}>{heading}</span>
                  <span aria-hidden="true">{grouped(all.length)}</span>
                </div>
              )}
              {indexes.map((index) => {
                const row = all[index];
                if (!row) return null;
                const key = `${id}-${index}`;
                const isPicked = picked.has(row.id);
                return (
                  <div
                    key={row.id}
                    className="post"
                    role="option"
                    data-id={row.id}
                    tabIndex={first + index === stop ? 0 : -1}
                    aria-selected={picked.size > 0 ? isPicked : row.id === open}
                    aria-current={row.id === open ? 'true' : undefined}
                    aria-posinset={first + index + 1}
                    aria-setsize={layout.rows}
                    aria-labelledby={`title-${key}`}
                    aria-describedby={`meta-${key}`}
                    style={{ top: placed.heading + index * rowHeight, height: rowHeight - 2 }}
                  >
                    {render(row, { section: id, labelId: `title-${key}`, metaId: `meta-${key}` })}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
