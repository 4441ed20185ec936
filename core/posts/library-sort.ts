/**
 * The orders of posts within a group of the library. `updated` goes by the post's own date of change, else its date;
 * `modified` by the file's time.
 */
export const LIBRARY_SORTS = ['newest', 'oldest', 'title', 'updated', 'modified'] as const;
export type LibrarySort = (typeof LIBRARY_SORTS)[number];
