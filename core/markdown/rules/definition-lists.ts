import type { MarkdownIt, StateBlock } from 'markdown-it';

/**
 * Definition lists: a paragraph whose lines are terms, then (after one blank line at most) definitions that begin
 * with `:` and a space. A definition goes on while its lines are indented as its text is. PHP Markdown Extra, as
 * goldmark, kramdown and Python-Markdown have it.
 */
export function definitionLists(md: MarkdownIt): void {
  md.block.ruler.before('paragraph', 'definition_list', list, { alt: [] });
  // The next definition ends the paragraph of the one before, which would go on over it otherwise.
  md.block.ruler.before(
    'definition_list',
    'definition_end',
    (state, line, _endLine, silent) => {
      const outer = silent ? enclosing.get(state) : undefined;
      if (outer === undefined || (state.sCount[line] ?? 0) >= state.blkIndent) return false;
      return outer.some((indent) => definitionAt(state, line, indent) !== null);
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

/** The indents of the lists of definitions that are open in a state. */
const enclosing = new WeakMap<StateBlock, readonly number[]>();

/** Where the text of a definition that begins on this line starts (column and offset); null when none begins. */
function definitionAt(
  state: StateBlock,
  line: number,
  outer = state.blkIndent,
): { column: number; offset: number } | null {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const indent = (state.sCount[line] ?? 0) - outer;
  if (indent < 0 || indent > 3 || state.src.charCodeAt(start) !== 0x3a) return null;
  let offset = start + 1;
  let column = (state.sCount[line] ?? 0) + 1;
  const from = column;
  for (; offset < (state.eMarks[line] ?? 0); offset += 1) {
    const code = state.src.charCodeAt(offset);
    if (code === 0x20) column += 1;
    else if (code === 0x09) column += 4 - (column % 4);
    else break;
  }
  if (column === from || offset >= (state.eMarks[line] ?? 0)) return null;
  // Five spaces or more are one space and an indented code block, as in a list.
  return column - from > 4 ? { column: from + 1, offset: start + 2 } : { column, offset };
}

/** The line of the first definition after terms that begin on `line`; -1 when these are no terms. */
function definitionAfter(state: StateBlock, line: number, endLine: number): number {
  let next = line;
  while (next < endLine && !state.isEmpty(next) && (state.sCount[next] ?? 0) >= state.blkIndent) {
    if (definitionAt(state, next) !== null) return next > line ? next : -1;
    if (next > line && interrupts(state, next, endLine)) return -1;
    next += 1;
  }
  if (next >= endLine || !state.isEmpty(next)) return -1;
  next += 1;
  return next < endLine && !state.isEmpty(next) && definitionAt(state, next) !== null ? next : -1;
}

function interrupts(state: StateBlock, line: number, endLine: number): boolean {
  return state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true));
}

function list(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || (state.sCount[startLine] ?? 0) - state.blkIndent > 3) return false;
  let first = definitionAfter(state, startLine, endLine);
  if (first < 0) return false;
  state.push('dl_open', 'dl', 1).map = [startLine, endLine];
  const { parentType } = state;
  state.parentType = 'list' as typeof parentType;
  let line = startLine;
  while (first >= 0) {
    terms(state, line, first);
    line = definitions(state, first, endLine);
    let next = line;
    while (next < endLine && state.isEmpty(next)) next += 1;
    const goesOn =
      next < endLine && (state.sCount[next] ?? 0) >= state.blkIndent && !interrupts(state, next, endLine);
    first = goesOn ? definitionAfter(state, next, endLine) : -1;
    if (first >= 0) line = next;
  }
  state.parentType = parentType;
  state.push('dl_close', 'dl', -1);
  state.line = line;
  return true;
}

function terms(state: StateBlock, from: number, to: number): void {
  for (let line = from; line < to; line += 1) {
    if (state.isEmpty(line)) continue;
    state.push('dt_open', 'dt', 1).map = [line, line + 1];
    const inline = state.push('inline', '', 0);
    inline.map = [line, line + 1];
    inline.content = state.getLines(line, line + 1, state.blkIndent, false).trim();
    inline.children = [];
    state.push('dt_close', 'dt', -1);
  }
}

/** All definitions from `first` on; answers the line after them. */
function definitions(state: StateBlock, first: number, endLine: number): number {
  let line = first;
  for (;;) {
    const at = definitionAt(state, line);
    if (at === null) return line;
    const loose = line > 0 && state.isEmpty(line - 1);
    line = definition(state, line, endLine, at, loose);
    let next = line;
    while (next < endLine && state.isEmpty(next)) next += 1;
    if (next >= endLine || (state.sCount[next] ?? 0) < state.blkIndent || definitionAt(state, next) === null)
      return line;
    line = next;
  }
}

function definition(
  state: StateBlock,
  line: number,
  endLine: number,
  { column, offset }: { column: number; offset: number },
  loose: boolean,
): number {
  const open = state.push('dd_open', 'dd', 1);
  const { blkIndent, tight } = state;
  const sCount = state.sCount[line] ?? 0;
  const tShift = state.tShift[line] ?? 0;
  state.blkIndent = column;
  state.sCount[line] = column;
  state.tShift[line] = offset - (state.bMarks[line] ?? 0);
  state.tight = true;
  const before = state.tokens.length;
  const outer = enclosing.get(state) ?? [];
  enclosing.set(state, [...outer, blkIndent]);
  state.md.block.tokenize(state, line, endLine);
  enclosing.set(state, outer);
  if (!loose && state.tight) hideParagraphs(state, before);
  state.tight = tight;
  state.blkIndent = blkIndent;
  state.sCount[line] = sCount;
  state.tShift[line] = tShift;
  let after = state.line;
  while (after > line + 1 && state.isEmpty(after - 1)) after -= 1;
  open.map = [line, after];
  state.push('dd_close', 'dd', -1);
  return after;
}

function hideParagraphs(state: StateBlock, from: number): void {
  const level = state.level;
  for (const token of state.tokens.slice(from)) {
    if (token.level === level && /^paragraph_(?:open|close)$/.test(token.type)) token.hidden = true;
  }
}

/**
 * hexo-renderer-marked's lists: a paragraph in which a line begins with `: ` is a term and, after the last such mark, its
 * definition.
 */
export function lineDefinitions(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'line_definitions', ({ tokens }) => {
    tokens.forEach((inline, index) => {
      const open = tokens[index - 1];
      const close = tokens[index + 1];
      if (inline.type !== 'inline' || open?.type !== 'paragraph_open' || !close || !inline.children) return;
      const { children } = inline;
      const at = children.findLastIndex(
        ({ type }, place) =>
          /^(?:soft|hard)break$/.test(type) && /^:\s+\S/.test(children[place + 1]?.content ?? ''),
      );
      const text = children[at + 1];
      if (at < 1 || open.hidden || text?.type !== 'text') return;
      text.content = text.content.replace(/^:\s+/, '');
      const mark = children[at];
      if (mark) Object.assign(mark, { type: 'definition', tag: '', content: '' });
      for (const [token, nesting] of [
        [open, 1],
        [close, -1],
      ] as const)
        Object.assign(token, { type: nesting === 1 ? 'line_dl_open' : 'line_dl_close', tag: 'dl' });
    });
  });
  md.renderer.rules.definition = () => '</dt><dd>';
  md.renderer.rules.line_dl_open = () => '<dl><dt>';
  md.renderer.rules.line_dl_close = () => '</dd></dl>';
}
