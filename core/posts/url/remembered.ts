/**
 * `make`, with what it made of the first `most` different texts kept: a blog has a few patterns and folders, and what its posts
 * write themselves is not kept for ever.
 */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size < most) known.set(text, made);
    return made;
  };
}
