/**
 * Makes every table one that Markdown can write: a heading row, and cells of one line. A table that only holds a layout is
 * taken apart. `breaks` says whether a line break may stay in a cell as `<br>`.
 */
export function mendTables(body: HTMLElement, breaks: boolean): void {
  // The innermost first, so that what holds a table is seen as layout.
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
    const widest = Math.max(0, ...rows.map((row) => row.children.length));
    if (table.querySelector('table') !== null || widest <= 1) {
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
  for (const table of body.querySelectorAll('table')) {
    const rows = [...table.querySelectorAll('tr')];
    /** In how many more rows of its section the cell of a column stands. */
    let taken: number[] = [];
    let section: Element | null = null;
    let columns = 0;
    for (const row of rows) {
      if (row.parentElement !== section) taken = [];
      section = row.parentElement;
      const name = row.firstElementChild?.nodeName ?? 'td';
      const cells: Element[] = [];
      const add = (cell: Element, high: number) => {
        taken[cells.length] = high - 1;
        cells.push(cell);
      };
      const addTaken = () => {
        for (let left = taken[cells.length] ?? 0; left > 0; left = taken[cells.length] ?? 0)
          add(row.ownerDocument.createElement(name), left);
      };
      for (const cell of row.children) {
        addTaken();
        const [wide, high] = [spanned(cell, 'colspan'), spanned(cell, 'rowspan')];
        add(cell, high);
        for (let more = 1; more < wide; more++) add(row.ownerDocument.createElement(name), high);
      }
      addTaken();
      row.replaceChildren(...cells);
      columns = Math.max(columns, cells.length);
    }
    const first = rows[0];
    const name = first?.firstElementChild?.nodeName;
    if (name !== undefined)
      while (first && first.children.length < columns) first.append(first.ownerDocument.createElement(name));
  }
}

/** More cells than anybody reads in a row. */
const MOST_SPANNED = 100;

/** Over how many cells one goes; it does no more then. */
function spanned(cell: Element, name: 'colspan' | 'rowspan'): number {
  const cells = Number(cell.getAttribute(name) ?? 1);
  cell.removeAttribute(name);
  return Number.isInteger(cells) ? Math.max(1, Math.min(MOST_SPANNED, cells)) : 1;
}

function takeApart(table: Element, rows: readonly Element[]): void {
  const parts = rows
    .flatMap((row) => [...row.children])
    .map((cell) => {
      const part = cell.ownerDocument.createElement('div');
      part.append(...cell.childNodes);
      return part;
    });
  table.replaceWith(...parts);
}

/** The first row names the columns: Markdown has no table without. */
function nameColumns(table: Element): void {
  const first = table.querySelector('tr');
  if (first === null) return;
  for (const cell of [...first.children]) {
    if (cell.nodeName === 'TH') continue;
    const heading = cell.ownerDocument.createElement('th');
    for (const { name, value } of cell.attributes) heading.setAttribute(name, value);
    heading.append(...cell.childNodes);
    cell.replaceWith(heading);
    for (const bold of heading.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes);
  }
  const head = table.ownerDocument.createElement('thead');
  head.append(first);
  const rest = table.ownerDocument.createElement('tbody');
  rest.append(...table.querySelectorAll('tr'));
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
  for (const block of [...cell.querySelectorAll(`${BLOCKS}, ul, ol, dl`)].reverse())
    block.replaceWith(...block.childNodes);
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
