import { moveChildren, unwrap } from './children';

/**
 * Puts lists right that browsers show well and no reader of HTML would write: lists between items (Google Docs), paragraphs
 * that look like items (Word), task lists of several programs.
 */
export function mendLists(body: HTMLElement): void {
  wordLists(body);
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling;
    if (before?.nodeName === 'LI') before.append(list);
    else {
      const item = list.ownerDocument.createElement('li');
      list.replaceWith(item);
      item.append(list);
    }
  }
  const tasks = [...body.querySelectorAll('li')].map((item) => [item, takeTask(item)] as const);
  for (const paragraph of body.querySelectorAll('li > p:only-child, li > div:only-child')) {
    unwrap(paragraph);
  }
  for (const paragraph of body.querySelectorAll('li > p:first-child')) {
    if (
      [...(paragraph.parentElement?.children ?? [])].every(
        (each) => each === paragraph || /^[UO]L$/.test(each.nodeName),
      )
    ) {
      unwrap(paragraph);
    }
  }
  for (const [item, done] of tasks) if (done !== null) markTask(item, done);
}

/**
 * Whether the item is a task that is done or open, else null: from a check box, ARIA (Google Docs), a class (Notion). The
 * box itself is taken out.
 */
function takeTask(item: Element): boolean | null {
  const own = (selector: string) =>
    [...item.querySelectorAll(selector)].find((each) => each.closest('li') === item) ?? null;
  const box = own('input[type="checkbox"]');
  const drawn = own('.checkbox-on, .checkbox-off');
  const aria = item.getAttribute('role') === 'checkbox' ? item.getAttribute('aria-checked') : null;
  if (box === null && drawn === null && aria === null) return null;
  // Google Docs draws the box as well.
  if (aria !== null) own('img[src^="data:"]')?.remove();
  item.removeAttribute('role');
  box?.remove();
  drawn?.remove();
  return (
    box?.hasAttribute('checked') === true ||
    drawn?.classList.contains('checkbox-on') === true ||
    aria === 'true'
  );
}

/** Puts the box before the item's text, where Markdown has it. */
function markTask(item: Element, done: boolean): void {
  let first: Node | null = item.firstChild;
  while (first?.firstChild) first = first.firstChild;
  if (first?.nodeType === 3) first.nodeValue = (first.nodeValue ?? '').trimStart();
  const mark = item.ownerDocument.createElement('input');
  mark.setAttribute('type', 'checkbox');
  if (done) mark.setAttribute('checked', '');
  item.prepend(mark);
}

const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i;

/** Word writes an item as a paragraph with its level in a style and its bullet as text. */
function wordLists(body: HTMLElement): void {
  let open: { readonly list: Element; readonly level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const level = Number(LEVEL.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level === 0) continue;
    if (last === null || follows(paragraph) !== last) open = [];
    const bullet = bulletOf(paragraph);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open = open.slice(0, -1);
    let here = open.at(-1);
    const item = paragraph.ownerDocument.createElement('li');
    if (here === undefined || here.level < level) {
      const list = paragraph.ownerDocument.createElement(
        /^\(?(?:\d+|[a-z]|[ivx]+)[.)]/i.test(bullet) ? 'ol' : 'ul',
      );
      const parent = here?.list.lastElementChild;
      if (parent) {
        parent.append(list);
        paragraph.remove();
      } else paragraph.replaceWith(list);
      here = { list, level };
      open = [...open, here];
    } else paragraph.remove();
    moveChildren(paragraph, item);
    here.list.append(item);
    last = open[0]?.list ?? null;
  }
}

const follows = (paragraph: Element) => paragraph.previousElementSibling;

/** Takes the bullet, which is text with a style that says so, out of the paragraph. */
function bulletOf(paragraph: Element): string {
  const ignored = [...paragraph.querySelectorAll('span')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const words = ignored?.textContent?.trim() ?? '';
  ignored?.remove();
  if (ignored === undefined) {
    const first = paragraph.firstChild;
    const match = /^\s*([·•o§-]|\(?\w{1,4}[.)])[\s\u00a0]+/.exec(first?.nodeValue ?? '');
    if (first !== null && match !== null) {
      first.nodeValue = (first.nodeValue ?? '').slice(match[0].length);
      return match[1] ?? '';
    }
  }
  return words;
}
