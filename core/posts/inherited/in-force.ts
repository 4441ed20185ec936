import { compileGlob } from '../../blog/exclusions/glob';
import type { ContentModel, Generator, Inherited } from '../../blog/model';
import { isUnder } from '../../blog/naming';
import { languageOf } from '../../blog/post-path';
import type { FieldValue } from '../front-matter/front-matter';
import { textsOf } from '../url/facts';
import { jekyllDefaults } from './jekyll-scopes';

type Fields = ReadonlyMap<string, FieldValue>;

/** Generators to which keys are the same in any capitals. */
const ANY_CASE: ReadonlySet<Generator> = new Set<Generator>(['hugo', 'pelican']);

/**
 * A post's fields as its generator has them: its own (`fields`, keys as written), and what it inherits where it says
 * nothing. A key with nothing behind it says something to Hugo, and nothing to Jekyll.
 */
export function fieldsInForce(id: string, fields: Fields, model: ContentModel): Fields {
  if (model.inherited === undefined) return fields;
  const given = inheritedBy(id, model);
  if (given === null) return fields;
  const inForce = new Map<string, FieldValue>(fields);
  const capitals = ANY_CASE.has(model.generator) ? new Set([...fields.keys()].map(small)) : null;
  for (const [key, { value, forced }] of given) {
    const own = fields.get(key);
    if (model.generator === 'jekyll' && key === 'categories' && own !== undefined && own !== null)
      inForce.set(key, [...new Set([...itemsOf(value), ...itemsOf(own)])]);
    else if (forced || (capitals === null ? own === undefined || own === null : !capitals.has(small(key))))
      inForce.set(key, value);
  }
  return inForce;
}

/** What a post inherits, and where that is written. */
export interface Given {
  readonly value: FieldValue;
  readonly forced: boolean;
  readonly from: Pick<Inherited, 'file' | 'line'>;
}

/** What the post `id` inherits by key, whatever it says itself; null when it is nothing. */
export function inheritedBy(id: string, model: ContentModel): ReadonlyMap<string, Given> | null {
  const above = foldersGiving(id, model);
  if (above.length === 0) return null;
  const given = new Map<string, Given>();
  const [first] = above;
  if (first?.which?.kind === 'scope') {
    const path = first.folder === '' ? id : id.slice(first.folder.length + 1);
    for (const [key, value] of Object.entries(jekyllDefaults(above, path)))
      given.set(key, { value, forced: false, from: first });
  } else {
    for (const each of above) {
      if (!isMeant(id, each, model)) continue;
      for (const [key, value] of Object.entries(each.fields)) {
        const known = ANY_CASE.has(model.generator) ? small(key) : key;
        if (!given.has(known)) given.set(known, { value, forced: each.forced === true, from: each });
      }
    }
  }
  return given.size === 0 ? null : given;
}

/** Ten thousand posts lie in a few folders. */
const byFolder = new WeakMap<readonly Inherited[], Map<string, readonly Inherited[]>>();

function foldersGiving(id: string, { inherited = [] }: ContentModel): readonly Inherited[] {
  let known = byFolder.get(inherited);
  if (known === undefined) {
    known = new Map();
    byFolder.set(inherited, known);
  }
  const folder = id.slice(0, id.lastIndexOf('/') + 1);
  let giving = known.get(folder);
  if (giving === undefined) {
    giving = inherited.filter((each) => isUnder(id, each.folder));
    known.set(folder, giving);
  }
  return giving;
}

const globs = new WeakMap<Inherited, readonly ((path: string) => boolean)[]>();

/** Whether a target of Hugo's is for this post. */
function isMeant(id: string, each: Inherited, model: ContentModel): boolean {
  const { which } = each;
  if (which?.kind !== 'target') return true;
  if (which.languages.length > 0) {
    const language = languageOf(id, model)?.toLowerCase() ?? '';
    if (!which.languages.some((glob) => compileGlob(glob, 'within')(language))) return false;
  }
  if (which.paths.length === 0) return true;
  let tests = globs.get(each);
  if (tests === undefined) {
    tests = which.paths.map((path) => compileGlob(path, 'gobwas'));
    globs.set(each, tests);
  }
  const inTree = which.top === '' ? id : id.slice(which.top.length + 1);
  const path = `/${which.at === '' ? '' : `${which.at}/`}${inTree}`.toLowerCase();
  const page = pageOf(path, model.languages);
  // Since 0.123 a page has no ending here, and a bundle is its folder; before, both were the file's.
  return tests.some((test) => test(page) || test(path));
}

function pageOf(path: string, languages: readonly string[]): string {
  const bare = path.replace(/\.[^./]+$/, '');
  const suffix = /\.([^./]+)$/.exec(bare)?.[1];
  const marked = suffix !== undefined && languages.some((code) => code.toLowerCase() === suffix);
  const page = marked ? bare.slice(0, -suffix.length - 1) : bare;
  return page.endsWith('/index') ? page.slice(0, -'/index'.length) : page;
}

const small = (key: string): string => key.toLowerCase();

/** Jekyll's own way with `categories`: a text is several words. */
function itemsOf(value: FieldValue): readonly FieldValue[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : textsOf(value);
}
