/** What the page says in the place of things that only the site itself can show. */
export const markdownWords = {
  /** On what the site may show in another way. */
  differs: 'The site may differ here',
  contents: 'Table of contents',
  asides: {
    note: 'Note',
    tip: 'Tip',
    info: 'Info',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    danger: 'Danger',
    success: 'Success',
    secondary: 'Note',
    details: 'Details',
  },
  embeds: {
    youtube: 'Video on YouTube',
    vimeo: 'Video on Vimeo',
    bilibili: 'Video on Bilibili',
    gist: 'Gist on GitHub',
    twitter: 'Post on X',
    x: 'Post on X',
    tweet: 'Post on X',
    instagram: 'Post on Instagram',
    codepen: 'Pen on CodePen',
    jsfiddle: 'Fiddle on JSFiddle',
    spotify: 'Audio on Spotify',
  },
} as const;
