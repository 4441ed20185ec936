/** The most bytes of one file that is added to a blog. Git keeps every version for ever. */
export const MAX_MEDIA_BYTES = 64 * 1024 * 1024;
