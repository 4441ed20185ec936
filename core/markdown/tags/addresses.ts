import type { MarkdownIt } from 'markdown-it';
import type { Templates } from '../dialect';
import { templateUrl } from '../template-tags';
import { meaningOf } from './meaning';
import type { TagAddresses } from './rules';
import { tagAt } from './tag';

/** Lets a link or an image point to what a tag in its address comes to: `[a]({{< ref "b.md" >}})`. */
export function tagAddresses(
  md: MarkdownIt,
  templates: Templates,
  { resolve }: Pick<TagAddresses, 'resolve'>,
): void {
  const { parseLinkDestination } = md.helpers;
  md.helpers = {
    ...md.helpers,
    parseLinkDestination(text, start, max) {
      const bracket = text.charCodeAt(start) === 0x3c ? 1 : 0;
      const from = start + bracket;
      const found = text.charCodeAt(from) === 0x7b ? tagAt(templates, text, from, max) : null;
      if (found === null) return parseLinkDestination(text, start, max);
      const rest = (bracket === 1 ? /^[^<>\n]*/ : /^[^\s()<>]*/).exec(text.slice(found.end, max))?.[0] ?? '';
      const end = found.end + rest.length;
      const source = text.slice(from, end);
      if (bracket === 1 && text.charAt(end) !== '>') return parseLinkDestination(text, start, max);
      const meaning = found.escaped === null ? meaningOf(templates, found.tag) : null;
      const url =
        meaning?.kind === 'address'
          ? (resolve(meaning.target, meaning.form) ?? meaning.target) + rest
          : found.tag.kind === 'output'
            ? templateUrl(source)
            : null;
      if (url === null) return parseLinkDestination(text, start, max);
      return { ok: true, pos: end + bracket, str: url };
    },
  };
}
