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

/** Keeps the tokens of the writing's look equal to the settings; `changed` hears of it, to measure the text again. */
export function followLook(settings: Readable<Settings>, changed: () => void): void {
  const { style } = document.documentElement;
  const apply = () => {
    const { writingFont, writingSize, lineHeight, lineLength } = settings.get();
    style.setProperty('--writing-font', FONTS[writingFont]);
    style.setProperty('--writing-size', `${writingSize}px`);
    style.setProperty('--writing-line', String(lineHeight));
    style.setProperty('--writing-measure', lineLength === null ? '100%' : `${lineLength}ch`);
  };
  const parts = (now: Settings) => [now.writingFont, now.writingSize, now.lineHeight, now.lineLength].join();
  let before = parts(settings.get());
  apply();
  settings.subscribe(() => {
    const after = parts(settings.get());
    if (after === before) return;
    before = after;
    apply();
    changed();
  });
}
