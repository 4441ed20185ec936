import { literalPattern } from '../posts/search/literal-pattern';
import type { FindQuery } from './find-query';

export const EMPTY_QUERY: FindQuery = {
  find: '',
  replace: '',
  regexp: false,
  matchCase: false,
  wholeWord: false,
};

/** A query as an expression with the flags `g`, `m` and `u`, or why it is none, in the engine's own words. */
export type Pattern =
  | { readonly ok: true; readonly expression: RegExp }
  | { readonly ok: false; readonly reason: string };

/** One place where it was found, in UTF-16 offsets of the text, and what would stand there instead. */
export interface FoundPlace {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const WORD = '[\\p{L}\\p{M}\\p{N}_]';
// A place between two letters is no edge of a word; one beside anything else is.
const EDGE = `(?:(?<!${WORD})|(?!${WORD}))`;

/** Makes a query's expression. `find` must not be empty. */
export function patternOf({ find, regexp, matchCase, wholeWord }: FindQuery): Pattern {
  const flags = matchCase ? 'gmu' : 'gimu';
  try {
    // Alone first, so that what is wrong is said of what the author typed.
    const own = new RegExp(regexp ? find : literalPattern(find), flags);
    return { ok: true, expression: wholeWord ? new RegExp(`${EDGE}(?:${own.source})${EDGE}`, flags) : own };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      ok: false,
      reason: error.message.replace(/^Invalid regular expression: (?:.*\/[a-z]*: )?/s, ''),
    };
  }
}

/**
 * Every place of the expression in `text` (with `\n` line ends) that lies within one of `within`, in order, at most
 * `most`; `more` says that there are others. It takes as long as the expression does: give it a time limit from outside.
 */
export function findPlaces(
  text: string,
  expression: RegExp,
  query: Pick<FindQuery, 'regexp' | 'replace'>,
  within: readonly Stretch[],
  most: number,
): { readonly places: FoundPlace[]; readonly more: boolean } {
  const places: FoundPlace[] = [];
  const template = query.regexp ? templateOf(query.replace) : null;
  let stretch = 0;
  for (const match of text.matchAll(expression)) {
    const from = match.index;
    const to = from + match[0].length;
    while (stretch < within.length && (within[stretch]?.to ?? 0) < to) stretch += 1;
    const here = within[stretch];
    if (here === undefined) break;
    if (from < here.from) continue;
    if (places.length === most) return { places, more: true };
    places.push({ from, to, insert: template === null ? query.replace : filledIn(template, match) });
  }
  return { places, more: false };
}

type Part = string | { readonly group: string };

/** A replacement with its escapes read and its groups told apart. */
function templateOf(replace: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of replace.matchAll(/\\([nrt\\])|\$(\$|&|\d{1,2}|<([^>]*)>)/g)) {
    parts.push(replace.slice(at, match.index));
    at = match.index + match[0].length;
    const [, escaping, sign, name] = match;
    if (escaping !== undefined) parts.push(ESCAPES[escaping] ?? '');
    else if (sign === '$') parts.push('$');
    else parts.push({ group: sign === '&' ? '0' : (name ?? sign ?? '') });
  }
  parts.push(replace.slice(at));
  return parts;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', '\\': '\\' };

function filledIn(template: readonly Part[], match: RegExpExecArray): string {
  return template.map((part) => (typeof part === 'string' ? part : group(match, part.group))).join('');
}

/** A group that took no part is empty; a number that is no group is what the author wrote. */
function group(match: RegExpExecArray, name: string): string {
  if (!/^\d+$/.test(name)) return match.groups?.[name] ?? '';
  const number = Number(name);
  if (number < match.length) return match[number] ?? '';
  // `$12` where there are fewer than twelve groups is the first one and a 2.
  const first = Number(name[0]);
  return name.length === 2 && first > 0 && first < match.length
    ? (match[first] ?? '') + name.slice(1)
    : `$${name}`;
}
