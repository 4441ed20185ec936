/** One heading with how many rows are under it. A heading of height 0 is not shown. */
export interface Section {
  readonly rows: number;
  readonly heading: number;
}

export interface Placed {
  readonly top: number;
  readonly height: number;
  /** The index of its first row among all rows. */
  readonly first: number;
  readonly rows: number;
  readonly heading: number;
}

/** Where everything of a list with rows of one height lies; px from its top. */
export interface ListLayout {
  readonly sections: readonly Placed[];
  readonly height: number;
  readonly rows: number;
  readonly row: number;
}

export function layOut(sections: readonly Section[], row: number): ListLayout {
  const placed: Placed[] = [];
  let top = 0;
  let first = 0;
  for (const { rows, heading } of sections) {
    const height = heading + rows * row;
    placed.push({ top, height, first, rows, heading });
    top += height;
    first += rows;
  }
  return { sections: placed, height: top, rows: first, row };
}

/** The top of a row (by its index among all rows) and its section; null when there is no such row. */
export function placeOf(layout: ListLayout, index: number): { top: number; section: number } | null {
  const section = layout.sections.findIndex(({ first, rows }) => index >= first && index < first + rows);
  const found = layout.sections[section];
  if (!found) return null;
  return { top: found.top + found.heading + (index - found.first) * layout.row, section };
}

/** Rows of one section, by their index within it. */
export interface Drawn {
  readonly section: number;
  readonly rows: readonly number[];
}

/**
 * What is to be drawn between two heights, by section, and the row `kept` (by its index among all rows) wherever it
 * lies. Sections of which only the heading is seen have no rows.
 */
export function drawnRows(layout: ListLayout, top: number, bottom: number, kept: number): readonly Drawn[] {
  const clamp = (value: number, rows: number) => Math.max(0, Math.min(rows, value));
  return layout.sections.flatMap((each, section) => {
    const start = each.top + each.heading;
    const seen = each.top + each.height > top && each.top < bottom;
    const from = seen ? clamp(Math.floor((top - start) / layout.row), each.rows) : 0;
    const to = seen ? clamp(Math.ceil((bottom - start) / layout.row), each.rows) : 0;
    const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    const extra = kept - each.first;
    if (extra >= 0 && extra < each.rows && (extra < from || extra >= to)) {
      if (extra < from) rows.unshift(extra);
      else rows.push(extra);
    }
    return seen || rows.length > 0 ? [{ section, rows }] : [];
  });
}

/**
 * Where to scroll so that a row is seen whole, below its heading (which stays at the top), in a window of
 * `height`; the same place when it is.
 */
export function scrolledTo(layout: ListLayout, index: number, top: number, height: number): number {
  const place = placeOf(layout, index);
  if (place === null) return top;
  const heading = layout.sections[place.section]?.heading ?? 0;
  if (place.top - heading < top) return place.top - heading;
  if (place.top + layout.row > top + height) return place.top + layout.row - height;
  return top;
}
