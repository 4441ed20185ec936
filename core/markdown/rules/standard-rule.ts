import MarkdownIt from 'markdown-it';

type Rules<R> = { enableOnly(names: string[]): unknown; getRules(chain: string): R[] };

/** markdown-it keeps its rules' names to itself, and the functions' own are gone in a minified program. */
function only<R>(rules: Rules<R>, name: string): R {
  rules.enableOnly([name]);
  const [rule] = rules.getRules('');
  if (rule === undefined) throw new Error(`markdown-it has no rule ${name}`);
  return rule;
}

/** markdown-it's own block rule of this name, for a rule that stands in its place to ask. */
export const standardBlock = (name: string) => only(new MarkdownIt().block.ruler, name);

/** The same of inline rules. */
export const standardInline = (name: string) => only(new MarkdownIt().inline.ruler, name);
