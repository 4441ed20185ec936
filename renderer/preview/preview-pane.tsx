import './preview-pane.css';
import { useState } from 'react';
import { PreviewHost } from './preview-host';

/** The reading side. Its frame and its code load when it is first shown, while the first post is still read from the disk. */
export function PreviewPane({ shown }: { shown: boolean }) {
  const [wanted, setWanted] = useState(false);
  if (shown && !wanted) setWanted(true);
  return wanted && <PreviewHost shown={shown} />;
}
