import type { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Templates } from '#core/markdown/dialect';
import type { LinkForm } from '#core/markdown/tags/meaning';
import { meaningOf } from '#core/markdown/tags/meaning';
import { tagAt } from '#core/markdown/tags/tag';
import { templateUrl } from '#core/markdown/template-tags';

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode'];

/** How far behind a link's words its address may end, in UTF-16 units. */
const LONGEST = 1000;
/** What may stand between a tag and the end of the link: the rest of its address, and a title. */
const BEHIND = /^([^\s()<>]*)(?:[ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*\)/;

/** A link whose address a tag makes; `to` is where it ends. */
export interface TagLink {
  /** Its address as it is written. */
  readonly href: string;
  readonly to: number;
}

/**
 * The link that `node`, words in brackets, begins where a tag follows: `[a]({{< ref "b.md" >}})`, which to Markdown
 * alone is no link. Null where the blog has no such tags, or the tag makes no address.
 */
export function tagLink(state: EditorState, node: SyntaxNode, templates: Templates): TagLink | null {
  if (templates === 'none' || state.sliceDoc(node.to, node.to + 2) !== '({') return null;
  const { to } = state.doc.lineAt(node.to);
  const text = state.sliceDoc(node.to, Math.min(to, node.to + LONGEST));
  const found = tagAt(templates, text, 1, text.length);
  const behind = found && BEHIND.exec(text.slice(found.end));
  if (!found || !behind) return null;
  const href = text.slice(1, found.end) + (behind[1] ?? '');
  if (namedBy(href, templates) === null) return null;
  return { href, to: node.to + found.end + behind[0].length };
}

/** What a tag in an address names, and what follows the tag there. */
export interface NamedByTag {
  readonly kind: 'named';
  readonly target: string;
  readonly form: LinkForm;
  readonly rest: string;
}

/** What an address that begins with a tag names, or the address that it comes to; null for any other. */
export function namedBy(
  href: string,
  templates: Templates,
): NamedByTag | { readonly kind: 'address'; readonly href: string } | null {
  const found = tagAt(templates, href, 0, href.length);
  if (found === null) return null;
  if (found.escaped === null) {
    const meaning = meaningOf(templates, found.tag);
    if (meaning.kind === 'address')
      return { kind: 'named', target: meaning.target, form: meaning.form, rest: href.slice(found.end) };
  }
  const address = found.tag.kind === 'output' ? templateUrl(href) : null;
  return address === null ? null : { kind: 'address', href: address };
}
