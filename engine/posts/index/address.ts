import { addressFrom, type BlogPlace, readPlain } from '../library';
import type { IndexEntry } from './entry';
import { type PostLine, summaryLine } from './line';
import { slices } from './slices';

/**
 * A post's address as `PostSummary.url`: worked out when it is first asked for, and kept with the entry. No line of the list
 * shows it, and for all posts it takes as long as their other facts.
 */
export function addressIn(entry: IndexEntry, blog: BlogPlace): string | null {
  if (entry.url === undefined) {
    const { id, text } = entry;
    entry.url = text === null ? (readPlain(blog, id)?.address() ?? null) : addressFrom(blog, id, text.bytes);
  }
  return entry.url;
}

/** Works the addresses of these out, where that is not done yet; other questions get their turn every `slice` ms. */
export async function addressAll(
  entries: readonly IndexEntry[],
  blog: BlogPlace,
  slice: number,
): Promise<void> {
  const part = slices(slice);
  for (const entry of entries) {
    if (part.isOver()) await part.next();
    addressIn(entry, blog);
  }
}

/** The `PostSummary` of an entry whose address was asked for. */
export function summaryOf({ line, url }: IndexEntry): PostLine {
  return summaryLine(line, url ?? null);
}
