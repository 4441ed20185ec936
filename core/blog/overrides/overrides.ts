import { z } from 'zod';
import {
  ContentFolder,
  type ContentModel,
  DraftRule,
  type Evidence,
  FieldNames,
  FrontMatterStyle,
  Generator,
  Naming,
} from '../model';
import { learnFiles } from '../naming';
import { withPattern } from '../permalink-pattern';

/** Whether text names a folder of a blog: relative, `/`-separated, no hidden part and no way out; `''` is the blog's own. */
export function isFolderPath(path: string): boolean {
  if (path === '') return true;
  if (path.length > 500 || /[\\\p{Cc}]/u.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part.trim() === part && !part.startsWith('.'));
}

/** Whether text is a zone's IANA name, or `UTC`. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

/** More folders than this are no list that a person wrote. */
export const MAX_FOLDERS = 64;

const Folder = z.string().refine(isFolderPath);
/** A front matter key; with dots, a key within another (`taxonomies.tags`). */
const FieldName = z.string().regex(/^[^\s\p{Cc}](?:[^\p{Cc}]{0,98}[^\s\p{Cc}])?$/u);

/**
 * What an author may decide instead of detection; an absent part is left to it. Kept in `.longhand.yml` in the
 * repository, or by the app. Folders are relative to the blog's folder, as in the content model.
 */
export const BlogOverrides = z
  .strictObject({
    generator: Generator,
    folders: z
      .array(
        ContentFolder.extend({
          path: Folder,
          language: z
            .string()
            .regex(/^[A-Za-z][\w-]{0,34}$/)
            .nullable(),
        }),
      )
      .min(1)
      .max(MAX_FOLDERS)
      .refine((folders) => new Set(folders.map(({ path }) => path)).size === folders.length),
    drafts: DraftRule.refine((rule) => {
      switch (rule.kind) {
        case 'flag':
          return FieldName.safeParse(rule.field).success;
        case 'folder':
          return rule.path !== '' && isFolderPath(rule.path);
        case 'status':
          return FieldName.safeParse(rule.field).success;
        case 'none':
          return true;
      }
    }),
    frontMatter: FrontMatterStyle,
    /** The draft field is the draft rule's. */
    fields: FieldNames.omit({ draft: true })
      .extend(
        Object.fromEntries(fieldKeys().map((key) => [key, FieldName])) as Record<Field, typeof FieldName>,
      )
      .partial(),
    naming: Naming,
    extension: z.string().regex(/^\.(?:md|markdown|mdown|mkdn?|mkd|mdx)$/i),
    images: Folder,
    future: z.enum(['shown', 'hidden']),
    /** Null is the zone of the machine that builds. */
    timezone: z.string().refine(isTimeZone).nullable(),
    permalink: z.string().regex(/^[^\p{Cc}]{1,500}$/u),
  })
  .partial();
export type BlogOverrides = z.infer<typeof BlogOverrides>;

/** A part of a blog's content model that an author may overrule. */
export type Fact = keyof BlogOverrides;
export const FACTS = Object.keys(BlogOverrides.shape) as readonly Fact[];

/** A fact of a post whose key in the front matter may be overruled. */
export type Field = Exclude<keyof FieldNames, 'draft'>;
export const FIELDS: readonly Field[] = fieldKeys();

function fieldKeys(): Field[] {
  return Object.keys(FieldNames.shape).filter((key): key is Field => key !== 'draft');
}

/** Where decisions come from: a file of the blog with the line of each (from 1), or null for the app's own store. */
export type OverrideSource = {
  readonly file: string;
  readonly lines: Readonly<Partial<Record<Fact, number>>>;
} | null;

/**
 * The model as the author wants it, each decision with its evidence. Applying the same decisions again changes
 * nothing, so what is learned from the posts in between cannot undo them.
 */
export function applyOverrides(
  model: ContentModel,
  overrides: BlogOverrides,
  source: OverrideSource,
): ContentModel {
  const said = decidedFacts(overrides);
  if (said.length === 0) return model;
  const { generator, folders, drafts, frontMatter, fields, naming, extension } = overrides;
  const { images, future, timezone, permalink } = overrides;
  const names = { ...model.fields, ...withoutAbsent(fields ?? {}) };
  const contentFolders = withDraftsFolder(folders ?? model.contentFolders, drafts ?? null);
  const draftRule = drafts ?? model.draftRule;
  return {
    ...model,
    generator: generator ?? model.generator,
    contentFolders,
    draftRule,
    frontMatter: frontMatter ?? model.frontMatter,
    fields: drafts && 'field' in drafts ? { ...names, draft: drafts.field } : names,
    naming: naming ?? model.naming,
    extension: extension ?? model.extension,
    assetsFolder: images ?? model.assetsFolder,
    dates: {
      ...model.dates,
      future: future ?? model.dates.future,
      timezone: timezone === undefined ? model.dates.timezone : timezone,
    },
    permalink:
      permalink === undefined ? model.permalink : withPattern({ ...model, contentFolders }, permalink),
    evidence: [
      ...model.evidence.filter((item) => !said.some((fact) => factOf(item) === fact)),
      ...said.map((fact) => ({
        about: `${LABELS[fact]}: you said so`,
        file: source?.file ?? null,
        line: source?.lines[fact] ?? null,
      })),
    ],
  };
}

/** The facts that these decisions are about. */
export function decidedFacts(overrides: BlogOverrides): Fact[] {
  return FACTS.filter((fact) => overrides[fact] !== undefined);
}

/** How most posts in the folders that the author named are called, where Jekyll's rule leaves a choice. */
export function learnNaming(model: ContentModel, paths: readonly string[]): ContentModel {
  const learned = learnFiles(paths, model.contentFolders, model.naming, model.extension);
  const { naming, extension, like, of } = learned;
  if (of === 0) return model;
  const about = `${LABELS.naming}: ${naming}, as ${like} of ${of} posts`;
  return {
    ...model,
    extension,
    naming: model.generator === 'jekyll' ? model.naming : naming,
    evidence: [
      ...model.evidence.filter((item) => factOf(item) !== 'naming'),
      { about, file: null, line: null },
    ],
  };
}

/** Both decisions together; where both say something about a fact, `first` counts. */
export function mergeOverrides(first: BlogOverrides, second: BlogOverrides): BlogOverrides {
  const fields = { ...withoutAbsent(second.fields ?? {}), ...withoutAbsent(first.fields ?? {}) };
  const merged = { ...withoutAbsent(second), ...withoutAbsent(first) };
  return Object.keys(fields).length > 0 ? { ...merged, fields } : merged;
}

/** A drafts folder that the author names holds drafts, also when no list of folders says so. */
function withDraftsFolder(folders: ContentFolder[], drafts: DraftRule | null): ContentFolder[] {
  if (drafts?.kind !== 'folder' || folders.some(({ path }) => path === drafts.path)) return folders;
  return [...folders, { path: drafts.path, kind: 'drafts', language: null }];
}

function withoutAbsent<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const present = Object.entries(parts).filter(([, value]) => value !== undefined);
  // Only keys with a value are left, so none of them is undefined.
  return Object.fromEntries(present) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** How evidence begins (before its colon) that speaks for a fact. */
const LABELS: Readonly<Record<Fact, string>> = {
  generator: 'generator',
  folders: 'posts',
  drafts: 'drafts',
  frontMatter: 'front matter',
  fields: 'fields',
  naming: 'file names',
  extension: 'extension',
  images: 'images',
  future: 'future posts',
  timezone: 'time zone',
  permalink: 'permalink',
};

/** The fact that evidence is about, by its first words; null for one that cannot be overruled. */
export function factOf({ about }: Evidence): Fact | null {
  const label = about.slice(0, about.search(/:|$/)).trim();
  if (FIELDS.some((field) => field === label)) return 'fields';
  if (label === 'draft') return 'drafts';
  return FACTS.find((fact) => LABELS[fact] === label) ?? null;
}
