import { readFrontMatter } from '#core/posts/front-matter';
import type { PostSummary } from '#core/posts/post';
import type { SearchAnswer } from '#core/posts/search';
import { placeAt, searchDocument } from '#core/posts/search-document';
import { searchHit } from '#core/posts/search-hit';
import { placesOf, searchTerms } from '#core/posts/search-query';
import { placeOf, Ranking, rankOf } from '#core/posts/search-rank';

/** Searches the fake world's posts as the engine does, without its index. */
export function fakeSearch(
  posts: readonly { readonly summary: PostSummary; readonly text: string }[],
  query: string,
  limit: number,
): SearchAnswer {
  const terms = searchTerms(query);
  const ranking = new Ranking<() => SearchAnswer['hits'][number]>(limit);
  const newest = [...posts].sort((a, b) => ((a.summary.date ?? '') < (b.summary.date ?? '') ? 1 : -1));
  for (const { summary, text } of terms.length === 0 ? [] : newest) {
    const bodyFrom = readFrontMatter(text).to;
    const document = searchDocument(summary, text.slice(bodyFrom));
    const places = terms.flatMap((term) => {
      const [first] = placesOf(term, document.text, 1);
      return first === undefined ? [] : [placeAt(first.from, document.ends)];
    });
    if (places.length < terms.length) continue;
    const post = { id: summary.id, title: summary.title, text, bodyFrom, where: placeOf(places) };
    ranking.add(rankOf(places), () => searchHit(post, terms));
  }
  return { hits: ranking.best().map((hit) => hit()), total: ranking.total, complete: true };
}
