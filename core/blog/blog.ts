import { z } from 'zod';
import { Repository } from '../publish/model';
import { ContentModel } from './model';

/** An opened blog, as the renderer knows it. `id` names it in every call; `folder` is only for display. */
export const Blog = z.strictObject({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  model: ContentModel,
  repository: Repository,
  /** The post that was open when this blog was last left; null at first, or when it is gone. */
  lastPost: z.string().nullable(),
  /** Posts with text in the journal that never reached their file (a crash, a power cut). */
  unsavedPosts: z.array(z.string()),
});
export type Blog = z.infer<typeof Blog>;

/** A blog that was open before. */
export const RecentBlog = z.strictObject({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  /** The folder is not there now (a drive that is not mounted, a folder that was moved). */
  missing: z.boolean(),
});
export type RecentBlog = z.infer<typeof RecentBlog>;
