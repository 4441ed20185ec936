import { moveChildren, unwrap } from './children';

/**
 * Makes every table one that Markdown can write: a heading row, and cells of one line. A table that only holds a layout is
 * taken apart. `breaks` says whether a line break may stay in a cell as `<br>`.
 */
export function mendTables(body: HTMLElement, breaks: boolean): void {
  // The innermost first, so that what holds a table is seen as layout.
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
    if (table.querySelector('table') !== null || rows.every((row) => row.children.length <= 1)) {
      takeApart(table, rows);
      continue;
    }
    for (const cell of table.querySelectorAll('td, th')) flatten(cell, breaks);
    for (const row of rows) {
      for (const node of [...row.childNodes]) if (node.nodeType !== 1) node.remove();
      if (
        [...row.children].every(
          (cell) => cell.textContent?.trim() === '' && cell.querySelector('img') === null,
        )
      ) {
        row.remove();
      }
    }
    nameColumns(table);
  }
}

/**
 * Puts empty cells where a cell goes over others, which Markdown has no form for, and behind those of a first row that is
 * shorter than another: it has to have all columns.
 */
export function fillSpans(body: HTMLElement): void {
  const budget = { cells: MOST_FILLED };
  for (const table of body.querySelectorAll('table')) fillTable(table, budget);
}

function fillTable(table: Element, budget: { cells: number }): void {
  const rows = [...table.querySelectorAll('tr')];
  /** In how many more rows of its section the cell of a column stands. */
  let taken: number[] = [];
  let section: Element | null = null;
  let columns = 0;
  for (const row of rows) {
    if (row.parentElement !== section) taken = [];
    section = row.parentElement;
    const name = row.firstElementChild?.nodeName ?? 'td';
    const filled = row.ownerDocument.createDocumentFragment();
    let at = 0;
    const add = (cell: Element, high: number) => {
      taken[at] = high - 1;
      at += 1;
      filled.append(cell);
    };
    const fill = (high: number) => {
      budget.cells -= 1;
      add(row.ownerDocument.createElement(name), high);
    };
    const fillTaken = () => {
      for (let left = taken[at] ?? 0; left > 0 && budget.cells > 0; left = taken[at] ?? 0) fill(left);
    };
    for (const cell of [...row.children]) {
      fillTaken();
      const [wide, high] = [spanned(cell, 'colspan'), spanned(cell, 'rowspan')];
      add(cell, high);
      for (let more = 1; more < wide && budget.cells > 0; more++) fill(high);
    }
    fillTaken();
    row.replaceChildren(filled);
    columns = Math.max(columns, at);
  }
  const first = rows[0];
  const name = first?.firstElementChild?.nodeName;
  if (first === undefined || name === undefined) return;
  for (let count = first.children.length; count < columns; count++)
    first.append(first.ownerDocument.createElement(name));
}

/** More cells than anybody reads in a row. */
const MOST_SPANNED = 100;
/** More than anybody fills in by hand: what is over it was written to be too much, and stays as it is. */
const MOST_FILLED = 20_000;

/** Over how many cells one goes; it does no more then. */
function spanned(cell: Element, name: 'colspan' | 'rowspan'): number {
  const cells = Number(cell.getAttribute(name) ?? 1);
  cell.removeAttribute(name);
  return Number.isInteger(cells) ? Math.max(1, Math.min(MOST_SPANNED, cells)) : 1;
}

function takeApart(table: Element, rows: readonly Element[]): void {
  const parts = table.ownerDocument.createDocumentFragment();
  for (const cell of rows.flatMap((row) => [...row.children]))
    moveChildren(cell, parts.appendChild(cell.ownerDocument.createElement('div')));
  table.replaceWith(parts);
}

/** The first row names the columns: Markdown has no table without. */
function nameColumns(table: Element): void {
  const first = table.querySelector('tr');
  if (first === null) return;
  for (const cell of [...first.children]) {
    if (cell.nodeName === 'TH') continue;
    const heading = cell.ownerDocument.createElement('th');
    for (const { name, value } of cell.attributes) heading.setAttribute(name, value);
    moveChildren(cell, heading);
    cell.replaceWith(heading);
    for (const bold of heading.querySelectorAll('b, strong')) unwrap(bold);
  }
  const head = table.ownerDocument.createElement('thead');
  head.append(first);
  const rest = table.ownerDocument.createElement('tbody');
  for (const row of table.querySelectorAll('tr')) rest.append(row);
  const caption = table.querySelector('caption');
  for (const part of [...table.children]) part.remove();
  table.append(...(caption ? [caption] : []), head, rest);
}

const BLOCKS = 'p, div, li, h1, h2, h3, h4, h5, h6, blockquote, dt, dd';

function flatten(cell: Element, breaks: boolean): void {
  for (const pre of cell.querySelectorAll('pre')) replaceBy(pre, 'code');
  for (const rule of cell.querySelectorAll('hr')) rule.remove();
  for (const block of [...cell.querySelectorAll(BLOCKS)]) {
    const item = block.nodeName === 'LI' ? '• ' : '';
    if (item !== '') block.prepend(item);
    block.append(breaks ? cell.ownerDocument.createElement('br') : ' ');
  }
  for (const block of [...cell.querySelectorAll(`${BLOCKS}, ul, ol, dl`)].reverse()) unwrap(block);
  for (const line of cell.querySelectorAll('br')) {
    const next = line.nextSibling;
    const last =
      next === null || (next.nodeType === 3 && next.nodeValue?.trim() === '' && next.nextSibling === null);
    if (last) line.remove();
    else if (!breaks) line.replaceWith(' ');
  }
}

function replaceBy(node: Element, name: string): void {
  const other = node.ownerDocument.createElement(name);
  other.textContent = node.textContent;
  node.replaceWith(other);
}
