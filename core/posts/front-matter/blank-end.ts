/**
 * A text without the spaces and tabs at its end; a no-break space belongs to it. An expression for this takes the square of the
 * time for a long run of spaces within the text.
 */
export function withoutBlankEnd(text: string): string {
  let to = text.length;
  while (to > 0 && (text.charCodeAt(to - 1) === SPACE || text.charCodeAt(to - 1) === TAB)) to--;
  return text.slice(0, to);
}

const [TAB, SPACE] = [0x09, 0x20];
