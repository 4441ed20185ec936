import { z } from 'zod';
import { ContentModel, Generator } from '../model';
import { BlogOverrides, FACTS } from './overrides';

/** Where an author's decisions about a blog are kept: in its `.longhand.yml`, or by the app on this computer. */
export const OverridePlace = z.enum(['repository', 'app']);
export type OverridePlace = z.infer<typeof OverridePlace>;

/** A folder of Markdown files, which may be one of posts; `files` counts those in its subfolders too. */
export const FolderChoice = z.strictObject({ path: z.string(), files: z.number().int() });
export type FolderChoice = z.infer<typeof FolderChoice>;

/** What the blog settings page shows: what was found, and what was decided instead. */
export const OverridesView = z.strictObject({
  repository: z.strictObject({
    name: z.string(),
    /** The file's revision, null when there is none; a change is based on it. */
    revision: z.string().nullable(),
    values: BlogOverrides,
    /** The line of each decision, from 1. */
    lines: z.partialRecord(z.enum(FACTS), z.number().int().positive()),
    problems: z.array(z.strictObject({ line: z.number().int().positive(), message: z.string() })),
    readable: z.boolean(),
  }),
  app: BlogOverrides,
  /** The generator that detection would choose by itself. */
  generator: Generator,
  /**
   * What detection makes of everything else, given the generator and the folders that were asked about; its
   * folders are those of detection itself.
   */
  found: ContentModel,
  /** The largest folders of Markdown files first. */
  folders: z.array(FolderChoice),
});
export type OverridesView = z.infer<typeof OverridesView>;
