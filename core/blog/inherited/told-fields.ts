import type { Inherited } from '../model';

type Fields = Inherited['fields'];
type Value = Fields[string];

/** What the list of posts, their addresses and their status are made of, in small letters. */
const TOLD = new Set([
  ...['title', 'description', 'summary', 'excerpt', 'lang', 'language'],
  ...['date', 'pubdate', 'pubdatetime', 'publishdate', 'published', 'created', 'added', 'created_at'],
  ...['created_time', 'createdat', 'publishedat', 'expirydate', 'unpublishdate'],
  ...['updated', 'lastmod', 'modified', 'last_modified_at', 'updateddate', 'moddatetime'],
  ...['tags', 'tag', 'categories', 'category', 'topics', 'keywords'],
  ...['draft', 'isdraft', 'private', 'status', 'unlisted', 'render', 'headless', 'build', '_build'],
  ...['url', 'slug', 'permalink', 'eleventyexcludefromcollections'],
]);
/** Nobody means more words for every post, nor longer ones; a stranger's configuration may have them. */
const MOST = 50;
const LONGEST = 1000;
/** Lists in lists, and tables in tables, that far. */
const DEEPEST = 4;

/**
 * Of the values that posts inherit (parsed, of any shape) those that tell something of a post; null when there are
 * none. `more` are other keys that the site reads as such.
 */
export function toldFields(values: unknown, more: readonly string[] = []): Fields | null {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return null;
  const own = more.map((key) => key.toLowerCase());
  const found: Fields = {};
  for (const [key, value] of Object.entries(values)) {
    const told = TOLD.has(key.toLowerCase()) || own.includes(key.toLowerCase());
    const kept = told ? plain(value) : null;
    if (kept !== null) found[key] = kept;
  }
  return Object.keys(found).length > 0 ? found : null;
}

function plain(value: unknown, depth = 0): Value | null {
  const one = word(value);
  if (one !== null) return one;
  if (value === null || typeof value !== 'object' || depth === DEEPEST) return null;
  if (Array.isArray(value))
    return value
      .slice(0, MOST)
      .map((item) => plain(item, depth + 1))
      .filter((item) => item !== null);
  const entries = Object.entries(value).slice(0, MOST);
  return Object.fromEntries(
    entries.flatMap(([key, inner]) => {
      const kept = plain(inner, depth + 1);
      return kept === null ? [] : [[key, kept] as const];
    }),
  );
}

function word(value: unknown): string | number | boolean | null {
  // TOML has dates of its own.
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && value.length <= LONGEST ? value : null;
}
