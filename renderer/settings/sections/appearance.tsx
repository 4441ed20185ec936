import { Button } from 'react-aria-components/Button';
import { settingsWords } from '#core/messages/settings';
import { WRITING_LIMITS, ZOOM_LIMITS } from '#core/settings/limits';
import { DEFAULT_WRITING } from '#core/settings/writing';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { ChoiceRow, NumberRow, SegmentsRow, SettingsPart, SwitchRow } from '../controls';

const words = settingsWords.appearance;

/** What is put back when the author asks for the look as it came. */
const { writingFont, writingSize, lineHeight, lineLength } = DEFAULT_WRITING;

function Appearance() {
  const { settings } = useWorkspace();
  const now = useStore(settings.settings);
  return (
    <>
      <SegmentsRow
        label={words.theme}
        value={now.theme}
        options={words.themes}
        onChange={(theme) => settings.change({ theme })}
      />
      <NumberRow
        label={words.zoom}
        value={now.zoom}
        limits={ZOOM_LIMITS}
        format={{ style: 'percent' }}
        onChange={(zoom) => settings.change({ zoom })}
      />
      <SettingsPart title={words.writing}>
        <p className="writing-sample">{words.sample}</p>
        <ChoiceRow
          label={words.font}
          value={now.writingFont}
          options={words.fonts}
          onChange={(font) => settings.change({ writingFont: font })}
        />
        <NumberRow
          label={words.size}
          value={now.writingSize}
          limits={WRITING_LIMITS.writingSize}
          onChange={(size) => settings.change({ writingSize: size })}
        />
        <NumberRow
          label={words.lineHeight}
          value={now.lineHeight}
          limits={WRITING_LIMITS.lineHeight}
          format={{ minimumFractionDigits: 1, maximumFractionDigits: 2 }}
          onChange={(height) => settings.change({ lineHeight: height })}
        />
        <SwitchRow
          label={words.wholeWidth}
          value={now.lineLength === null}
          onChange={(whole) => settings.change({ lineLength: whole ? null : lineLength })}
        />
        <NumberRow
          label={words.lineLength}
          disabled={now.lineLength === null}
          value={now.lineLength ?? WRITING_LIMITS.lineLength.max}
          limits={WRITING_LIMITS.lineLength}
          onChange={(length) => settings.change({ lineLength: length })}
        />
        <Button
          className="btn outlined settings-reset"
          onPress={() => settings.change({ writingFont, writingSize, lineHeight, lineLength })}
        >
          {words.reset}
        </Button>
      </SettingsPart>
    </>
  );
}

export const appearanceSection = { id: 'appearance', title: words.title, Content: Appearance };
