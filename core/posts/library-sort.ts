import { z } from 'zod';

/**
 * The order of posts within a group of the library. `updated` goes by the post's own date of change, else its date;
 * `modified` by the file's time.
 */
export const LibrarySort = z.enum(['newest', 'oldest', 'title', 'updated', 'modified']);
export type LibrarySort = z.infer<typeof LibrarySort>;
