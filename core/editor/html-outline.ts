import { htmlTagAt, withoutTags } from '../markdown/html-tag';
import { nextIndex } from '../markdown/tags/next-index';
import { decodedHtml } from '../posts/front-matter/html-entities';
import type { OutlineHeading } from './outline';

/** No heading is longer, in UTF-16 units. */
const LONGEST = 2000;

/** The headings of a page of HTML that begins at the offset `from`, in order: `<h1>` to `<h6>`, with their words. */
export function htmlOutline(html: string, from: number): OutlineHeading[] {
  const found: OutlineHeading[] = [];
  for (let at = html.indexOf('<'); at >= 0; ) {
    const tag = htmlTagAt(html, at, html.length);
    const level = tag.kind === 'element' && !tag.closing ? /^h([1-6])$/.exec(tag.name)?.[1] : undefined;
    // What nothing ends may be only begun: what follows it is looked at all the same.
    let next = tag.end < 0 ? at + 1 : tag.end;
    if (level !== undefined && tag.end > 0) {
      const ends = [`</h${level}`, `</H${level}`].map((mark) => nextIndex(html, mark, tag.end));
      const end = Math.min(...ends.filter((each) => each >= 0), html.length);
      if (end < html.length && end - tag.end <= LONGEST) {
        found.push({ level: Number(level), text: wordsOf(html.slice(tag.end, end)), from: from + at });
        next = end;
      }
    }
    at = html.indexOf('<', next);
  }
  return found;
}

const wordsOf = (html: string): string => decodedHtml(withoutTags(html)).replace(/\s+/g, ' ').trim();
