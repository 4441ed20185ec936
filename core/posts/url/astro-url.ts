import type { RuleOf } from '../../blog/permalink-rule';
import { address, below, splitPath } from './address';
import { textField, type UrlFacts, type UrlMaker } from './facts';
import { githubSlug } from './slugs';

type Rule = RuleOf<'astro'>;
type Route = Rule['routes'][number];
type Ids = NonNullable<Rule['routes'][number]['ids']>;

/** Astro's addresses: an entry's id put into its route file's name. docs.astro.build/en/guides/routing. */
export function astroUrl(rule: Rule): UrlMaker {
  return (post) => {
    const path = below(post.id, rule.root);
    if (path === null) return null;
    // A name with `#` is taken for an address with a fragment, and nothing is printed.
    if (path.includes('#')) return null;
    const page = below(path, rule.pages);
    if (page !== null) return pageAddress(rule, page);
    for (const { folder, route, value, ids, folders } of rule.routes) {
      const entry = below(path, folder);
      if (entry === null) continue;
      const id =
        value === 'slug-field'
          ? textField(post, 'slug')
          : ids
            ? ownId(ids, post, entry)
            : entryId(post, entry);
      const filling = id !== null && folders !== undefined ? inFolders(folders, entry, id) : id;
      if (filling === null) return null;
      const plain = route.replace(/\/index$/, '');
      const filled = fill(plain, value === 'id-parts' ? inTwo(filling) : [filling]);
      return filled.includes('[') ? null : withEnding(rule, filled, plain !== route);
    }
    return null;
  };
}

/** The brackets of a route filled with these values in turn; nothing is left of one with none. */
function fill(route: string, values: readonly string[]): string {
  const filled = values.reduce(
    (now, value) => now.replace(/\[(?:\.\.\.)?\w+\]/, () => value.normalize()),
    route,
  );
  return filled.replace(/\/+$/, '');
}

/** The folders of a path and the last part of the id; null where a folder's name is not told for certain. */
function inFolders(by: NonNullable<Route['folders']>, entry: string, id: string): string | null {
  const [folder, name] = splitPath(entry);
  // Such a name is left out as a folder is, and the folder before it with it.
  if (name.startsWith('_')) return null;
  const parts = folder.split('/').filter((part) => part !== '' && !part.startsWith('_'));
  const slugs = parts.map((part) => folderSlug(by, part));
  return slugs.includes(null) ? null : [...slugs, id.slice(id.lastIndexOf('/') + 1)].join('/');
}

/** A word that neither of the two ways to make a slug takes apart, whatever the other does. */
const WORDS = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/;
const KEBAB_WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+|\d+)$/;

/** What both packages make of plain words: small letters and hyphens. `kebabCase` parts `web3` too, which is left untold. */
function folderSlug(by: NonNullable<Route['folders']>, name: string): string | null {
  const words = WORDS.test(name) ? name.split(/[ -]/) : [];
  const isTold = by === 'slugify' || (by === 'kebab' && words.every((word) => KEBAB_WORD.test(word)));
  return words.length > 0 && isTold ? words.join('-').toLowerCase() : null;
}

function inTwo(id: string): [string, string] {
  const [first = '', ...rest] = id.split('/');
  return [first, rest.join('/')];
}

/** The id of the `glob()` loader: the front matter's `slug`, else the path with each part made a slug. */
function entryId(post: UrlFacts, entry: string): string {
  const own = textField(post, 'slug');
  if (own !== null) return own;
  const [folder, name] = splitPath(entry);
  return [...folder.split('/').filter((part) => part !== ''), name]
    .map(githubSlug)
    .join('/')
    .replace(/\/index$/, '');
}

/** The id that the site's own `generateId` makes. */
function ownId({ from, without, lower }: Ids, post: UrlFacts, entry: string): string | null {
  if (from === 'slug-field') return textField(post, 'slug');
  const part = from === 'name' ? entry.slice(entry.lastIndexOf('/') + 1) : entry;
  const ending = without.find((each) => part.endsWith(each)) ?? '';
  const id = part.slice(0, part.length - ending.length);
  return lower ? id.toLowerCase() : id;
}

/** A page written in Markdown lies where its file does; parts beginning with `_` are left out. */
function pageAddress(rule: Rule, page: string): string | null {
  if (/(?:^|\/)_/.test(page) || page.includes('[')) return null;
  const [folder, name] = splitPath(page);
  return name === 'index' ? withEnding(rule, folder, true) : withEnding(rule, `${folder}/${name}`, false);
}

function withEnding({ base, format, trailingSlash }: Rule, path: string, index: boolean): string {
  if (path === '' || path === '/') return address(base, '/');
  if (format === 'file' || (format === 'preserve' && !index)) return address(base, `${path}.html`);
  return address(base, trailingSlash === 'never' ? path : `${path}/`);
}
