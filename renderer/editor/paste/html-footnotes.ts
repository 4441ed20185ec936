import { moveChildren } from './children';

export interface Footnote {
  readonly label: string;
  /** What the note says, without the way back. */
  readonly body: HTMLElement;
}

const NOTE = /#(?:user-content-)?(_?fn|_?ftn|_?edn|footnote|cite_note|note)[-:_.]?([\w-]+)$/i;
const BACK = /#(?:user-content-)?(?:_?fnref|_?ftnref|_?ednref|footnote-ref|cite_ref|ref-?note|fn_ref)/i;

/**
 * Takes the footnotes out: what refers to one gets `data-note`, and what they say is returned in the order in which they
 * are referred to. A reference whose note was not copied along stays a link.
 */
export function takeFootnotes(body: HTMLElement): Footnote[] {
  const notes = new Map<string, Footnote>();
  const targets = targetsIn(body);
  for (const anchor of [...body.querySelectorAll('a[href*="#"]')]) {
    const href = anchor.getAttribute('href') ?? '';
    const match = NOTE.exec(href);
    if (match === null || BACK.test(href)) continue;
    const id = href.slice(href.indexOf('#') + 1);
    const known = notes.get(id);
    const place = known === undefined ? noteOf(body, targets.get(id), anchor) : null;
    if (known === undefined && place === null) continue;
    const note = known ?? {
      label: labelOf(anchor, notes.size + 1),
      body: body.ownerDocument.createElement('div'),
    };
    if (place !== null) {
      moveChildren(place, note.body);
      for (const way of note.body.querySelectorAll('a[href]')) {
        if (BACK.test(way.getAttribute('href') ?? '') || isBackArrow(way)) way.remove();
      }
      const holder = place.parentElement;
      place.remove();
      if (holder !== null && holder !== body && !hasWords(holder)) removeEmptied(holder, body);
      notes.set(id, note);
    }
    const mark = body.ownerDocument.createElement('span');
    mark.setAttribute('data-note', note.label);
    mark.textContent = note.label;
    const raised = anchor.closest('sup');
    (raised !== null && raised.textContent?.trim() === anchor.textContent?.trim()
      ? raised
      : anchor
    ).replaceWith(mark);
  }
  return [...notes.values()];
}

/** What a link within the page can lead to, by its name: of two the first. */
function targetsIn(body: HTMLElement): Map<string, HTMLElement> {
  const targets = new Map<string, HTMLElement>();
  for (const each of body.querySelectorAll<HTMLElement>('[id], a[name]'))
    for (const name of [each.id, each.getAttribute('name') ?? ''])
      if (!targets.has(name)) targets.set(name, each);
  return targets;
}

/** The element that holds the note: the target itself, or what is around it when that is a mere anchor. */
function noteOf(body: HTMLElement, target: HTMLElement | undefined, from: Element): HTMLElement | null {
  if (target === undefined || !body.contains(target) || target.contains(from)) return null;
  const block = /^(?:A|SPAN|SUP)$/.test(target.nodeName)
    ? target.closest<HTMLElement>('li, p, div, dd')
    : target;
  return block === null || block === body || block.contains(from) ? null : block;
}

const labelOf = (anchor: Element, count: number) => {
  const shown = (anchor.textContent ?? '').replace(/[[\]\s]/g, '');
  return /^[\w-]{1,20}$/.test(shown) ? shown : String(count);
};

const isBackArrow = (anchor: Element) => /^(?:[↩↑^⏎\s]|\ufe0e)+$/u.test(anchor.textContent ?? '');

function hasWords(node: Node): boolean {
  if (node.nodeType === 3) return node.nodeValue?.trim() !== '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (hasWords(child)) return true;
  return false;
}

/** A list of notes whose last note was taken, with the rule and the section around it. */
function removeEmptied(holder: Element, body: HTMLElement): void {
  let at = holder;
  while (at.parentElement !== null && at.parentElement !== body && !hasWords(at.parentElement))
    at = at.parentElement;
  const before = at.previousElementSibling;
  if (before?.nodeName === 'HR') before.remove();
  at.remove();
}
