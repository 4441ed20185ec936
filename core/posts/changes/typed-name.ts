import type { ContentModel } from '../../blog/model';
import { takesEnding } from '../../blog/post-path';
import { Failure } from '../../ipc/errors';
import { blogSettingsWords } from '../../messages/blog-settings';
import { en, format } from '../../messages/en';
import { livenessWords } from '../../messages/liveness';
import type { PostPlace } from './post-place';

/** Endings that somebody means as one. `version-2.0` has none. */
const ENDING =
  /\.(?:md|markdown|mdown|mkdn?|mkd|mdx|mdoc|rmd|rmarkdown|qmd|txt|text|html?|org|rst|adoc|asciidoc|ad|textile|pandoc|pdc)$/i;
const FULL_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})-/;

/**
 * The parts of a post's name that an author typed: only the name, or all of it with date, language and ending. A date
 * that is one becomes the post's, an ending that this generator takes becomes its file's.
 * @throws Failure `name-refused` for an ending that the generator does not take
 */
export function typedName(
  typed: string,
  place: PostPlace,
  model: Pick<ContentModel, 'generator' | 'endings' | 'languages'>,
): Pick<PostPlace, 'date' | 'slug' | 'extension'> {
  const given = typed.trim().normalize('NFC');
  const end = given.length > (ENDING.exec(given)?.[0].length ?? 0) ? (ENDING.exec(given)?.[0] ?? '') : '';
  const extension = endingOf(end, given, place, model);
  const bare = given.slice(0, given.length - end.length);
  const language =
    place.language !== '' && bare.toLowerCase().endsWith(place.language.toLowerCase()) ? place.language : '';
  const whole = bare.length > language.length ? bare.slice(0, bare.length - language.length) : bare;
  const date = dateOf(whole, place);
  return { date: date === '' ? place.date : date, slug: whole.slice(date.length), extension };
}

/**
 * The name to offer for a post whose ending its generator does not take, and why: `x.md` for `x.Rmd`. Null for all others.
 */
export function endingFix(
  place: PostPlace,
  model: Pick<ContentModel, 'generator' | 'endings' | 'extension'>,
): { readonly slug: string; readonly extension: string; readonly reason: string } | null {
  if (takesEnding(`x${place.extension}`, model)) return null;
  const extension = takesEnding(`x${model.extension}`, model) ? model.extension : '.md';
  return { slug: `${place.slug}${extension}`, extension, reason: reasonAgainst(place.extension, model) };
}

function endingOf(
  end: string,
  name: string,
  place: PostPlace,
  model: Pick<ContentModel, 'generator' | 'endings'>,
): string {
  const own = place.extension;
  if (end === '') return own;
  // The same ending in other letters is a wish only where it puts small letters in place of capitals.
  if (end.toLowerCase() === own.toLowerCase()) return end === end.toLowerCase() ? end : own;
  if (!takesEnding(`x${end}`, model))
    throw new Failure('name-refused', { name, reason: reasonAgainst(end, model) });
  return end;
}

function reasonAgainst(ending: string, { generator }: Pick<ContentModel, 'generator'>): string {
  const name = generator === 'plain' ? livenessWords.site : blogSettingsWords.generators[generator];
  return sentence(format(en.changes.badName.ending, { generator: name, ending }));
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The date in front of a name with its separator: one in full, or one in the form that the post's own has; '' for none. */
function dateOf(name: string, place: PostPlace): string {
  const full = FULL_DATE.exec(name);
  if (full) return isDay(Number(full[1]), Number(full[2]), Number(full[3])) ? full[0] : '';
  if (place.date === '') return '';
  const likeOwn = new RegExp(`^${place.date.replace(/\d/g, '\\d')}`).exec(name)?.[0] ?? '';
  const digits = likeOwn.replace(/\D/g, ' ').trim();
  const [year = '', month = digits.slice(4, 6), day = digits.slice(6, 8) || '1'] = digits.split(/ +/);
  const valid = isDay(Number(year.slice(0, 4)), Number(month), Number(day));
  return valid ? likeOwn : '';
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}
