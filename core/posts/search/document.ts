import { createVerbatim } from '../../markdown/verbatim';
import type { ListedPost } from '../post';
import { foldForSearch } from './search-fold';

/** Where in a post something was found, best first. */
export const PLACES = ['title', 'heading', 'tag', 'body'] as const;
export type SearchPlace = (typeof PLACES)[number];

/**
 * A post as it is searched: one folded text in which better places come first, so that the first occurrence of a word
 * is its best one. `ends` are where the title, the headings and the tags end; the description and the body follow.
 * Offsets are UTF-16 units from 0.
 */
export interface SearchDocument {
  readonly text: string;
  readonly ends: readonly [title: number, headings: number, tags: number];
}

/** Between the parts, so that nothing is found across them. */
const BETWEEN = '\0';

/** `body` is the post's text after its front matter, with LF line ends. */
export function searchDocument(post: SearchedFacts, body: string): SearchDocument {
  const title = foldForSearch(post.title) + BETWEEN;
  const headings = headingsOf(body).map(({ from, to }) => body.slice(from, to));
  const withHeadings = title + foldForSearch(headings.join(BETWEEN)) + BETWEEN;
  const withTags = withHeadings + foldForSearch([...post.tags, ...post.categories].join(BETWEEN)) + BETWEEN;
  const text = withTags + foldForSearch(post.description) + BETWEEN + foldForSearch(body);
  return { text, ends: [title.length, withHeadings.length, withTags.length] };
}

/** What of a post's facts is searched. */
export type SearchedFacts = Pick<ListedPost, 'title' | 'tags' | 'categories' | 'description'>;

/** What a line begins with that may be the first of code; an indented one may be as well. */
const MAY_BEGIN_CODE = /[`~<{*+\-\d \t]/;

/**
 * The words of each heading (`#` and underlined) in a Markdown text, outside code, comments and raw HTML. Offsets are
 * UTF-16 units.
 */
export function headingsOf(body: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const verbatim = createVerbatim();
  let isVerbatim = false;
  // Line by line, because one expression for all of it takes ten times as long; and most lines are never cut out.
  for (let line = 0, end = 0; line < body.length; line = end + 1) {
    end = body.indexOf('\n', line);
    if (end < 0) end = body.length;
    const at = indented(body, line);
    const first = body.charAt(at);
    const wasVerbatim = isVerbatim;
    isVerbatim = (isVerbatim || MAY_BEGIN_CODE.test(first)) && verbatim.takes(body.slice(line, end));
    if (isVerbatim) continue;
    switch (first) {
      case '#': {
        const words = /^#{1,6}[ \t]+(.*\S)/.exec(body.slice(at, end))?.[1];
        if (words === undefined) break;
        const from = body.indexOf(words, at);
        found.push({ from, to: from + words.length });
        break;
      }
      case '=':
      case '-': {
        // What is above may be the end of code.
        const over = !wasVerbatim && /^(?:=+|-+)[ \t]*$/.test(body.slice(at, end)) && lineBefore(body, line);
        if (over) found.push(over);
        break;
      }
    }
  }
  return found;
}

/** Where a line's text begins; at most three spaces are no indentation. */
function indented(body: string, line: number): number {
  let at = line;
  while (at < line + 3 && body.charCodeAt(at) === 0x20) at += 1;
  return at;
}

/** The line above an underline at `at`, when it can be a heading's. */
function lineBefore(body: string, at: number): { from: number; to: number } | null {
  const to = at - 1;
  if (to <= 0) return null;
  const from = body.lastIndexOf('\n', to - 1) + 1;
  return /^ {0,3}[^\s#>|\-*+`~=]/.test(body.slice(from, Math.min(to, from + 8))) ? { from, to } : null;
}
