import type { Settings } from '#core/settings/settings';
import type { WritingFont } from '#core/settings/writing';
import type { Readable } from '../app/store';

const rest = '"Inter Variable", system-ui, sans-serif';
const FONTS: Readonly<Record<WritingFont, string>> = {
  quattro: `"iA Writer Quattro", ${rest}`,
  duo: `"iA Writer Duo", ${rest}`,
  inter: rest,
  newsreader: '"Newsreader Variable", Georgia, serif',
  system: 'system-ui, sans-serif',
  monospace: '"JetBrains Mono Variable", ui-monospace, monospace',
};

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
      style.setProperty('--writing-font', FONTS[writingFont]);
      style.setProperty('--writing-size', `${writingSize}px`);
      style.setProperty('--writing-line', String(lineHeight));
      style.setProperty('--writing-measure', lineLength === null ? '100%' : `${lineLength}ch`);
      changed();
    },
  );
}
