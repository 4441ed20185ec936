import type { Generator } from '../../blog/model';
import { maskCode } from '../../posts/links/mask';

/** A mark by which an author reminds themselves, in the text that would go out. */
export interface FoundMark {
  /** As it is written: `TODO`, `TK`. */
  readonly mark: string;
  /** From 1. */
  readonly line: number;
}

/** Programmers' marks, journalists' “to come”, and a printer's dummy text. In capitals only: “todo” is also Spanish. */
const MARK = /(?<![\w#/.-])(?:TODO|FIXME|TBD|TK(?:TK)*|\?\?\?+)(?![\w-])|\bLorem ipsum\b/g;
/** Comments are masked with code, and a reminder in one goes out in the page's source. */
const COMMENT_MARK = /<!--[^\n]{0,200}?\b(TODO|FIXME)\b/;

/** The marks in a post's text from `bodyFrom` on, code apart: a post about programs may well have some there. */
export function findMarks(text: string, bodyFrom: number, generator: Generator): FoundMark[] {
  const body = maskCode(text.slice(bodyFrom), generator !== 'eleventy').split('\n');
  const written = text.slice(bodyFrom).split('\n');
  const first = text.slice(0, bodyFrom).split('\n').length;
  return body.flatMap((line, at) => {
    const marks = [...line.matchAll(MARK)].map(([mark]) => mark);
    const inComment = COMMENT_MARK.exec(written[at] ?? '')?.[1];
    const all = inComment === undefined ? marks : [...marks, inComment];
    return all.map((mark) => ({ mark, line: first + at }));
  });
}
