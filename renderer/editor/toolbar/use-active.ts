import { useEffect, useState } from 'react';
import { type Active, activeAt, sameActive } from '../commands/active';
import type { Editor } from '../editor';

/** The least time between two looks at where the caret is; ms. */
const EVERY = 100;

const NOTHING: Active = { on: new Set(), inTable: false, isLiteral: false, html: false };

/** What the caret is in, a moment after it moved: never in the task of a key. */
export function useActive(editor: Editor): Active {
  const [active, setActive] = useState<Active>(NOTHING);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const view = editor.view();
      if (!view || editor.shown() === null) return;
      const now = activeAt(view.state);
      setActive((before) => (sameActive(before, now) ? before : now));
    };
    const later = () => {
      timer ??= setTimeout(look, EVERY);
    };
    later();
    const stop = editor.listen((event) => {
      if (event.kind === 'scrolled') return;
      if (event.kind === 'updated' && !event.update.docChanged && !event.update.selectionSet) return;
      later();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor]);
  return active;
}
