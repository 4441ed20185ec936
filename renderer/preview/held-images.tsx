import { Button } from 'react-aria-components/Button';
import { counted } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';
import { Status } from '../app/status';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';

/** Says that images from elsewhere are not loaded, and offers to load them. */
export default function HeldImages() {
  const { preview, commands } = useWorkspace();
  const held = useStore(preview.held);
  return (
    <Status as="div" className="held-images" data-shown={held > 0 || undefined}>
      {held > 0 && (
        <>
          <span>{counted(previewWords.held, held)}</span>
          <Button className="btn" onPress={() => commands.run('preview.images')}>
            {previewWords.showImages}
          </Button>
          <Button className="btn" onPress={() => commands.run('preview.imagesAlways')}>
            {previewWords.alwaysImages}
          </Button>
        </>
      )}
    </Status>
  );
}
