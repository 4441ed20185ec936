import { mediaWords } from '#core/messages/media';
import { DEFAULT_IMAGES, IMAGE_LIMITS } from '#core/settings/images';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { NumberRow, SegmentsRow, SettingsPart, SwitchRow } from '../settings/controls';

const words = mediaWords.settings;
/** What a picture is made no wider than when the author first asks for it: sharp on every screen a post is read on. */
const USUAL_WIDTH = 2000;

function Images() {
  const { settings } = useWorkspace();
  const now = useStore(settings.settings);
  const encodes = now.imageMaxWidth !== null || now.imageFormat !== 'keep';
  return (
    <SettingsPart title={words.part}>
      <SwitchRow
        label={words.askAlt}
        hint={words.askAltHint}
        value={now.imageAskAlt}
        onChange={(imageAskAlt) => settings.change({ imageAskAlt })}
      />
      <SwitchRow
        label={words.metadata}
        hint={words.metadataHint}
        value={now.imageMetadata}
        onChange={(imageMetadata) => settings.change({ imageMetadata })}
      />
      <SwitchRow
        label={words.shrink}
        value={now.imageMaxWidth !== null}
        onChange={(shrink) => settings.change({ imageMaxWidth: shrink ? USUAL_WIDTH : null })}
      />
      <NumberRow
        label={words.maxWidth}
        disabled={now.imageMaxWidth === null}
        value={now.imageMaxWidth ?? USUAL_WIDTH}
        limits={IMAGE_LIMITS.imageMaxWidth}
        onChange={(imageMaxWidth) => settings.change({ imageMaxWidth })}
      />
      <SegmentsRow
        label={words.format}
        hint={words.formatHint}
        value={now.imageFormat}
        options={words.formats}
        onChange={(imageFormat) => settings.change({ imageFormat })}
      />
      <NumberRow
        label={words.quality}
        disabled={!encodes}
        value={encodes ? now.imageQuality : DEFAULT_IMAGES.imageQuality}
        limits={IMAGE_LIMITS.imageQuality}
        onChange={(imageQuality) => settings.change({ imageQuality })}
      />
    </SettingsPart>
  );
}

export const imagesSection = { id: 'images', title: words.title, Content: Images };
