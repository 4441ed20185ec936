import type { RuleOf } from '../../blog/permalink-rule';

type Defaults = RuleOf<'jekyll'>['defaults'];
type Scope = Defaults[number];

const MAX_STARS = 3;

/** What they give a document that none is for. */
export const NO_DEFAULTS: Scope['values'] = {};

/**
 * What front matter defaults give a document at `path` (relative to the collections' folder): the values of all
 * scopes that fit it, the longer path before the shorter. lib/jekyll/frontmatter_defaults.rb.
 */
export function jekyllDefaults(defaults: Defaults, path: string, type: string): Scope['values'] {
  let values = NO_DEFAULTS;
  let last: Scope | null = null;
  for (const scope of defaults) {
    if (!fits(scope, path, type)) continue;
    if (last === null || precedes(scope, last)) {
      values = { ...values, ...scope.values };
      last = scope;
    } else {
      values = { ...scope.values, ...values };
    }
  }
  return values;
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
