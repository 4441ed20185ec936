/** The words of live mode. */
export const liveWords = {
  mode: 'Live',
  done: 'Done',
  open: 'Not done',
  undescribed: 'Image without a description',
  remote: 'Not loaded from {src}',
  missing: 'Not in the blog: {src}',
  follow: '{key}-click to open {href}',
} as const;
