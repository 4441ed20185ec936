import { exclusionsOf } from './exclusions/exclusions';
import { withLanguages } from './folder-languages';
import { astro } from './generators/astro';
import { docusaurus } from './generators/docusaurus';
import { eleventy } from './generators/eleventy';
import { gatsby } from './generators/gatsby';
import { hexo } from './generators/hexo';
import { hugo } from './generators/hugo';
import { jekyll } from './generators/jekyll';
import { next } from './generators/next';
import { type GeneratorRule, type ModelParts, type Proof, proof, USUAL } from './generators/parts';
import { pelican } from './generators/pelican';
import { plain } from './generators/plain';
import { isPostName } from './generators/post-folders';
import { fileTree, inBlog, type SiteReader, siteReader } from './generators/site-reader';
import { vitepress } from './generators/vitepress';
import { zola } from './generators/zola';
import { inheritedEvidence } from './inherited/sections';
import { learnMarkdown } from './learning/learn-markdown';
import type { ContentModel, Evidence, Generator, Inherited } from './model';
import { DATED, learnFiles } from './naming';
import { permalinkRule } from './permalinks/permalinks';
import { isPost } from './post-path';
import { WORKFLOW, writtenByWorkflow } from './written-by';

/** The order matters: `_config.yml` is Hexo's before it is Jekyll's, `config.toml` Zola's before it is Hugo's. */
const RULES: readonly GeneratorRule[] = [
  docusaurus,
  vitepress,
  astro,
  gatsby,
  eleventy,
  next,
  hexo,
  pelican,
  zola,
  hugo,
  jekyll,
];
const MARKS = either(RULES.map(({ marks }) => marks));
const READS = either(RULES.map(({ reads }) => reads));
/** How deep a site may lie in its repository. */
const MAX_DEPTH = 3;
/** A monorepo of many packages must not make opening it slow; a blog lies near the top. */
const MAX_ROOTS = 40;
/** Folders that hold other people's files or build output, never a site or a post. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|\.git|\.hg|vendor|bower_components|_site|\.cache|\.astro|\.next|\.docusaurus|dist|themes)\//;
/** Folders whose sites are not the author's but somebody's to try or to test with. */
const TRIAL =
  /(?:^|\/)(?:examples?|playgrounds?|fixtures?|__tests__|__fixtures__|tests?|e2e|templates?|starters?|integration|benchmarks?|demos?|create-[\w-]+)(?:\/|$)/i;
/** Generators that are taken for blogs: whatever they find are posts. */
const MAKES_BLOGS: ReadonlySet<Generator> = new Set(['jekyll', 'hexo', 'pelican', 'docusaurus']);
const PACKAGE = /(?:^|\/)package\.json$/;
const SUBMODULES = '.gitmodules';

/**
 * Which files `detect` wants to read, of all the blog's paths (relative, `/`-separated). A few dozen at most, what
 * marks a site first, then near the top before deep down.
 */
export function configCandidates(paths: readonly string[]): string[] {
  const found: readonly string[][] = [[], [], [], []];
  for (const path of paths) {
    const rank = rankOf(path);
    if (rank !== null && !FOREIGN.test(path) && depthOf(path) <= MAX_DEPTH + 4) found[rank]?.push(path);
  }
  const most = [24, 60, 12, 8];
  return found.flatMap((list, rank) =>
    list.sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1)).slice(0, most[rank]),
  );
}

/** Whether a file (path relative to a site's folder) is what a generator knows its site by. */
export function marksSite(path: string): boolean {
  return MARKS.test(path);
}

function rankOf(path: string): number | null {
  if (MARKS.test(path)) return 0;
  if (READS.test(path)) return 1;
  if (PACKAGE.test(path)) return 2;
  return path === SUBMODULES || WORKFLOW.test(path) ? 3 : null;
}

function either(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}

/** What the author decided instead of what the files look like. */
export interface Choice {
  readonly generator?: Generator;
}

/**
 * What a folder is as a blog. `paths` are all its files, relative and `/`-separated; `texts` those that
 * `configCandidates` asked for (missing ones are fine); `folderName` stands in for a missing title. With a `choice`
 * that generator's rule is used, also without its proof. Never fails: what no generator claims is a plain folder of
 * Markdown.
 */
export function detect(
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
  folderName: string,
  choice: Choice = {},
): ContentModel {
  const own = paths.filter((path) => !FOREIGN.test(path));
  const tree = fileTree(own);
  const readerOf = (root: string): SiteReader => siteReader(root, own, texts, folderName, tree);
  const finish = (parts: ModelParts, reader: SiteReader): ContentModel =>
    whole(parts, reader, own, texts, folderName);
  const { marked, loose } = siteRoots(own);
  if (choice.generator !== undefined) {
    const chosen = asChosen(choice.generator, [...marked, ...loose].map(readerOf));
    return chosen ? finish(chosen.parts, chosen.reader) : finish(plain(readerOf('')), readerOf(''));
  }
  let empty: ContentModel | null = null;
  for (const [strength, roots] of [['config', marked] as const, ['dependency', loose] as const]) {
    let best: { readonly model: ContentModel; readonly weight: number; readonly depth: number } | null = null;
    for (const root of roots) {
      const depth = depthOf(root);
      if (best !== null && depth > best.depth) break;
      const reader = readerOf(root);
      const found = matchOne(reader, strength);
      if (!found) continue;
      const model = finish(found.rule.model(reader, found.proof), reader);
      const weight = weightOf(model, own);
      // A site without posts counts only where no other has any: the repository may hold a theme or a manual too.
      if (weight === 0) empty ??= model;
      else if (best === null || weight > best.weight) best = { model, weight, depth };
    }
    if (best !== null) return best.model;
  }
  return empty ?? finish(plain(readerOf('')), readerOf(''));
}

/**
 * How much of a blog a site is: its posts. Where neither a folder nor a file is named as posts are, they may be the
 * pages of a manual, so that any site with posts that are counts more.
 */
function weightOf(model: ContentModel, paths: readonly string[]): number {
  const posts = paths.filter((path) => isPost(path, model));
  const sure =
    MAKES_BLOGS.has(model.generator) ||
    model.contentFolders.some(({ path, kind }) => kind === 'posts' && path.split('/').some(isPostName)) ||
    posts.some((path) => DATED.test(path.slice(path.lastIndexOf('/') + 1)));
  return sure ? posts.length : posts.length / 1_000_000;
}

/** The site as the generator that the author named sees it, whatever else it looks like; null for `plain`. */
function asChosen(
  generator: Generator,
  readers: readonly SiteReader[],
): { parts: ModelParts; reader: SiteReader } | null {
  const rule = RULES.find((each) => each.generator === generator);
  const first = readers.find(({ root }) => root === '');
  if (!rule || !first) return null;
  for (const reader of readers) {
    const found = rule.match(reader);
    if (found) return { parts: rule.model(reader, found), reader };
  }
  return { parts: rule.model(first, proof(`generator: ${generator}`, null, 'dependency')), reader: first };
}

/** The model of a site, its paths relative to the blog's folder, with what is found the same way for every generator. */
function whole(
  parts: ModelParts,
  reader: SiteReader,
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
  folderName: string,
): ContentModel {
  const permalink = permalinkRule(parts, reader);
  const { markdown, evidence } = learnMarkdown(parts.generator, parts.configFile, reader);
  const excluded = exclusionsOf(parts, reader);
  const model = atRoot(reader.root, {
    ...USUAL,
    extension: '.md',
    ...parts,
    permalink,
    ...(evidence.length > 0 ? { markdown } : {}),
    ...(excluded.length > 0 ? { excluded } : {}),
    evidence: [
      ...parts.evidence,
      ...inheritedEvidence(parts.inherited ?? []),
      ...evidence,
      ...excluded.map(({ pattern, how, file, line }) => ({
        about: how === 'mount-only' ? `taken alone: ${pattern}` : `left out: ${pattern}`,
        file,
        line,
      })),
    ],
  });
  const spoken = { ...model, ...withLanguages(model, paths, model.site.language) };
  const learned = learnFiles(paths, spoken.contentFolders, model.naming, model.extension);
  const robot = writtenByWorkflow(texts);
  return {
    ...spoken,
    // Jekyll takes no other name in `_posts`.
    naming: spoken.contentFolders.some(
      ({ path }) => /(?:^|\/)_posts$/.test(path) && model.generator === 'jekyll',
    )
      ? 'date-slug'
      : learned.naming,
    extension: learned.extension,
    writtenBy: model.writtenBy ?? robot?.service ?? null,
    site: model.site.title === '' ? { ...model.site, title: folderName } : model.site,
    evidence: [
      ...model.evidence,
      ...namingEvidence(learned, model),
      permalinkEvidence(model, texts),
      ...languageEvidence(spoken, model),
      ...(robot ? [robot.evidence] : []),
      ...submoduleEvidence(spoken, texts.get(SUBMODULES) ?? ''),
    ],
  };
}

function namingEvidence(
  { naming, like, of }: ReturnType<typeof learnFiles>,
  { generator }: ContentModel,
): Evidence[] {
  const about =
    of === 0
      ? `file names: ${naming}, as ${generator} does`
      : `file names: ${naming}, as ${like} of ${of} posts`;
  return [{ about, file: null, line: null }];
}

/** Where the configuration says something about addresses. */
function permalinkEvidence(
  { configFile, generator, permalink }: ContentModel,
  texts: ReadonlyMap<string, string>,
): Evidence {
  if (permalink.kind === 'unknown') {
    return { about: 'permalink: decided by code, which is not run', file: null, line: null };
  }
  const text = configFile === null ? '' : (texts.get(configFile) ?? '');
  const at = text.search(
    /^[ \t]*\[?["']?(?:permalinks?|uglyURLs|ARTICLE_URL|routeBasePath|cleanUrls|trailingSlash|slugify)\b/im,
  );
  if (at < 0) return { about: `permalink: as ${generator} makes it`, file: null, line: null };
  return { about: 'permalink: as configured', file: configFile, line: text.slice(0, at).split('\n').length };
}

function languageEvidence(spoken: ContentModel, { languages }: ContentModel): Evidence[] {
  const folders = spoken.contentFolders.filter(({ language }) => language !== null);
  if (folders.length === 0 || languages.length > 1) return [];
  const names = folders.map(({ path, language }) => `${language} in ${path}`);
  return [{ about: `languages: ${names.join(', ')}, by the folders’ names`, file: null, line: null }];
}

/** Content that lives in a repository of its own: what is written there is published there. */
function submoduleEvidence({ contentFolders }: ContentModel, gitmodules: string): Evidence[] {
  return [...gitmodules.matchAll(/^[ \t]*path[ \t]*=[ \t]*(.+?)[ \t]*$/gm)].flatMap((match) => {
    const path = match[1] ?? '';
    const holds = contentFolders.some((folder) => folder.path === path || folder.path.startsWith(`${path}/`));
    const line = gitmodules.slice(0, match.index).split('\n').length;
    return holds
      ? [{ about: `posts: ${path} is a Git repository of its own (a submodule)`, file: SUBMODULES, line }]
      : [];
  });
}

function matchOne(
  reader: SiteReader,
  strength: Proof['strength'],
): { rule: GeneratorRule; proof: Proof } | null {
  for (const rule of RULES) {
    const found = rule.match(reader);
    if (found?.strength === strength) return { rule, proof: found };
  }
  return null;
}

/**
 * Folders that may be a site's root, shallow first: `marked` by a generator's own file, `loose` only by a
 * package.json or a folder `_posts`.
 */
function siteRoots(paths: readonly string[]): { marked: string[]; loose: string[] } {
  const marked = new Set<string>();
  const loose = new Set<string>(['']);
  for (const path of paths) {
    const mark = MARKS.exec(path) ?? null;
    if (mark) marked.add(path.slice(0, mark.index));
    const at = PACKAGE.exec(path)?.index ?? (path.startsWith('_posts/') ? 0 : path.indexOf('/_posts/'));
    if (at > 0) loose.add(path.slice(0, at));
  }
  const shallow = (roots: ReadonlySet<string>): string[] =>
    [...roots]
      .filter((root) => depthOf(root) <= MAX_DEPTH && !/(?:^|\/)[_.]/.test(root) && !TRIAL.test(root))
      .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))
      .slice(0, MAX_ROOTS);
  return { marked: shallow(marked), loose: shallow(loose) };
}

const depthOf = (path: string): number => (path === '' ? 0 : path.split('/').length);

/**
 * A model of a site in a subfolder, with every path relative to the blog's folder. What lies outside of the blog is looked for
 * inside of it, and not found.
 */
function atRoot(root: string, model: ContentModel): ContentModel {
  const move = (path: string): string => inBlog(root, path) ?? path.replace(/^(?:\.\.\/)+/, '');
  const rule = model.draftRule;
  return {
    ...model,
    configFile: model.configFile === null ? null : move(model.configFile),
    contentFolders: model.contentFolders.map((folder) => ({ ...folder, path: move(folder.path) })),
    staticFolders: model.staticFolders.map((folder) => ({ ...folder, path: move(folder.path) })),
    assetsFolder: move(model.assetsFolder),
    ...(model.excluded === undefined
      ? {}
      : {
          excluded: model.excluded.map((each) => ({
            ...each,
            under: move(each.under),
            file: move(each.file),
            ...(each.also === undefined
              ? {}
              : { also: each.also.map((other) => ({ ...other, under: move(other.under) })) }),
          })),
        }),
    ...(model.shadowed === undefined
      ? {}
      : {
          shadowed: Object.fromEntries(
            Object.entries(model.shadowed).map(([path, other]) => [move(path), move(other)]),
          ),
        }),
    ...(model.inherited === undefined
      ? {}
      : { inherited: model.inherited.map((each) => movedInherited(each, move)) }),
    ...(model.outside === undefined
      ? {}
      : { outside: model.outside.map((each) => ({ ...each, file: move(each.file) })) }),
    draftRule: rule.kind === 'folder' ? { ...rule, path: move(rule.path) } : rule,
    evidence: model.evidence.map((item) => (item.file === null ? item : { ...item, file: move(item.file) })),
  };
}

function movedInherited(each: Inherited, move: (path: string) => string): Inherited {
  const { folder, which, file } = each;
  const target = which?.kind === 'target' ? { ...which, top: move(which.top) } : which;
  return {
    ...each,
    folder: move(folder),
    file: move(file),
    ...(target === undefined ? {} : { which: target }),
  };
}
