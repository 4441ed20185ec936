import { plainPath } from './code-reader';
import { type Config, firstText, type SiteReader } from './site-reader';

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
  const disabled = main.at('disableLanguages').texts.map((code) => code.toLowerCase());
  const kept = main
    .at('languages')
    .keys.map((code) => ({ code, config: main.at('languages', code) }))
    .filter(({ code, config }) => !disabled.includes(code.toLowerCase()) && !config.at('disabled').isTrue);
  if (kept.length === 0) return first === '' ? [] : [{ code: first, config: main.at('languages', first) }];
  const weight = ({ code, config }: HugoLanguage): number =>
    code.toLowerCase() === (first || 'en').toLowerCase() ? -1 : Number(config.at('weight').text || 1_000);
  return kept.sort((a, b) => weight(a) - weight(b));
}

/** A folder that Hugo takes content from. */
export interface ContentTree {
  readonly path: string;
  readonly language: string | null;
  /** Where in the content it goes: `posts` for a mount with the target `content/posts`; '' for all of it. */
  readonly section: string;
}

/**
 * The folders that hold content: `contentDir`, those mounted as `content` or below it, and each language's own.
 * gohugo.io/configuration/module, "Mounts".
 */
export function contentTrees(
  reader: SiteReader,
  main: Config,
  languages: readonly HugoLanguage[],
): ContentTree[] {
  const several = languages.length > 1;
  const own = languages.flatMap(({ code, config }) => {
    const path = plainPath(config.at('contentDir').text);
    return path === '' ? [] : [{ path, language: several ? code : null, section: '' }];
  });
  const mounted = main.at('module', 'mounts').items.flatMap((mount) => {
    const path = plainPath(mount.at('source').text);
    const lang = mount.at('lang').text || null;
    const section = /^content(?:\/(.*))?$/.exec(plainPath(mount.at('target').text));
    return section !== null && reader.hasFolder(path)
      ? [{ path, language: lang, section: section[1] ?? '' }]
      : [];
  });
  const usual = plainPath(firstText(main.at('contentDir').text, 'content'));
  const trees = [...own, ...mounted];
  if (trees.length === 0) return [{ path: usual, language: null, section: '' }];
  // A language without a folder of its own shares the usual one.
  const all = [
    ...trees,
    ...(own.length > 0 && own.length < languages.length
      ? [{ path: usual, language: null, section: '' }]
      : []),
  ];
  return all.filter(({ path }, n) => all.findIndex((other) => other.path === path) === n);
}
