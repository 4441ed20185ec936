import { z } from 'zod';

/** What the author wants of the spell checker for the post that is shown. */
export const SpellingWish = z.strictObject({
  on: z.boolean(),
  /** Languages to check in, as in HTML (`en`, `de-AT`), the first first. */
  languages: z.array(z.string().max(35)).max(8),
  /** Dictionaries may be fetched from the network. */
  downloads: z.boolean(),
});
export type SpellingWish = z.infer<typeof SpellingWish>;

export const SpellingState = z.strictObject({
  /** Dictionaries that are used, or (with downloads) fetched first. */
  checking: z.array(z.string()),
  /** Dictionaries that are wanted and not on this computer. */
  missing: z.array(z.string()),
  /** The system brings its own checker, which knows its languages itself. */
  native: z.boolean(),
  /** Every language that there is a dictionary for. */
  known: z.array(z.string()),
});
export type SpellingState = z.infer<typeof SpellingState>;

/** What the checker of this computer has. */
export interface SpellingPlace {
  readonly native: boolean;
  /** Languages that there are dictionaries for somewhere. */
  readonly known: readonly string[];
  /** Languages whose dictionary is on this computer. */
  readonly present: readonly string[];
  /** The system's own language. */
  readonly locale: string;
}

/** Regions to take for a language that names none and is not the system's. */
const REGIONS: Readonly<Record<string, string>> = { en: 'en-US', es: 'es', pt: 'pt-BR', sr: 'sr' };

/**
 * The dictionary for a language: its own, the system's region of it (`en` on a British computer is `en-GB`), its usual
 * region, the language alone; null when there is none.
 */
export function dictionaryFor(language: string, known: readonly string[], locale: string): string | null {
  const find = (tag: string | undefined) =>
    known.find((each) => each.toLowerCase() === tag?.toLowerCase()) ?? null;
  const [base = ''] = language.split('-');
  const sameBase = locale.toLowerCase().startsWith(`${base.toLowerCase()}-`);
  return (
    (language.includes('-') ? find(language) : null) ??
    (sameBase && !language.includes('-') ? find(locale) : null) ??
    find(REGIONS[base.toLowerCase()]) ??
    find(base) ??
    known.find((each) => each.toLowerCase().startsWith(`${base.toLowerCase()}-`)) ??
    null
  );
}

/** What to do: nothing reaches the network unless the wish says so. */
export function spellingState(
  { on, languages, downloads }: SpellingWish,
  place: SpellingPlace,
): SpellingState {
  const { native, known, present, locale } = place;
  const rest = { native, known: [...known] };
  if (!on || native) return { checking: [], missing: [], ...rest };
  const wanted = languages.flatMap((language) => dictionaryFor(language, known, locale) ?? []);
  const unique = [...new Set(wanted)];
  const here = (each: string) => present.some((one) => one.toLowerCase() === each.toLowerCase());
  return {
    checking: unique.filter((each) => downloads || here(each)),
    missing: unique.filter((each) => !here(each)),
    ...rest,
  };
}

/** The languages of dictionary files as Chromium names them (`en-US-10-1.bdic`). */
export function dictionaryLanguages(files: readonly string[]): string[] {
  return files.flatMap((name) => /^([a-z]{2,3}(?:-[A-Za-z]+)*)-\d+-\d+\.bdic$/i.exec(name)?.[1] ?? []);
}
