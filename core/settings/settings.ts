import { z } from 'zod';
import { LIBRARY_SORTS } from '../posts/library-sort';
import { DEFAULT_PREVIEW, PreviewSettings } from '../preview/settings';
import { DEFAULT_IMAGES, imagesShape } from './images';
import { DEFAULT_LANGUAGE, languageShape } from './language';
import { DEFAULT_PUBLISHING, publishingShape } from './publishing';
import { DEFAULT_SNIPPETS, snippetShape } from './snippets';
import { DEFAULT_WRITING, writingShape } from './writing';

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/** Which panes the author sees: the text, the text beside the page, or the page. */
export const Panes = z.enum(['write', 'both', 'read']);
export type Panes = z.infer<typeof Panes>;

const PostsByBlog = z.record(z.string(), z.array(z.string().max(4096)).max(1000));

/** The author's preferences, per app. Sizes in CSS pixels; `split` is the editor's share of both panes. */
export const Settings = z.strictObject({
  theme: Theme,
  panes: Panes,
  sidebarOpen: z.boolean(),
  sidebarWidth: z.number().min(200).max(400),
  split: z.number().min(0.2).max(0.8),
  propertiesOpen: z.boolean(),
  toolbarShown: z.boolean(),
  librarySort: z.enum(LIBRARY_SORTS),
  /** Whether the library shows the posts opened last above its list. */
  recentShown: z.boolean(),
  /** Ids of posts by blog id: those kept at the top of the library, and those opened last (latest first). */
  pinned: PostsByBlog,
  recentPosts: PostsByBlog,
  ...writingShape,
  ...snippetShape,
  ...imagesShape,
  ...languageShape,
  ...publishingShape,
  preview: PreviewSettings,
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  panes: 'both',
  sidebarOpen: true,
  sidebarWidth: 272,
  split: 0.5,
  propertiesOpen: false,
  toolbarShown: true,
  librarySort: 'newest',
  recentShown: true,
  pinned: {},
  recentPosts: {},
  ...DEFAULT_WRITING,
  ...DEFAULT_SNIPPETS,
  ...DEFAULT_IMAGES,
  ...DEFAULT_LANGUAGE,
  ...DEFAULT_PUBLISHING,
  preview: DEFAULT_PREVIEW,
};
