export type Direction = 'ltr' | 'rtl';

/** Languages that are written from right to left unless their tag names another script. */
const LANGUAGES =
  /^(?:ar|arc|arz|ary|azb|bal|ckb|dv|fa|glk|he|iw|khw|ks|lrc|mzn|nqo|pnb|prs|ps|sd|sdh|syr|ug|ur|uz-af|yi|ji)(?:[-_]|$)/i;
const SCRIPTS = /[-_](?:arab|hebr|thaa|nkoo|syrc|adlm|rohg|samr|mand)(?:[-_]|$)/i;
const LATIN = /[-_](?:latn|cyrl)(?:[-_]|$)/i;

/** A letter of a script that is written from right to left (UAX #9, classes R and AL). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LETTER = /\p{L}/u;
const LETTERS = /\p{L}/gu;

/** How many letters of a post say which way it is written. */
const LOOKED_AT = 400;
/** Markup whose letters are nobody's words: code, tags, shortcodes, Liquid, comments, and where links lead. */
const MARKUP =
  /^(?:```|~~~)[\s\S]*?^(?:```|~~~)|`[^`\n]*`|<[^>\n]*>|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\]\([^)\n]*\)|https?:\/\/\S+/gmu;

/** Which way a language is written, by its tag (BCP 47, `_` allowed): `ar`, `fa-IR`, `az-Arab`, `ur_Latn`. */
export function languageDirection(language: string): Direction {
  if (SCRIPTS.test(language)) return 'rtl';
  return LANGUAGES.test(language) && !LATIN.test(language) ? 'rtl' : 'ltr';
}

/** Whether a text has a letter that is written from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** The direction of a line by its first letter (UAX #9, rule P2); null for one without letters. */
export function lineDirection(line: string): Direction | null {
  const first = LETTER.exec(line)?.[0];
  return first === undefined ? null : RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

interface Written {
  /** The post's own language, where it has one. */
  readonly language: string | null;
  readonly title: string;
  /** The Markdown of the body, or its beginning. */
  readonly text: string;
  readonly siteLanguage: string;
}

/**
 * Which way a post is written: as its own language is; else as most of the first letters of its words are (a sentence
 * in Persian may well begin with “HTML”), markup aside; else as its title is; else as the site's language is.
 */
export function postDirection({ language, title, text, siteLanguage }: Written): Direction {
  if (language !== null && language !== '') return languageDirection(language);
  const letters =
    text
      .slice(0, LOOKED_AT * 10)
      .replace(MARKUP, ' ')
      .match(LETTERS)
      ?.slice(0, LOOKED_AT) ?? [];
  if (letters.length === 0) return lineDirection(title) ?? languageDirection(siteLanguage);
  const right = letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length;
  return right * 2 > letters.length ? 'rtl' : 'ltr';
}
