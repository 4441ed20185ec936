import type { Editor } from '../editor/editor';
import { isHtml } from '../editor/html/context';
import { type CommandId, commandIds, whyNot } from './command-rules';

/** Has the system's menu dim what the shown post has no form for; `dim` is asked only when that is something else. */
export function followSystemMenu(
  editor: Pick<Editor, 'listen'>,
  dim: (ids: readonly CommandId[]) => void,
): void {
  let html: boolean | null = null;
  editor.listen((event) => {
    if (event.kind !== 'shown') return;
    const now = event.document !== null && isHtml(event.document.state());
    if (now === html) return;
    html = now;
    dim(commandIds.filter((id) => whyNot(id, { html: now }) !== null));
  });
}
