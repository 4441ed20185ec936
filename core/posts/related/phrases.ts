import { literalPattern } from '../search/literal-pattern';
import { foldForSearch } from '../search/search-fold';
import { eachWord } from './words';

/** What in another post's text is a mention of a post, folded. */
export interface Phrases {
  /** Its title, and what stands before or after a colon or dash in it where that names it too. */
  readonly whole: readonly string[];
  /** Rare words of its title; all of them in one paragraph are a mention. Empty where there are fewer than two. */
  readonly near: readonly string[];
}

const PARTS = /\s*[:：|?？!！。]\s*|\s+[-–—]\s+|\s*[「」『』《》]\s*/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const EDGE = /^[\s"'“”‘’«»(]+|[\s"'“”‘’«».,;)]+$/g;

/**
 * What to look for to find mentions of a title. `isRare` says of a folded word whether few posts of the blog have it:
 * words that many have name nothing.
 */
export function phrasesOf(title: string, isRare: (word: string) => boolean): Phrases {
  const whole = new Set<string>();
  for (const part of [title, ...title.split(PARTS)]) {
    const phrase = foldForSearch(part.replace(EDGE, '')).replace(/\s+/g, ' ');
    if (phrase !== '' && names(phrase, isRare)) whole.add(phrase);
  }
  const rare = new Set<string>();
  eachWord(title, (word) => {
    if (!UNSPACED.test(word) && isRare(word)) rare.add(word);
  });
  return { whole: [...whole], near: rare.size > 1 ? [...rare].slice(0, 3) : [] };
}

function names(phrase: string, isRare: (word: string) => boolean): boolean {
  if (UNSPACED.test(phrase)) return [...phrase].length >= 3;
  const words: string[] = [];
  eachWord(phrase, (word) => words.push(word));
  // One word alone has to be a name of its own.
  if (!phrase.includes(' ')) return phrase.length >= 5 && words.some(isRare);
  return words.some(isRare);
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What may stand between two words of a phrase: a space, a comma, the end of a line; not the end of a paragraph. */
const BETWEEN = String.raw`(?:(?!\n[ \t]*\n)[^\p{L}\p{M}\p{N}]){1,4}`;

/** The words of a folded phrase; all of a text that has the phrase in it has these. */
export const phraseWords = (phrase: string): string[] =>
  UNSPACED.test(phrase) ? [phrase] : (phrase.match(WORD) ?? [phrase]);

/**
 * Finds a folded phrase in a folded text as words of their own, whatever stands between them; in a script without spaces
 * wherever its letters are. Has the flag `g`.
 */
export function phrasePattern(phrase: string): RegExp {
  const words = phraseWords(phrase).map(literalPattern);
  if (UNSPACED.test(phrase)) return new RegExp(words.join(''), 'gu');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(BETWEEN)}(?![\p{L}\p{N}])`, 'gu');
}
