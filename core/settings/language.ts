import { z } from 'zod';

/** An identifier of a language as in HTML: `en`, `de-AT`. */
const languageTag = z.string().regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/);

/** How writing is measured and checked. */
export const languageShape = {
  outlineOpen: z.boolean(),
  /** Words to be written in a session, per post; 0 is no goal. */
  wordGoal: z.number().int().min(0).max(1_000_000),
  spelling: z.boolean(),
  /** Languages to check in, whatever the post says; none is the language of the post. */
  spellingLanguages: z.array(languageTag).max(8),
  /** The author lets dictionaries be fetched from the network. */
  dictionaryDownloads: z.boolean(),
  grammar: z.boolean(),
  /** Rules of the grammar check that are turned off. */
  grammarRulesOff: z.array(z.string().max(100)).max(1000),
};
export type LanguageSettings = {
  readonly [K in keyof typeof languageShape]: z.infer<(typeof languageShape)[K]>;
};

export const DEFAULT_LANGUAGE: LanguageSettings = {
  outlineOpen: false,
  wordGoal: 0,
  spelling: true,
  spellingLanguages: [],
  dictionaryDownloads: false,
  grammar: false,
  grammarRulesOff: [],
};
