import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { elementAround, isHtml } from '../html/context';
import { hrefOf } from './pieces';

/** Where the link of an HTML post leads, as it is written. */
function hrefInHtml(state: EditorState, position: number): string | null {
  const open = elementAround(state, position, position, ['a'])?.open;
  const written = open && /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(state.sliceDoc(open.from, open.to));
  return written?.[1] ?? written?.[2] ?? null;
}

/** Where the link at `position` leads, as it is written; null where there is none. */
export function linkAt(state: EditorState, position: number): string | null {
  if (isHtml(state)) return hrefInHtml(state, position);
  for (const side of [-1, 1] as const)
    for (let node = syntaxTree(state).resolveInner(position, side); ; ) {
      if (node.name === 'Link' || node.name === 'Autolink') {
        const href = hrefOf(state, node);
        if (href !== null) return href;
      }
      // An address by itself is a link too.
      if (node.name === 'URL' && !/^(?:Link|Image|Autolink|LinkReference)$/.test(node.parent?.name ?? ''))
        return state.sliceDoc(node.from, node.to);
      if (!node.parent) break;
      node = node.parent;
    }
  return null;
}
