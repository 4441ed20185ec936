import type { Config } from './site-reader';

/** A language of a Hugo site, with its part of the configuration. */
export interface HugoLanguage {
  readonly code: string;
  readonly config: Config;
}

/**
 * The languages of a site, its default first, then by weight; for a site in one language that one, when it says
 * which. gohugo.io/configuration/languages.
 */
export function languagesOf(main: Config): HugoLanguage[] {
  const first = main.at('defaultContentLanguage').text;
  const disabled = disabledLanguages(main);
  const kept = main
    .at('languages')
    .keys.map((code) => ({ code, config: main.at('languages', code) }))
    .filter(({ code }) => !disabled.includes(code.toLowerCase()));
  if (kept.length === 0) return first === '' ? [] : [{ code: first, config: main.at('languages', first) }];
  const weight = ({ code, config }: HugoLanguage): number =>
    code.toLowerCase() === (first || 'en').toLowerCase() ? -1 : Number(config.at('weight').text || 1_000);
  return kept.sort((a, b) => weight(a) - weight(b));
}

/** Codes, in small letters, of the languages that a site has and does not build. */
export function disabledLanguages(main: Config): string[] {
  const off = main.at('languages').keys.filter((code) => main.at('languages', code, 'disabled').isTrue);
  return [...new Set([...main.at('disableLanguages').texts, ...off].map((code) => code.toLowerCase()))];
}
