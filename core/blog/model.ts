import { z } from 'zod';
import { PermalinkRule } from './permalink-rule';

/** The site generators Longhand recognises. `plain` is a folder of Markdown files with no generator. */
export const GENERATORS = [
  'hugo',
  'jekyll',
  'astro',
  'eleventy',
  'hexo',
  'zola',
  'pelican',
  'docusaurus',
  'vitepress',
  'next',
  'gatsby',
  'plain',
] as const;
export const Generator = z.enum(GENERATORS);
export type Generator = z.infer<typeof Generator>;

/** A folder of posts, relative to the blog's folder, `/`-separated, `''` for the folder itself. */
export const ContentFolder = z.strictObject({
  path: z.string(),
  kind: z.enum(['posts', 'drafts', 'pages']),
  /** Language code of everything in it (`fr`, `zh-CN`); null when the folder does not say. */
  language: z.string().nullable(),
  /** Nothing says that it holds posts but that it lies among the content: whether they have dates decides. */
  guessed: z.literal(true).optional(),
  /**
   * Where a generator leaves out what begins with an underscore, and this folder's pattern (a `glob()` of Astro's) does not: `all` is
   * taken, or of such `folders` what is in them.
   */
  underscored: z.enum(['all', 'folders']).optional(),
});
export type ContentFolder = z.infer<typeof ContentFolder>;

/** A folder whose files the site serves under `url` (starts and ends with `/`). */
export const StaticFolder = z.strictObject({ path: z.string(), url: z.string() });
export type StaticFolder = z.infer<typeof StaticFolder>;

/** How this blog says that a post is not to be shown yet. */
export const DraftRule = z.discriminatedUnion('kind', [
  /** A front matter flag, e.g. `draft: true`; absent means published. */
  z.strictObject({ kind: z.literal('flag'), field: z.string(), draftValue: z.boolean() }),
  /** Posts in this folder are drafts, e.g. Jekyll's `_drafts`; `published: false` also counts there. */
  z.strictObject({ kind: z.literal('folder'), path: z.string() }),
  /** A word in a field, e.g. Pelican's `Status: draft`. The first of `draftValues` is the one to write. */
  z.strictObject({
    kind: z.literal('status'),
    field: z.string(),
    draftValues: z.array(z.string()).min(1),
    publishedValue: z.string(),
    /** A post without the field is a draft (Pelican's `DEFAULT_METADATA`). */
    absentIsDraft: z.boolean().optional(),
  }),
  /** The generator shows every post (VitePress, Gatsby's starter) and this blog has no custom of its own. */
  z.strictObject({ kind: z.literal('none') }),
]);
export type DraftRule = z.infer<typeof DraftRule>;

/** How post files are named. `bundle` is a folder per post with an `index.md` inside. */
export const Naming = z.enum(['slug', 'date-slug', 'bundle']);
export type Naming = z.infer<typeof Naming>;

/** The front matter keys this blog uses for the facts Longhand shows and edits. */
export const FieldNames = z.strictObject({
  title: z.string(),
  date: z.string(),
  updated: z.string(),
  draft: z.string(),
  tags: z.string(),
  category: z.string(),
  description: z.string(),
  cover: z.string(),
  /** What replaces the last part of the address. */
  slug: z.string(),
});
export type FieldNames = z.infer<typeof FieldNames>;

/** Why a part of the model is what it is, so that the author can see it and disagree. */
export const Evidence = z.strictObject({
  about: z.string(),
  /** The file it was read from, relative to the blog's folder; null when it was learned from the posts. */
  file: z.string().nullable(),
  /** Counted from 1; null when the whole file (or its mere presence) is the evidence. */
  line: z.number().int().positive().nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Author = z.strictObject({
  name: z.string(),
  bio: z.string(),
});
export type Author = z.infer<typeof Author>;

/** What the site says about itself; empty strings where it says nothing. */
export const SiteFacts = z.strictObject({
  title: z.string(),
  description: z.string(),
  baseUrl: z.string(),
  language: z.string(),
  author: Author,
});
export type SiteFacts = z.infer<typeof SiteFacts>;

/** How this generator reads dates, and what it does with a post that is not due. */
export const DateRules = z.strictObject({
  /** Whether a post dated in the future is on the site. Hexo, Astro and Eleventy show it; Hugo and Jekyll do not. */
  future: z.enum(['shown', 'hidden']),
  /** A field with the moment from which a post is shown, where that is not its date (Hugo's `publishDate`). */
  publishField: z.string().nullable(),
  /** A field with the moment from which a post is no longer shown (Hugo's `expiryDate`). */
  expiryField: z.string().nullable(),
  /** A date may come from a file's name (Hugo's `:filename`): the generator does not wait for that. */
  fromName: z.exactOptional(z.literal(true)),
  /** The zone (IANA name, or `UTC`) of dates that name none; null is the zone of the machine that builds. */
  timezone: z.string().nullable(),
});
export type DateRules = z.infer<typeof DateRules>;

/** How the front matter of this blog's posts is written. `header` is Pelican's `Key: value` lines without fences. */
export const FrontMatterStyle = z.enum(['yaml', 'toml', 'json', 'header', 'none']);
export type FrontMatterStyle = z.infer<typeof FrontMatterStyle>;

/** What the configuration says about Markdown. A key that is absent is as the generator has it by default. */
export const MarkdownFacts = z.strictObject({
  rawHtml: z.exactOptional(z.enum(['keep', 'omit', 'filter'])),
  breaks: z.exactOptional(z.boolean()),
  linkify: z.exactOptional(z.boolean()),
  typography: z.exactOptional(
    z.enum([
      'none',
      'kramdown',
      'goldmark',
      'smartypants',
      'retext',
      'retext-texts',
      'python',
      'pulldown',
      'markdown-it',
    ]),
  ),
  taskLists: z.exactOptional(z.boolean()),
  headingIds: z.exactOptional(
    z.enum(['none', 'github', 'goldmark', 'kramdown', 'marked', 'vitepress', 'zola', 'python']),
  ),
  footnotes: z.exactOptional(
    z.enum(['none', 'goldmark', 'kramdown', 'gfm', 'gatsby', 'markdown-it', 'python', 'zola']),
  ),
  definitionLists: z.exactOptional(z.boolean()),
  attributes: z.exactOptional(z.enum(['none', 'ids', 'headings', 'kramdown', 'python'])),
  math: z.exactOptional(
    z.enum(['none', 'dollars', 'remark', 'double', 'passthrough', 'passthrough-dollars']),
  ),
  escapes: z.exactOptional(z.enum(['commonmark', 'kramdown', 'python', 'python-dollars'])),
  alerts: z.exactOptional(z.boolean()),
  admonitions: z.exactOptional(z.boolean()),
});
export type MarkdownFacts = z.infer<typeof MarkdownFacts>;

const Pattern = z.strictObject({
  pattern: z.string(),
  /** The folder the pattern begins in, relative to the blog's. */
  under: z.string(),
  /**
   * `glob`: stars stay in a folder; `ignore-file`: the same in any case; `crossing`: they do not, from the root; `fnmatch`: the same from `under`, or the
   * beginning of a path; `name`: one part of a path; `regexp`: a regular expression somewhere in the path; `mount`: `ignore-file` in
   * Hugo's globs; `mount-only`: the same of what alone is not left out.
   */
  how: z.enum(['glob', 'ignore-file', 'crossing', 'fnmatch', 'name', 'regexp', 'mount', 'mount-only']),
});
export type Pattern = z.infer<typeof Pattern>;

/** A pattern of the configuration by which the generator leaves files out. */
export const Exclusion = Pattern.extend({
  /** What is left out only where these leave it out too: a file in their folders may come in by another way. */
  also: z.exactOptional(z.array(Pattern)),
  /** Where it is written, and its line from 1. */
  file: z.string(),
  line: z.number().int().positive().nullable(),
});
export type Exclusion = z.infer<typeof Exclusion>;

/** A word, or lists and tables of such. */
type Said = string | number | boolean | readonly Said[] | { readonly [key: string]: Said };
const Said: z.ZodType<Said> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(Said), z.record(z.string(), Said)]),
);

/** Front matter that posts have without saying it themselves. */
export const Inherited = z.strictObject({
  /** The folder whose posts may have it, relative to the blog's. */
  folder: z.string(),
  /** Which of them; absent: all. */
  which: z.exactOptional(
    z.discriminatedUnion('kind', [
      /** A scope of Jekyll's: the beginning of a path in `folder` (or a glob), and a type. */
      z.strictObject({ kind: z.literal('scope'), path: z.string(), type: z.string().nullable() }),
      /** A target of Hugo's: globs of paths (from `top`, the content's), and of languages; empty lists are for all. */
      z.strictObject({
        kind: z.literal('target'),
        top: z.string(),
        /** Where `top` is mounted below the content (`''` for its own top). */
        at: z.string(),
        paths: z.array(z.string()),
        languages: z.array(z.string()),
      }),
    ]),
  ),
  /** It counts whatever a post says itself. */
  forced: z.exactOptional(z.literal(true)),
  fields: z.record(z.string(), Said),
  /** Where it is written, and its line from 1. */
  file: z.string(),
  line: z.number().int().positive().nullable(),
});
export type Inherited = z.infer<typeof Inherited>;

/** A folder outside of the blog's that the configuration takes posts from; it is not opened. */
export const OutsideSource = z.strictObject({
  /** As it is written. */
  source: z.string(),
  /** Where it is written, and its line from 1. */
  file: z.string(),
  line: z.number().int().positive().nullable(),
});
export type OutsideSource = z.infer<typeof OutsideSource>;

/** Everything Longhand knows about how a blog is kept. See docs/architecture.md, "Opening a blog". */
export const ContentModel = z.strictObject({
  generator: Generator,
  configFile: z.string().nullable(),
  contentFolders: z.array(ContentFolder),
  staticFolders: z.array(StaticFolder),
  /** Where a new image goes, relative to the blog's folder. */
  assetsFolder: z.string(),
  naming: Naming,
  /** Extension of new posts, with its dot. */
  extension: z.string(),
  draftRule: DraftRule,
  /**
   * Marks of a draft that the configuration has the generator pass over, so that such posts are on the site: Hugo's
   * `buildDrafts`, Jekyll's `show_drafts` and `unpublished`, Hexo's `render_drafts`.
   */
  draftsShown: z.exactOptional(z.array(z.enum(['draft-flag', 'drafts-folder', 'unpublished']))),
  /** Endings (`.text`, in small letters) that the configuration has the generator take besides its own; absent for none. */
  endings: z.exactOptional(z.array(z.string())),
  /** What most posts have; the generator's own for a blog without posts. */
  frontMatter: FrontMatterStyle,
  fields: FieldNames,
  dates: DateRules,
  /** Codes of the languages the site is written in, its default first; at least one when it says so, else empty. */
  languages: z.array(z.string()),
  /** How a post's address on the site is made; `unknown` when it cannot be told. */
  permalink: PermalinkRule,
  markdown: z.exactOptional(MarkdownFacts),
  /** What the configuration leaves out by patterns; absent when it says nothing. */
  excluded: z.exactOptional(z.array(Exclusion)),
  /**
   * Files that are not built because another file is the same page, or another folder is mounted over them: their paths with the
   * other's (Hugo's twins and mounts); absent when there are none.
   */
  shadowed: z.exactOptional(z.record(z.string(), z.string())),
  /** What posts inherit, the strongest first (but see Jekyll's own order); absent when it is nothing. */
  inherited: z.exactOptional(z.array(Inherited)),
  /** Absent when there is none. */
  outside: z.exactOptional(z.array(OutsideSource)),
  /** Posts that a program writes (a sync with another service): an edit here may be overwritten. Null: none known. */
  writtenBy: z.string().nullable(),
  site: SiteFacts,
  evidence: z.array(Evidence),
});
export type ContentModel = z.infer<typeof ContentModel>;
