import type { Inherited } from '../../blog/model';

type Fields = Inherited['fields'];
type Scope = Extract<Inherited['which'], { kind: 'scope' }>;

const MAX_STARS = 3;

/**
 * What front matter defaults give a document at `path` (relative to the collections' folder): the fields of all
 * scopes that fit it, the longer path before the shorter. lib/jekyll/frontmatter_defaults.rb.
 */
export function jekyllDefaults(all: readonly Inherited[], path: string): Fields {
  const type = typeOf(path);
  let fields: Fields = {};
  let last: Scope | null = null;
  for (const { which, fields: given } of all) {
    if (which?.kind !== 'scope' || !fits(which, path, type)) continue;
    if (last === null || precedes(which, last)) {
      fields = { ...fields, ...given };
      last = which;
    } else {
      fields = { ...given, ...fields };
    }
  }
  return fields;
}

/** What Jekyll calls a document: by its collection, and drafts are in that of posts whatever its manual says (4.3). */
function typeOf(path: string): string {
  if (/(?:^|\/)_(?:posts|drafts)\//.test(path)) return 'posts';
  return /^_([^/]+)\//.exec(path)?.[1] ?? 'pages';
}

function fits(scope: Scope, path: string, type: string): boolean {
  if (scope.type !== null && scope.type !== type) return false;
  const wanted = scope.path;
  const stars = wanted.split('*').length - 1;
  if (stars === 0) return path.startsWith(wanted);
  // A configuration may come with a stranger's repository: no pattern that takes for ever.
  if (stars > MAX_STARS) return false;
  const pattern = wanted
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (glob) => (glob === '*' ? '[^/]*' : glob === '?' ? '[^/]' : '.*'));
  return new RegExp(`^${pattern}`).test(path);
}

function precedes(scope: Scope, before: Scope): boolean {
  if (scope.path.length !== before.path.length) return scope.path.length >= before.path.length;
  return scope.type !== null || before.type === null;
}
