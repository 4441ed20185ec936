import type { Theme } from '../settings/settings';
import type { WritingFont } from '../settings/writing';

const themes: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };

const fonts: Readonly<Record<WritingFont, string>> = {
  quattro: 'iA Writer Quattro',
  duo: 'iA Writer Duo',
  inter: 'Inter',
  newsreader: 'Newsreader',
  system: 'The system’s own',
  monospace: 'JetBrains Mono',
};

/** The words of the settings, apart from those that belong to one section of another noun. */
export const settingsWords = {
  title: 'Settings',
  sections: 'Sections',
  writing: {
    title: 'Writing',
    live: 'Hide the marks of Markdown away from the caret',
    liveHint:
      'Headings, images, formulas and boxes are shown as they will be. The text underneath stays the same.',
    focus: 'What stays bright',
    focusHint: 'The rest of the text is dimmed while you write.',
    focusModes: { off: 'All of it', sentence: 'The sentence', paragraph: 'The paragraph' },
    typewriter: 'Keep the line in the middle of the pane',
    typewriterHint: 'As on a typewriter, the paper moves and the line stays.',
  },
  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    themes,
    writing: 'How the writing looks',
    font: 'Font',
    fonts,
    zoom: 'Zoom of the whole window',
    size: 'Size',
    lineHeight: 'Line height',
    wholeWidth: 'Lines as wide as the pane',
    lineLength: 'Line length, in characters',
    sample:
      'The kettle was on, and the letter was still where she had left it. She read the first line twice.',
    reset: 'Reset the look',
  },
} as const;
