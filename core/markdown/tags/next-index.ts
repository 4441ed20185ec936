interface Answer {
  readonly text: string;
  readonly from: number;
  readonly at: number;
}

const last = new Map<string, Answer>();

/**
 * `text.indexOf(mark, from)` that remembers its last answer for each mark: asked from place after place of one text,
 * it reads the text once. Without this, many openings that nothing closes would each read to the end.
 */
export function nextIndex(text: string, mark: string, from: number): number {
  return remembered(text, mark, from, () => text.indexOf(mark, from));
}

/** The same for the place of a pattern that has the flag `g`. */
export function nextMatch(text: string, pattern: RegExp, from: number): number {
  return remembered(text, String(pattern), from, () => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  });
}

function remembered(text: string, mark: string, from: number, find: () => number): number {
  const known = last.get(mark);
  if (known !== undefined && known.text === text && from >= known.from && (known.at < 0 || from <= known.at))
    return known.at;
  const at = find();
  last.set(mark, { text, from, at });
  return at;
}
