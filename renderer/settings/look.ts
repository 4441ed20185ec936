import type { Settings } from '#core/settings/settings';
import type { WritingFont } from '#core/settings/writing';
import type { Readable } from '../app/store';

// The build makes these families two each, Latin and beyond; see electron.vite.config.ts.
const rest = '"Inter Variable", "Inter Variable Beyond Latin", system-ui, sans-serif';
const FONTS: Readonly<Record<WritingFont, string>> = {
  quattro: `"iA Writer Quattro", ${rest}`,
  duo: `"iA Writer Duo", ${rest}`,
  inter: rest,
  newsreader: '"Newsreader Variable", "Newsreader Variable Beyond Latin", Georgia, serif',
  system: 'system-ui, sans-serif',
  monospace: '"JetBrains Mono Variable", "JetBrains Mono Variable Beyond Latin", ui-monospace, monospace',
};

/** What a text and its page are set in besides the font that the author writes in. */
const ALWAYS = ['16px "Inter Variable"', '16px "JetBrains Mono Variable"'];
const PAGE = ['16px "Newsreader Variable"', 'italic 16px "Newsreader Variable"'];

/**
 * Asks for the fonts of a text and its page before there is one: what is laid out without them is laid out twice. The page
 * has them from this window's memory.
 */
function askForFonts(writingFont: WritingFont): void {
  const [family = ''] = FONTS[writingFont].split(',');
  const faces = [`16px ${family}`, `italic 16px ${family}`, `bold 16px ${family}`];
  // Where one cannot be had the text has the next family, as its style sheet says.
  for (const face of [...faces, ...ALWAYS, ...PAGE]) void document.fonts.load(face).catch(() => undefined);
}

/** Calls `act` now, and whenever one of the parts that `pick` names has changed. */
export function follow(
  settings: Readable<Settings>,
  pick: (now: Settings) => readonly unknown[],
  act: (now: Settings) => void,
): void {
  let before = pick(settings.get());
  act(settings.get());
  settings.subscribe(() => {
    const after = pick(settings.get());
    if (after.every((each, index) => each === before[index])) return;
    before = after;
    act(settings.get());
  });
}

/** Keeps the tokens of the writing's look equal to the settings; `changed` hears of it, to measure the text again. */
export function followLook(settings: Readable<Settings>, changed: () => void): void {
  const { style } = document.documentElement;
  follow(
    settings,
    (now) => [now.writingFont, now.writingSize, now.lineHeight, now.lineLength],
    ({ writingFont, writingSize, lineHeight, lineLength }) => {
      askForFonts(writingFont);
      style.setProperty('--writing-font', FONTS[writingFont]);
      style.setProperty('--writing-size', `${writingSize}px`);
      style.setProperty('--writing-line', String(lineHeight));
      style.setProperty('--writing-measure', lineLength === null ? '100%' : `${lineLength}ch`);
      changed();
    },
  );
}
