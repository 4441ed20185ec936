/** The frame that draws diagrams says this when it listens; the window answers with the same word and a port. */
export const DIAGRAMS = 'diagrams';
/** Where the window is, which alone may hear that, and where the frame is. */
export const WINDOW_ORIGIN = 'app://main';
export const FRAME_ORIGIN = 'app://diagram';

/** What the window asks of the frame that draws diagrams. `id` is also the id of the SVG. */
export interface DiagramRequest {
  readonly id: string;
  readonly source: string;
  readonly theme: 'light' | 'dark';
}

/** What that frame says: it begins with a diagram (its code is loaded), has drawn it, or cannot. */
export type DiagramReply =
  | { readonly kind: 'started'; readonly id: string }
  | { readonly kind: 'drawn'; readonly id: string; readonly svg: string }
  | { readonly kind: 'failed'; readonly id: string; readonly reason: string; readonly line: number | null };

/** A larger drawing is not taken, in UTF-16 units. */
const MAX_SVG = 2_000_000;
const MAX_REASON = 300;

/** A message as a reply, or null: the frame runs a large program on a stranger's text, so nothing it says is trusted. */
export function diagramReply(message: unknown): DiagramReply | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, id, svg, reason, line } = message as Record<string, unknown>;
  if (typeof id !== 'string') return null;
  switch (kind) {
    case 'started':
      return { kind, id };
    case 'drawn':
      return typeof svg === 'string' && svg.length <= MAX_SVG ? { kind, id, svg } : null;
    case 'failed': {
      const at = typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : null;
      return typeof reason === 'string' ? { kind, id, reason: reason.slice(0, MAX_REASON), line: at } : null;
    }
    default:
      return null;
  }
}

/**
 * Whether one source is the other after a little more typing: the old drawing then stays until the new one is there.
 * Both have the same beginning and end but for `most` characters, and no more than half of the longer one.
 */
export function isNextDraft(before: string, after: string, most = 60): boolean {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const longer = Math.max(before.length, after.length);
  const other = longer - head - tail;
  return other <= most && other * 2 <= longer;
}
