import type { ContentModel } from '#core/blog/model';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import type { SearchPlace } from '#core/posts/search/document';
import { searchHit } from '#core/posts/search/hit';
import type { SearchTerm } from '#core/posts/search/query';
import { placeOf, Ranking } from '#core/posts/search/rank';
import type { SearchAnswer, SearchHit } from '#core/posts/search/search';
import { type IndexEntry, postIn } from './entry';
import {
  goesOn,
  type Haystack,
  haystackOf,
  type Needle,
  needlesOf,
  rankIn,
  searchedText,
} from './search-haystack';
import { slices } from './slices';

export interface SearchRun {
  /** Newest first. */
  readonly entries: readonly IndexEntry[];
  readonly terms: readonly SearchTerm[];
  readonly limit: number;
  readonly model: ContentModel;
  /** How long the thread is kept, in ms, before other questions get their turn. */
  readonly slice: number;
  /** The answer is no longer wanted. */
  readonly stale: () => boolean;
}

/** Looks for the terms in all texts that are read. Null when it became stale. */
export async function searchEntries({
  entries,
  terms,
  limit,
  model,
  slice,
  stale,
}: SearchRun): Promise<Pick<SearchAnswer, 'hits' | 'total'> | null> {
  const ranking = new Ranking<{ entry: IndexEntry; rank: number }>(limit);
  const needles = needlesOf(terms);
  const part = slices(slice);
  // Nearly all posts were searched for the same before.
  let asked: readonly Needle[] | null = null;
  let answer = false;
  const isMore = (before: readonly Needle[]) => {
    if (before !== asked) {
      asked = before;
      answer = goesOn(before, needles);
    }
    return answer;
  };
  for (const entry of needles.length === 0 ? [] : entries) {
    if (part.isOver()) {
      await part.next();
      if (stale()) return null;
    }
    const haystack = prepare(entry, model);
    const rank = haystack && rankIn(haystack, needles, isMore);
    if (rank !== null) ranking.add(rank, { entry, rank });
  }
  if (stale()) return null;
  return {
    hits: ranking.best().map(({ entry, rank }) => hitOf(entry, placeOf(rank), { terms, model })),
    total: ranking.total,
  };
}

/** Makes entries quick to search until `ms` are over; whether all of them are. */
export function prepareSome(entries: Iterable<IndexEntry>, model: ContentModel, ms: number): boolean {
  const part = slices(ms);
  for (const entry of entries) {
    if (entry.haystack !== null || entry.text === null) continue;
    if (part.isOver()) return false;
    prepare(entry, model);
  }
  return true;
}

/** Null for a post whose text is not there yet. */
function prepare(entry: IndexEntry, model: ContentModel): Haystack | null {
  if (entry.haystack === null && entry.text !== null) {
    entry.haystack = haystackOf(postIn(entry), entry.text.bytes, frontMatterRules(model, entry.id));
  }
  return entry.haystack;
}

function hitOf(
  entry: IndexEntry,
  where: SearchPlace,
  { terms, model }: Pick<SearchRun, 'terms' | 'model'>,
): SearchHit {
  const { text, bodyFrom } = searchedText(entry.text?.bytes ?? '', frontMatterRules(model, entry.id));
  return searchHit({ id: entry.id, title: postIn(entry).title, text, bodyFrom, where }, terms);
}
