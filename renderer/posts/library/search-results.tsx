import { useMemo } from 'react';
import { counted, en, format } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import { grouped } from '#core/messages/numbers';
import { foldText } from '#core/posts/search/fold';
import type { SearchAnswer, SearchHit, Snippet } from '#core/posts/search/search';
import type { LibraryEntry } from '#core/posts/view';
import { Status } from '../../app/status';
import type { Search } from './library-store';
import { postDate } from './post-date';
import { PostList, type RowState } from './post-list';
import { ChangeDot, standingOf } from './post-row';

/** One line of the results: a post, and where in it the words are. */
export interface Result {
  readonly id: string;
  readonly title: string;
  readonly entry: LibraryEntry;
  /** Null while only titles have been looked at. */
  readonly hit: SearchHit | null;
}

const SHOWN = 100;
const folded = new WeakMap<LibraryEntry['post'], string>();

function foldedTitle(post: LibraryEntry['post']): string {
  let text = folded.get(post);
  if (text === undefined) {
    text = foldText([post.title, ...post.categories, ...post.tags].join('\n'));
    folded.set(post, text);
  }
  return text;
}

/** Posts whose title, category and tags have every word of the query, in the order given; the first hundred. */
export function titleResults(entries: readonly LibraryEntry[], query: string): readonly Result[] {
  const wanted = foldText(query).split(/\s+/u).filter(Boolean);
  const found: Result[] = [];
  for (const entry of entries) {
    const text = foldedTitle(entry.post);
    if (!wanted.every((word) => text.includes(word))) continue;
    found.push({ id: entry.post.id, title: entry.post.title, entry, hit: null });
    if (found.length === SHOWN) break;
  }
  return found;
}

/** The hits whose posts pass the filters (are among `entries`), best first. */
export function hitResults(entries: readonly LibraryEntry[], hits: readonly SearchHit[]): readonly Result[] {
  const byId = new Map(entries.map((entry) => [entry.post.id, entry]));
  return hits.flatMap((hit) => {
    const entry = byId.get(hit.id);
    return entry ? [{ id: hit.id, title: entry.post.title, entry, hit }] : [];
  });
}

interface SearchResultsProps {
  readonly search: Search;
  readonly results: readonly Result[];
  readonly filtered: boolean;
  readonly open: string | null;
  readonly picked: ReadonlySet<string>;
  readonly now: string;
  readonly onOpen: (result: Result) => void;
  readonly onPick: (picked: ReadonlySet<string>) => void;
  readonly onEscape: () => void;
  readonly onLeave: () => void;
  readonly onMenu: (ids: readonly string[], at: { readonly x: number; readonly y: number }) => void;
}

const ROW = 74;

/** The posts that were found, best first, each with the place in its text. */
export function SearchResults(props: SearchResultsProps) {
  const { search, results, filtered, now } = props;
  const answer = search.answered === search.query ? search.answer : null;
  const sections = useMemo(() => [{ id: 'results', heading: null, rows: results }], [results]);
  return (
    <>
      <Status className="results-note">
        {resultsNote(results.length, answer, search.query, filtered)}
        {answer?.complete === false && ` ${words.results.reading}`}
      </Status>
      {results.length > 0 && (
        <PostList
          label={words.results.label}
          sections={sections}
          rowHeight={ROW}
          open={props.open}
          picked={props.picked}
          render={(result, state) => <ResultRow result={result} state={state} now={now} />}
          onOpen={props.onOpen}
          onPick={props.onPick}
          onEscape={props.onEscape}
          onLeave={props.onLeave}
          onMenu={props.onMenu}
        />
      )}
    </>
  );
}

function resultsNote(shown: number, answer: SearchAnswer | null, query: string, filtered: boolean): string {
  if (answer === null) return shown === 0 ? words.results.searching : counted(words.results.titles, shown);
  if (shown === 0) return format(filtered ? words.results.nothingFiltered : words.results.nothing, { query });
  const { hits, total } = answer;
  if (filtered)
    return hits.length < total
      ? format(words.results.firstFiltered, { shown: grouped(shown) })
      : counted(words.results.filtered, shown);
  return total > shown
    ? format(words.results.first, { shown: grouped(shown), all: grouped(total) })
    : counted(words.results.found, total);
}

function ResultRow({ result, state, now }: { result: Result; state: RowState; now: string }) {
  const { entry, hit } = result;
  const { post, change } = entry;
  const date = post.date === null ? en.library.noDate : postDate(post.date, now);
  const facts = [standingOf(entry, state.section), date].filter(Boolean).join(' · ');
  const words_ = hit?.where === 'tag' ? [...post.categories, ...post.tags].join(', ') : '';
  return (
    <>
      <span id={state.labelId} className="post-title" dir="auto">
        {hit ? <Marked snippet={hit.title} /> : post.title}
        {post.title === '' && en.library.untitled}
      </span>
      <span id={state.metaId} className="post-meta result-text">
        <b>{facts}</b>
        <bdi>
          {hit?.snippet ? (
            <Marked snippet={hit.snippet} />
          ) : words_ !== '' ? (
            format(words.results.inTag, { words: words_ })
          ) : (
            post.description || post.categories.join(', ')
          )}
        </bdi>
      </span>
      {change !== null && <ChangeDot change={change} />}
    </>
  );
}

/** A piece of text with what was looked for marked in it. */
function Marked({ snippet }: { snippet: Snippet }) {
  const { text, marks } = snippet;
  const parts = marks.flatMap(({ from, to }, index) => [
    text.slice(marks[index - 1]?.to ?? 0, from),
    <mark key={from}>{text.slice(from, to)}</mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
