import './preview-pane.css';
import { useState } from 'react';
import { later } from '../app/later';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';

const PreviewHost = later(() => import('./preview-host'));

/** The reading side. Its code loads when it is first shown, after the editor's. */
export function PreviewPane({ shown }: { shown: boolean }) {
  const { posts } = useWorkspace();
  const current = useStore(posts.current);
  const [wanted, setWanted] = useState(false);
  const ready = shown && current.kind === 'open';
  if (ready && !wanted) setWanted(true);
  return wanted && <PreviewHost shown={shown} />;
}
