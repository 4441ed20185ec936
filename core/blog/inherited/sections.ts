import { truth } from '../../posts/field-lookup';
import { headerOf } from '../../posts/front-matter/quick-header';
import { frontMatterRules } from '../../posts/front-matter/rules';
import { Config, inBlog, lineOf } from '../generators/site-reader';
import { knownLanguage } from '../language-codes';
import type { ContentModel, Evidence, Inherited } from '../model';
import { isUnder } from '../naming';
import { cascaded } from './hugo-cascade';

/** A section's own file: its front matter may say something about all posts below it. */
const SECTION =
  /(?:^|\/)_index(?:\.[A-Za-z][\w-]*)?\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i;
/** A site may have a section for each of its posts. Those at the top say most. */
const MOST = 2000;

/** Whether what posts inherit may be written in a file (path relative to the blog's folder). */
export function isSectionFile(path: string, { permalink }: Pick<ContentModel, 'permalink'>): boolean {
  return SECTION.test(path) && treesOf(permalink).some(({ folder }) => isUnder(path, folder));
}

/** The files of sections that tell more about a blog, the highest first. */
export function sectionFiles(paths: readonly string[], model: Pick<ContentModel, 'permalink'>): string[] {
  if (treesOf(model.permalink).length === 0) return [];
  return paths
    .filter((path) => isSectionFile(path, model))
    .sort((a, b) => depthOf(a) - depthOf(b))
    .slice(0, MOST);
}

/**
 * The model with what its posts inherit from their sections, as these files (path to text or its head) say: what Hugo's
 * `cascade` hands down, the nearest section's first, and drafts of Zola's, whose pages it leaves out with them.
 */
export function withSections(model: ContentModel, heads: ReadonlyMap<string, string>): ContentModel {
  const found = [...heads].flatMap(([path, head]) => handedDown(path, head, model));
  if (found.length === 0) return model;
  const deepest = found.sort((a, b) => depthOf(b.folder) - depthOf(a.folder));
  return {
    ...model,
    inherited: [...deepest, ...(model.inherited ?? [])],
    evidence: [...model.evidence, ...inheritedEvidence(deepest)],
  };
}

/** Where it is written that posts inherit something, once for each place. */
export function inheritedEvidence(all: readonly Inherited[]): Evidence[] {
  const places = new Map<string, Evidence & { readonly names: Set<string> }>();
  for (const { fields, file, line } of all) {
    const key = `${file}:${line}`;
    const place = places.get(key) ?? { about: '', file, line, names: new Set() };
    for (const name of Object.keys(fields)) place.names.add(name);
    places.set(key, place);
  }
  return [...places.values()].map(({ names, file, line }) => ({
    about: `inherited by posts: ${[...names].join(', ')}`,
    file,
    line,
  }));
}

interface Tree {
  /** Relative to the blog's folder. */
  readonly folder: string;
  readonly at: string;
  readonly language: string | null;
}

/** Where the generator looks for content; nothing for one whose sections hand nothing down. */
function treesOf(permalink: ContentModel['permalink']): readonly Tree[] {
  switch (permalink.kind) {
    case 'hugo':
      return permalink.trees.map((tree) => ({
        ...tree,
        folder: inBlog(permalink.root, tree.folder) ?? tree.folder,
      }));
    case 'zola':
      return [{ folder: joined(permalink.root, permalink.content), at: '', language: null }];
    default:
      return [];
  }
}

function handedDown(path: string, head: string, model: ContentModel): Inherited[] {
  const tree = treesOf(model.permalink).find(({ folder }) => isUnder(path, folder));
  if (tree === undefined) return [];
  const { fields } = headerOf(head, frontMatterRules(model, path));
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const { permalink } = model;
  if (permalink.kind !== 'hugo') {
    // Zola does not go into the folder of a draft: components/site/src/lib.rs, `load`.
    if (truth(fields.get('draft') ?? null) !== true) return [];
    const line = lineOf(head, /^[ \t]*draft\b/m);
    return [{ folder, forced: true, fields: { draft: true }, file: path, line }];
  }
  const suffix = /\/?_index\.([^./]+)\.[^./]+$/.exec(path)?.[1];
  const languages = Object.keys(permalink.languages);
  const named = suffix === undefined ? null : knownLanguage(suffix, languages);
  const language = named ?? tree.language ?? permalink.defaultLanguage;
  const place = {
    ...{ folder, file: path, line: lineOf(head, /^[ \t[{"']*cascade\b/im), tree },
    language: languages.length > 1 ? language : null,
    dates: permalink.dates,
  };
  return cascaded(new Config(Object.fromEntries(fields)).at('cascade'), place);
}

const joined = (root: string, folder: string): string =>
  [root, folder].filter((part) => part !== '').join('/');

const depthOf = (path: string): number => path.split('/').length;
