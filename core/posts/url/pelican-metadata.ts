import type { RuleOf } from '../../blog/permalink-rule';
import { below, splitPath } from './address';

type Rule = RuleOf<'pelican'>;
/** Fields by their name in small letters. */
export type Said = Readonly<Partial<Record<string, string>>>;

const readers = new WeakMap<Rule, (id: string) => Said | null>();

/**
 * What the path of the post `id` says by the site's `FILENAME_METADATA` and, for what that does not say, its `PATH_METADATA`
 * (`parse_path_metadata` of Pelican's readers.py). Null for a file outside of the content.
 */
export function metadataInPath(rule: Rule, id: string): Said | null {
  let reader = readers.get(rule);
  if (reader === undefined) {
    reader = readerOf(rule);
    readers.set(rule, reader);
  }
  return reader(id);
}

function readerOf(rule: Rule): (id: string) => Said | null {
  const inName = groupsOf(rule.filenameMetadata);
  const inPath = groupsOf(rule.pathMetadata ?? '');
  return (id) => {
    const inSite = below(id, rule.root);
    const path = inSite === null ? null : below(inSite, rule.content);
    if (path === null) return null;
    const [byName, byPath] = [inName(splitPath(path)[1]), inPath(path)];
    return { ...byPath, ...byName };
  };
}

function groupsOf(source: string): (text: string) => Said {
  if (source === '') return () => ({});
  const pattern = new RegExp(`^(?:${source})`, 'u');
  return (text) => {
    const groups = Object.entries(pattern.exec(text)?.groups ?? {});
    return Object.fromEntries(
      groups.filter(([, value]) => value !== undefined).map(([name, value]) => [name.toLowerCase(), value]),
    );
  };
}
