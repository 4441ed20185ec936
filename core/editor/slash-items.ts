/** A command as the slash menu offers it. */
export interface SlashItem<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** Other words it is found by. */
  readonly keywords: string;
}

/**
 * The items that `query` (what is typed behind the slash) may mean: those with a word of the title, then with another
 * word, that begins with it; in the order given. All of them for an empty query.
 */
export function slashItems<Id extends string>(
  items: readonly SlashItem<Id>[],
  query: string,
): readonly SlashItem<Id>[] {
  const wanted = query.toLowerCase();
  const begins = (text: string) =>
    text
      .toLowerCase()
      .split(/[\s/,-]+/u)
      .some((word) => word.startsWith(wanted));
  // `h2` and `heading2` mean the same.
  const joined = (title: string) => title.toLowerCase().replace(/\s+/gu, '').startsWith(wanted);
  const byTitle = items.filter(({ title }) => begins(title) || joined(title));
  return [...byTitle, ...items.filter((item) => !byTitle.includes(item) && begins(item.keywords))];
}

/**
 * The slash, and what is typed behind it, that a caret at the end of `before` (its line so far) stands behind: at the
 * start of the line's text or after a space, with nothing but letters and digits since. Null where there is none.
 */
export function slashBefore(before: string): { readonly from: number; readonly query: string } | null {
  const found = /(?:^|[\s>])(\/[\p{L}\p{N}]{0,20})$/u.exec(before);
  const written = found?.[1];
  return written === undefined ? null : { from: before.length - written.length, query: written.slice(1) };
}
