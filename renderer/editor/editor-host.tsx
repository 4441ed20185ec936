import { useLayoutEffect, useRef } from 'react';
import type { Editor } from './editor';

/** The place the editor's view lives in. The view owns the text; React owns only this box. */
export function EditorHost({
  editor,
  hidden,
  away,
}: {
  editor: Editor;
  hidden: boolean;
  /** Whether all of the writing side is hidden. */
  away: boolean;
}) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (host.current ? editor.mount(host.current) : undefined), [editor]);
  // Before the frame that shows it is painted.
  useLayoutEffect(() => {
    if (!hidden && !away) editor.seen();
  }, [editor, hidden, away]);
  return <div className="editor-host" ref={host} hidden={hidden} />;
}
