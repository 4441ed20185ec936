import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import type { ListedPost } from '#core/posts/post';
import { searchDocument } from '#core/posts/search/document';
import { searchHit } from '#core/posts/search/hit';
import { placesOf, searchTerms } from '#core/posts/search/query';
import { placeOf, Ranking, rankOf } from '#core/posts/search/rank';
import type { SearchAnswer } from '#core/posts/search/search';

/** Searches the fake world's posts as the engine does, without its index. */
export function fakeSearch(
  posts: readonly { readonly summary: ListedPost; readonly text: string }[],
  query: string,
  limit: number,
): SearchAnswer {
  const terms = searchTerms(query);
  const ranking = new Ranking<() => SearchAnswer['hits'][number]>(limit);
  const newest = [...posts].sort((a, b) => ((a.summary.date ?? '') < (b.summary.date ?? '') ? 1 : -1));
  for (const { summary, text } of terms.length === 0 ? [] : newest) {
    const bodyFrom = readFrontMatter(text).to;
    const document = searchDocument(summary, text.slice(bodyFrom));
    const offsets = terms.flatMap((term) => placesOf(term, document.text, 1).map(({ from }) => from));
    if (offsets.length < terms.length) continue;
    const rank = rankOf(offsets, document.ends);
    const post = { id: summary.id, title: summary.title, text, bodyFrom, where: placeOf(rank) };
    ranking.add(rank, () => searchHit(post, terms));
  }
  return { hits: ranking.best().map((hit) => hit()), total: ranking.total, complete: true };
}
