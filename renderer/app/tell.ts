/** How long words stay in the region: longer than a screen reader needs to take them up. */
const KEPT = 10_000;
/** News that is another one sooner is never told: counts while an author types, steps that take no time. */
const SETTLED = 600;

/**
 * Tells a screen reader what sighted authors see without looking for it, after what it is saying. The region stands in
 * index.html, since one that comes with its words is not heard by every screen reader, and no dialog silences it. What
 * cannot wait is an alert instead.
 */
export function tell(words: string): void {
  const region = document.getElementById('told');
  if (region === null || words === '') return;
  const line = document.createElement('p');
  line.textContent = words;
  region.append(line);
  setTimeout(() => line.remove(), KEPT);
}

interface TellOptions {
  /** What it says already has been heard. */
  readonly heard?: boolean;
  /** How long it must have said so; ms. */
  readonly after?: number;
  /** Whether what changed now is worth telling; always, unless given. */
  readonly when?: () => boolean;
}

/** Tells what an element says, once it has said so for a moment, and again when that changes. Returns the way to stop. */
export function tellChanges(
  element: Element,
  { heard = false, after = SETTLED, when = () => true }: TellOptions = {},
): () => void {
  let said = heard ? wordsOf(element) : '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const words = wordsOf(element);
    if (words === said) return;
    said = words;
    clearTimeout(timer);
    if (words !== '' && when()) timer = setTimeout(() => element.checkVisibility() && tell(words), after);
  };
  const observer = new MutationObserver(look);
  observer.observe(element, { subtree: true, childList: true, characterData: true });
  look();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

/** The sentences of an element, without its buttons; else its name. */
function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll('button, [aria-hidden="true"]')) each.remove();
  // Lines and paragraphs of their own are read apart, whatever lies between them in the source.
  for (const each of copy.querySelectorAll('p, li, div, pre, small')) each.prepend(' ');
  const words = copy.textContent.replace(/\s+/g, ' ').trim();
  return words === '' ? (element.getAttribute('aria-label') ?? '') : words;
}
