import {
  type EditorState,
  type Extension,
  Facet,
  StateField,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { type FrontMatter, readFrontMatter } from '#core/posts/front-matter/front-matter';
import { type FrontMatterRules, USUAL_RULES } from '#core/posts/front-matter/rules';

/** What counts as front matter in this document. */
export const rulesFacet = Facet.define<FrontMatterRules, FrontMatterRules>({
  combine: ([first]) => first ?? USUAL_RULES,
});

/** The id of the post that the document is; '' for none. */
export const postIdFacet = Facet.define<string, string>({ combine: ([first]) => first ?? '' });

/** How far an unclosed front matter is looked for, in UTF-16 units. */
const LONGEST_HEAD = 200_000;

/** How many blank lines before it are looked past, where its generator does that. */
const LONGEST_BLANK = 100;

/** How far a header without a closing fence is looked for. */
const LONGEST_HEADER = 16_000;

/**
 * The part of a document that front matter can be in, by the rules of its file: up to and with the closing fence of
 * `---` or `+++`, a bounded start for JSON, for headers without fences and for a fence that is not closed, and one
 * line when there is no front matter.
 */
export function frontMatterHead(doc: Text, { dialect, afterBlank }: FrontMatterRules): string {
  if (dialect !== 'usual' && dialect !== 'hexo') return doc.sliceString(0, LONGEST_HEADER);
  let first = doc.line(1);
  while (afterBlank && first.text.trim() === '' && first.number < Math.min(doc.lines, LONGEST_BLANK))
    first = doc.line(first.number + 1);
  const fence = first.text.trimEnd();
  if (fence !== '---' && fence !== '+++') {
    const bare =
      dialect === 'hexo' && (/^[^\s:]+[ \t]*:|^;;;|^"|^#|^$/.test(fence) || fence.startsWith('---'));
    return doc.sliceString(
      0,
      bare || fence.startsWith('{') || fence.startsWith('---') ? LONGEST_HEAD : first.to,
    );
  }
  if (doc.lines === first.number) return doc.sliceString(0, first.to);
  let at = first.to + 1;
  for (let lines = doc.iterLines(first.number + 1); !lines.next().done; ) {
    const line = lines.value.trimEnd();
    at += lines.value.length + 1;
    if (line === fence || (fence === '---' && line === '...')) return doc.sliceString(0, at);
    if (at > LONGEST_HEAD) break;
  }
  return doc.sliceString(0, LONGEST_HEAD);
}

function touches(tr: Transaction, { to }: FrontMatter): boolean {
  let found = false;
  tr.changes.iterChangedRanges((from) => {
    // Right behind it too: what is written there may go on with the closing fence.
    if (from <= to) found = true;
  });
  return found;
}

/** The forms that no fence closes: what is written anywhere below them can make a further line one of theirs. */
const OPEN_ENDED: ReadonlySet<FrontMatter['format']> = new Set(['header', 'rst', 'org', 'html']);

function read(doc: Text, rules: FrontMatterRules): FrontMatter {
  return readFrontMatter(frontMatterHead(doc, rules), rules);
}

/** The document's front matter, read again only when an edit could have changed it. Offsets fit the document. */
export const frontMatterField = StateField.define<FrontMatter>({
  create: (state) => read(state.doc, state.facet(rulesFacet)),
  update: (value, tr) => {
    if (!tr.docChanged) return value;
    const touched = value.format === 'none' || value.problem !== null || touches(tr, value);
    if (!touched && !OPEN_ENDED.has(value.format)) return value;
    const next = read(tr.newDoc, tr.startState.facet(rulesFacet));
    if (!touched) return next.to === value.to ? value : next;
    const isNone = value.format === 'none' && next.format === 'none' && next.to === value.to;
    return isNone && !value.problem && !next.problem ? value : next;
  },
});

/** Where the body begins: the first offset after the front matter and the line end that closes it. */
export const bodyFrom = (state: EditorState): number => state.field(frontMatterField).to;

/** Keeps the front matter's facts with the state. `rulesFacet` says how this file's is written. */
export const frontMatter = (): Extension => frontMatterField;
