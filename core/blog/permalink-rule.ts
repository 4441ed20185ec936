import { z } from 'zod';

/** What every rule knows. `root`: the site's folder relative to the blog's, `''` for the blog's own. */
const site = {
  root: z.string(),
  /** Where the site lies on its host: `''`, or `/blog` (begins with a slash, ends without one). */
  base: z.string(),
};
/** An IANA name; null when the generator takes the zone of the machine that builds. */
const timezone = z.string().nullable();

/** A pattern for everything below a folder; the deepest folder (or the last of equals) counts. */
const ForFolder = z.strictObject({ folder: z.string(), pattern: z.string() });

/** gohugo.io/configuration/permalinks and /content-management/urls. */
const Hugo = z.strictObject({
  kind: z.literal('hugo'),
  ...site,
  /**
   * Folders of content, deepest first, relative to `root` (`../texts` for one beside the site); `at` is where it is mounted below
   * `content` (`''` for its top).
   */
  trees: z.array(z.strictObject({ folder: z.string(), at: z.string(), language: z.string().nullable() })),
  /** Patterns for pages by section (in small letters); `''` for pages at the top, `*` for all without one of their own. */
  patterns: z.record(z.string(), z.string()),
  /** Patterns that one language has of its own, by its code. */
  patternsIn: z.record(z.string(), z.record(z.string(), z.string())),
  /**
   * Folders below the top that are sections of their own (they have an `_index`), for patterns with `:sections`;
   * folders at the top are sections anyway.
   */
  sections: z.array(z.string()),
  /** Leaf bundles with other content files in them, which are resources of the bundle and no pages. */
  bundles: z.array(z.string()),
  /** `x.html` instead of `x/`: everywhere, nowhere, or in these sections. */
  ugly: z.union([z.boolean(), z.array(z.string())]),
  lower: z.boolean(),
  removeAccents: z.boolean(),
  /** Code to the first folder of its addresses (`''`: none) and, where it has one, its own base. */
  languages: z.record(z.string(), z.strictObject({ prefix: z.string(), base: z.string().nullable() })),
  defaultLanguage: z.string(),
  /** Where a page's date comes from, in order: keys of the front matter and `:filename`. */
  dates: z.array(z.string()),
});

/** jekyllrb.com/docs/permalinks. */
const Jekyll = z.strictObject({
  kind: z.literal('jekyll'),
  ...site,
  /** Where Jekyll looks for `_posts` and its collections: `source` and below it `collections_dir`, `''` without both. */
  home: z.string(),
  /** Template for posts and drafts. */
  posts: z.string(),
  /** Other collections by name (`notes` lies in `_notes`), with their template. */
  collections: z.record(z.string(), z.string()),
  /**
   * The languages whose pages jekyll-polyglot puts into a folder of their own (all but its default), and whether it finds a
   * post's in its path as well (`lang_from_path`). Absent without that plugin.
   */
  polyglot: z.exactOptional(z.strictObject({ languages: z.array(z.string()), fromPath: z.boolean() })),
  /** Endings (`.text`) of Markdown, where the configuration says them (`markdown_ext`). */
  markdown: z.exactOptional(z.array(z.string())),
  timezone,
});

/** hexo.io/docs/permalinks. */
const Hexo = z.strictObject({
  kind: z.literal('hexo'),
  ...site,
  source: z.string(),
  permalink: z.string(),
  defaults: z.record(z.string(), z.string()),
  /** Fields that a plugin writes into posts that have none: what they will be is not known. */
  written: z.exactOptional(z.array(z.string())),
  /** `new_post_name` without its extension: says what of a file's name is its title. */
  name: z.string(),
  /** Posts have folders of their own for assets; then only files of this extension are posts. */
  assetFolder: z.boolean(),
  extension: z.string(),
  defaultCategory: z.string(),
  categoryMap: z.record(z.string(), z.string()),
  /** 0 as it is, 1 lower, 2 upper: of categories. */
  filenameCase: z.number(),
  trailingIndex: z.boolean(),
  trailingHtml: z.boolean(),
  timezone,
});

/** 11ty.dev/docs/permalinks. */
const Eleventy = z.strictObject({
  kind: z.literal('eleventy'),
  ...site,
  input: z.string(),
  /**
   * `permalink` of directory data (`file`: of one template's), the nearest first, the whole site's last (folder
   * ''). A null pattern is decided by code; without `output` nothing is printed.
   */
  folders: z.array(
    z.strictObject({
      folder: z.string(),
      file: z.boolean(),
      /** Said in `eleventyComputed`, which is stronger than any `permalink`. */
      computed: z.boolean(),
      pattern: z.string().nullable(),
      output: z.boolean(),
    }),
  ),
});

/** docs.astro.build/en/guides/routing and /reference/configuration-reference. */
const Astro = z.strictObject({
  kind: z.literal('astro'),
  ...site,
  /** `file`: `x.html`. The others differ only in whether an address ends with a slash. */
  format: z.enum(['directory', 'file', 'preserve']),
  trailingSlash: z.enum(['always', 'never', 'ignore']),
  /**
   * Route by collection folder: `blog/[id]`, and which value fills the bracket; `id-parts`: the id's first part (a
   * language) and its others fill two; `folders-and-id`: the folders below the collection's and the id's last part.
   */
  routes: z.array(
    z.strictObject({
      folder: z.string(),
      route: z.string(),
      value: z.enum(['id', 'id-parts', 'slug-field', 'folders-and-id']),
      /** What makes a folder's name a part of an address: lodash's `kebabCase`, or the package `slugify`. */
      folders: z.exactOptional(z.enum(['kebab', 'slugify', 'unknown'])),
      /** How the site makes its ids, where it does so itself: from what, without which endings, in small letters. */
      ids: z.exactOptional(
        z.strictObject({
          from: z.enum(['path', 'name', 'slug-field']),
          without: z.array(z.string()),
          lower: z.boolean(),
        }),
      ),
    }),
  ),
  /** Folder of pages written in Markdown. */
  pages: z.string(),
});

/** getzola.org/documentation/content/page and /content/section. */
const Zola = z.strictObject({
  kind: z.literal('zola'),
  ...site,
  content: z.string(),
  slugify: z.enum(['on', 'safe', 'off']),
  keepDates: z.boolean(),
  defaultLanguage: z.string(),
  languages: z.array(z.string()),
});

/** docs.getpelican.com/en/latest/settings.html. */
const Pelican = z.strictObject({
  kind: z.literal('pelican'),
  ...site,
  content: z.string(),
  /** `ARTICLE_URL` and `ARTICLE_LANG_URL`; null for one that is computed. */
  article: z.string().nullable(),
  articleInLanguage: z.string().nullable(),
  /** Where a slug comes from; null when it is made by substitutions of the site's own. */
  slugSource: z.enum(['title', 'basename']).nullable(),
  unicode: z.boolean(),
  preserveCase: z.boolean(),
  folderAsCategory: z.boolean(),
  defaultCategory: z.string(),
  defaultLanguage: z.string(),
  /** `DEFAULT_DATE` is set; without it Pelican skips an article that has no date. */
  defaultDate: z.boolean(),
  /** `FILENAME_METADATA` as a regular expression of JavaScript; '' for none that can be read. */
  filenameMetadata: z.string(),
  /** `PATH_METADATA` the same, for a path below the content; '' where it is not set, null where it is and cannot be read. */
  pathMetadata: z.string().nullable(),
});

/** docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog. */
const Docusaurus = z.strictObject({
  kind: z.literal('docusaurus'),
  ...site,
  /** Deepest folder first; `locale` begins the addresses of a translation, '' for none. */
  blogs: z.array(z.strictObject({ folder: z.string(), route: z.string(), locale: z.string() })),
  trailingSlash: z.boolean().nullable(),
});

/** vitepress.dev/guide/routing. */
const VitePress = z.strictObject({
  kind: z.literal('vitepress'),
  ...site,
  source: z.string(),
  clean: z.boolean(),
  rewrites: z.array(z.strictObject({ from: z.string(), to: z.string() })),
});

/**
 * Next, Gatsby and what an author tells us: folders of posts and the pattern that their posts are put into. Tokens:
 * `:path` (below the folder, without extension and `index`), `:name`, `:slug` (the front matter's, else the name
 * without a date), `:year`, `:month`, `:day`.
 */
const Folders = z.strictObject({
  kind: z.literal('folders'),
  ...site,
  folders: z.array(ForFolder),
});

/** How a generator makes addresses, as data: what its configuration says and no more. See core/posts/url. */
export const PermalinkRule = z.discriminatedUnion('kind', [
  Hugo,
  Jekyll,
  Hexo,
  Eleventy,
  Astro,
  Zola,
  Pelican,
  Docusaurus,
  VitePress,
  Folders,
  /** The address is decided by code that cannot be read (a route file, a plugin). */
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type PermalinkRule = z.infer<typeof PermalinkRule>;
/** The rule of one kind. */
export type RuleOf<K extends PermalinkRule['kind']> = Extract<PermalinkRule, { kind: K }>;
