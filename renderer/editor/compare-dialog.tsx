import { Button } from 'react-aria-components/Button';
import { opened } from '#core/editor/save-state';
import { en } from '#core/messages/en';
import { Sheet } from '../app/sheet';
import { createStore, useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { compareTexts } from '../publish/diff-lines';
import { DiffView } from '../publish/diff-view';

const nothing = createStore(opened(''));

/** Shows the author's text against the file's, and does nothing until one is chosen. */
export default function CompareDialog({ onClose }: { onClose: () => void }) {
  const { posts, editor } = useWorkspace();
  const current = useStore(posts.current);
  const document = current.kind === 'open' ? current.document : null;
  const save = useStore(document?.save ?? nothing);
  if (document === null || save.trouble?.kind !== 'conflict' || save.trouble.theirs === null) return null;
  const rows = compareTexts(save.trouble.theirs.text, document.state().doc.toString());
  const choose = (choice: () => Promise<void>) => {
    onClose();
    void choice().then(editor.focus);
  };
  return (
    <Sheet title={en.trouble.compareTitle} lead={en.trouble.compareLead} onClose={onClose}>
      <div className="body">
        <DiffView rows={rows} />
      </div>
      <footer>
        <span>{en.trouble.theirsHint}</span>
        <span className="grow" />
        <Button className="btn outlined" onPress={() => choose(document.takeTheirs)}>
          {en.trouble.theirs}
        </Button>
        <Button className="btn primary" autoFocus onPress={() => choose(document.keepMine)}>
          {en.trouble.mine}
        </Button>
      </footer>
    </Sheet>
  );
}
