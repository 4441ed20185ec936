import { useLayoutEffect, useRef } from 'react';
import type { Editor } from './editor';

/** The place the editor's view lives in. The view owns the text; React owns only this box. */
export function EditorHost({ editor, hidden }: { editor: Editor; hidden: boolean }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (host.current ? editor.mount(host.current) : undefined), [editor]);
  return <div className="editor-host" ref={host} hidden={hidden} />;
}
