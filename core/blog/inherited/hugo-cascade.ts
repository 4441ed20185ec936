import { compileGlob } from '../exclusions/glob';
import type { Config } from '../generators/site-reader';
import { noConfig } from '../generators/site-reader';
import type { Inherited } from '../model';
import { toldFields } from './told-fields';

/** Where a cascade is written, and for which posts at most. Paths are relative to the same folder. */
export interface CascadePlace extends Pick<Inherited, 'folder' | 'file' | 'line'> {
  /** The tree of content that its paths begin in, and where that is mounted below the content. */
  readonly tree: { readonly folder: string; readonly at: string };
  /** Of a site in several languages the one it is for; null for all. */
  readonly language: string | null;
  /** Keys that the site reads dates from. */
  readonly dates: readonly string[];
}

/**
 * What a `cascade` (a table, or a list of tables with a target each) gives the pages below it, in its own order.
 * gohugo.io/content-management/front-matter, "Cascade"; resources/page/page_matcher.go.
 */
export function cascaded(cascade: Config, place: CascadePlace): Inherited[] {
  const { folder, file, line, tree, language, dates } = place;
  const parts = cascade.items.length > 0 ? cascade.items : [cascade];
  return parts.flatMap((part): Inherited[] => {
    const fields = toldFields(part.value, dates);
    const target = targetOf(part);
    if (fields === null || !meansPosts(target)) return [];
    const asked = [...texts(target.at('lang')), ...texts(target.at('sites', 'matrix', 'languages'))];
    if (language !== null && !fits(asked, language)) return [];
    const languages = (language === null ? asked : [language]).map((code) => code.toLowerCase());
    const paths = texts(target.at('path')).map((path) => path.toLowerCase());
    const isForAll = paths.length + languages.length === 0;
    const which = { kind: 'target' as const, top: tree.folder, at: tree.at, paths, languages };
    return [{ folder, ...(isForAll ? {} : { which }), fields, file, line }];
  });
}

/** `target`; until 0.131 `_target`. */
function targetOf(part: Config): Config {
  const found = ['target', '_target'].map((key) => part.at(key)).find(({ keys }) => keys.length > 0);
  return found ?? noConfig;
}

/** Posts are pages to Hugo, not sections, and what is published is built for production. */
function meansPosts(target: Config): boolean {
  return fits(texts(target.at('kind')), 'page') && fits(texts(target.at('environment')), 'production');
}

/** Whether one of the globs matches, or there is none. */
function fits(globs: readonly string[], value: string): boolean {
  const text = value.toLowerCase();
  return globs.length === 0 || globs.some((glob) => compileGlob(glob.toLowerCase(), 'within')(text));
}

const texts = (config: Config): string[] => (config.text === '' ? config.texts : [config.text]);
