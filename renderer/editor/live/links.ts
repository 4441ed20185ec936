import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Templates } from '#core/markdown/dialect';
import { ancestor } from '../commands/context';
import { elementAround, isHtml } from '../html/context';
import { hrefOf } from './pieces';
import { tagLink } from './tag-link';

/** In a longer line no link is looked for by its tag, in UTF-16 units. */
const LONGEST_LINE = 100_000;

/** Where the link of an HTML post leads, as it is written. */
function hrefInHtml(state: EditorState, position: number): string | null {
  const open = elementAround(state, position, position, ['a'])?.open;
  const written = open && /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(state.sliceDoc(open.from, open.to));
  return written?.[1] ?? written?.[2] ?? null;
}

/** Where the link around `position` leads whose address a tag of `templates` makes. */
function hrefByTag(state: EditorState, position: number, templates: Templates): string | null {
  const line = state.doc.lineAt(position);
  if (templates === 'none' || line.length > LONGEST_LINE) return null;
  for (let at = line.text.indexOf(']({'); at >= 0; at = line.text.indexOf(']({', at + 1)) {
    const end = line.from + at + 1;
    const words = ancestor(syntaxTree(state).resolveInner(end, -1), (name) => name === 'Link');
    const link = words?.to === end ? tagLink(state, words, templates) : null;
    if (words && link && position >= words.from && position <= link.to) return link.href;
  }
  return null;
}

/** Where the link at `position` leads, as it is written; null where there is none. `templates` are the tags of the blog. */
export function linkAt(state: EditorState, position: number, templates: Templates = 'none'): string | null {
  if (isHtml(state)) return hrefInHtml(state, position);
  const tagged = hrefByTag(state, position, templates);
  if (tagged !== null) return tagged;
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
