/** The commands that change how the writing looks, and other words the palette finds them by. */
export const lookCommandWords = {
  'editor.live': 'Live or source: hide the marks, or show them',
  'editor.focusSentence': 'Focus on the sentence',
  'editor.focusParagraph': 'Focus on the paragraph',
  'editor.typewriter': 'Typewriter: keep the line in the middle',
  'editor.followLink': 'Follow the link at the caret',
  'look.larger': 'Larger writing',
  'look.smaller': 'Smaller writing',
  'look.wider': 'Longer lines',
  'look.narrower': 'Shorter lines',
  'zoom.in': 'Zoom in',
  'zoom.out': 'Zoom out',
  'zoom.reset': 'Zoom: actual size',
} as const;

export type LookCommand = keyof typeof lookCommandWords;

export const lookCommandKeywords: Readonly<Record<LookCommand, string>> = {
  'editor.live': 'wysiwyg markdown marks syntax preview toggle typora',
  'editor.focusSentence': 'dim zen distraction mode',
  'editor.focusParagraph': 'dim zen distraction mode',
  'editor.typewriter': 'center centre scroll mode',
  'editor.followLink': 'open url address go to',
  'look.larger': 'font size increase bigger text',
  'look.smaller': 'font size decrease text',
  'look.wider': 'measure width column line length',
  'look.narrower': 'measure width column line length',
  'zoom.in': 'window scale bigger larger',
  'zoom.out': 'window scale smaller',
  'zoom.reset': 'window scale 100 % normal',
};
