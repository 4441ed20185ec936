import { Config, type SiteReader } from './site-reader';

/** A site's whole configuration as one, and the files it is made of, the strongest first. */
export interface HugoConfig {
  readonly config: Config;
  readonly files: readonly string[];
}

const ENDINGS = ['toml', 'yaml', 'yml', 'json'];
/** Hugo's own file at the site's top, and what it was called before 0.110. */
export const OWN = ENDINGS.map((extension) => `hugo.${extension}`);
export const LEGACY = ENDINGS.map((extension) => `config.${extension}`);

const IN_FOLDER = /^config\/(?:_default|production)\/([\w.-]+)\.(?:toml|ya?ml|json)$/;

/**
 * The configuration of a site as Hugo puts it together for a build: the file at the site's top, over it the files of
 * `config/_default/`, over them those of `config/production/`. A file of those folders is the value of the key it is
 * named after; with a language behind its name, that language's.
 * gohugo.io/configuration/introduction, config/configLoader.go.
 */
export function hugoConfig(reader: SiteReader): HugoConfig {
  const top = reader.first(...OWN, ...LEGACY);
  const inFolders = reader.paths.filter((path) => IN_FOLDER.test(path)).sort((a, b) => (a < b ? -1 : 1));
  const files = [...(top === null ? [] : [top]), ...inFolders];
  const all = files
    .map((path) => under(keysOf(path), reader.config(path).value))
    .reduce<Table>((below, over) => merged(below, over), {});
  return { config: new Config(all), files: files.reverse() };
}

type Table = { readonly [key: string]: unknown };

/** Where the values of a file belong: those of `params.en.toml` under `languages.en.params`. */
function keysOf(path: string): string[] {
  const name = IN_FOLDER.exec(path)?.[1] ?? 'hugo';
  if (name === 'hugo' || name === 'config') return [];
  const [key = '', language] = name.split('.');
  if (language === undefined) return [key];
  return ['languages', language, ...(key === 'params' ? [key] : [])];
}

function under(keys: readonly string[], value: unknown): Table {
  const whole = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return isTable(whole) ? whole : {};
}

/** Both tables as one; where they differ, `over` counts. Keys are the same in any capitals. */
function merged(below: Table, over: Table): Table {
  const entries = new Map(Object.entries(below).map(([key, value]) => [key.toLowerCase(), { key, value }]));
  for (const [key, value] of Object.entries(over)) {
    const old = entries.get(key.toLowerCase());
    const both = isTable(old?.value) && isTable(value) ? merged(old.value, value) : value;
    entries.set(key.toLowerCase(), { key: old?.key ?? key, value: both });
  }
  return Object.fromEntries([...entries.values()].map(({ key, value }) => [key, value]));
}

function isTable(value: unknown): value is Table {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}
