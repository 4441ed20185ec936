import { settingsWords } from '#core/messages/settings';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { SegmentsRow, SwitchRow } from '../controls';

const words = settingsWords.writing;

function Writing() {
  const { settings } = useWorkspace();
  const { live, focusMode, typewriter } = useStore(settings.settings);
  return (
    <>
      <SwitchRow
        label={words.live}
        hint={words.liveHint}
        value={live}
        onChange={(on) => settings.change({ live: on })}
      />
      <SegmentsRow
        label={words.focus}
        hint={words.focusHint}
        value={focusMode}
        options={words.focusModes}
        onChange={(mode) => settings.change({ focusMode: mode })}
      />
      <SwitchRow
        label={words.typewriter}
        hint={words.typewriterHint}
        value={typewriter}
        onChange={(on) => settings.change({ typewriter: on })}
      />
    </>
  );
}

export const writingSection = { id: 'writing', title: words.title, Content: Writing };
