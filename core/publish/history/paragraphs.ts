/** A paragraph of a post's body, or a line of its front matter (or all of it). Offsets are UTF-16 units from 0. */
export interface Paragraph {
  readonly kind: 'field' | 'body';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Where the next one begins: after its line end and the blank lines that follow. */
  readonly end: number;
}

/**
 * Cuts a text with LF line ends at its blank lines; before `bodyFrom`, the end of its front matter, at every line, or
 * with `wholeHeader` not at all.
 */
export function paragraphsOf(text: string, bodyFrom: number, wholeHeader = false): Paragraph[] {
  const found: Paragraph[] = [];
  let at = 0;
  if (wholeHeader && bodyFrom > 0) {
    const header = text.slice(0, bodyFrom).trimEnd();
    at = bodyFrom;
    while (at < text.length && isBlank(text, at)) at = Math.min(text.length, lineEnd(text, at) + 1);
    if (header !== '') found.push({ kind: 'field', text: header, from: 0, to: header.length, end: at });
  }
  while (at < text.length) {
    const kind = at < bodyFrom ? 'field' : 'body';
    const from = at;
    let to = lineEnd(text, at);
    while (kind === 'body' && to < text.length && !isBlank(text, to + 1)) to = lineEnd(text, to + 1);
    at = Math.min(text.length, to + 1);
    // Blank lines at the top of the body go with the front matter, which an edit of a paragraph leaves alone.
    while (at < text.length && at >= bodyFrom && isBlank(text, at))
      at = Math.min(text.length, lineEnd(text, at) + 1);
    if (text.slice(from, to).trim() !== '')
      found.push({ kind, text: text.slice(from, to), from, to, end: at });
  }
  return found;
}

/** Whether the line that begins at `at` is blank; the end of the text is. */
function isBlank(text: string, at: number): boolean {
  return text.slice(at, lineEnd(text, at)).trim() === '';
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
