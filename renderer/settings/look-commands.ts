import type { LookCommand } from '#core/messages/look';
import { stepped, WRITING_LIMITS, ZOOM_LIMITS } from '#core/settings/limits';
import type { Editor } from '../editor/editor';
import type { SettingsStore } from './store';

/** What the commands about the look of the writing do: each changes a setting, which then takes effect. */
export function lookCommands(
  { settings, change }: SettingsStore,
  editor: Editor,
): Record<LookCommand, () => void> {
  const now = settings.get;
  const size = (steps: number) => () =>
    change({ writingSize: stepped(now().writingSize, steps, WRITING_LIMITS.writingSize) });
  const length = (steps: number) => () => {
    const { max } = WRITING_LIMITS.lineLength;
    change({ lineLength: stepped(now().lineLength ?? max, 2 * steps, WRITING_LIMITS.lineLength) });
  };
  const zoom = (steps: number) => () => change({ zoom: stepped(now().zoom, steps, ZOOM_LIMITS) });
  const focusOn = (mode: 'sentence' | 'paragraph') => () =>
    change({ focusMode: now().focusMode === mode ? 'off' : mode });
  return {
    'editor.live': () => change({ live: !now().live }),
    'editor.focusSentence': focusOn('sentence'),
    'editor.focusParagraph': focusOn('paragraph'),
    'editor.typewriter': () => change({ typewriter: !now().typewriter }),
    'editor.followLink': () => void editor.followLink(),
    'look.larger': size(1),
    'look.smaller': size(-1),
    'look.wider': length(1),
    'look.narrower': length(-1),
    'zoom.in': zoom(1),
    'zoom.out': zoom(-1),
    'zoom.reset': () => change({ zoom: 1 }),
  };
}
