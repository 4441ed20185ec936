import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { scopeOf } from '../scope';

const DEFINITION = /^\*\[([^\]\n]+)\]:[ \t]*(.*)$/;
/** Where a word may begin: after no letter. */
const START = /(?<![\p{L}\p{M}\p{N}_])\S/gu;
const GOES_ON = /^[\p{L}\p{M}\p{N}_]/u;

/**
 * Abbreviations: `*[HTML]: Hyper Text` at the top level makes every `HTML` of the text an `<abbr>`.
 * https://kramdown.gettalong.org/syntax.html#abbreviations, Python-Markdown's `abbr`.
 */
export function abbreviations(md: MarkdownIt): void {
  md.block.ruler.before(
    'reference',
    'abbreviation',
    (state, startLine, _endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      if (state.level !== 0 || (state.sCount[startLine] ?? 0) > 3 || state.src.charCodeAt(start) !== 0x2a)
        return false;
      const match = DEFINITION.exec(state.src.slice(start, state.eMarks[startLine] ?? 0));
      if (match === null) return false;
      if (silent) return true;
      const token = state.push('abbreviation', '', 0);
      token.meta = { word: match[1] ?? '', title: (match[2] ?? '').trim() };
      token.hidden = true;
      state.line = startLine + 1;
      return true;
    },
    { alt: ['paragraph', 'reference'] },
  );
  md.renderer.rules.abbreviation = () => '';
  md.core.ruler.after('inline', 'abbreviations', (state) => {
    const words = scopeOf(state.env)?.words ?? definedIn(state.tokens);
    if (words.size === 0) return;
    const lengths = [...new Set([...words.keys()].map(({ length }) => length))].sort((a, b) => b - a);
    for (const token of state.tokens) {
      if (token.type !== 'inline' || token.children === null) continue;
      token.children = token.children.flatMap((child) =>
        child.type === 'text' ? marked(state, child, lengths, words) : [child],
      );
    }
  });
}

function definedIn(tokens: readonly Token[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const { type, meta } of tokens) {
    const word = String(meta?.word ?? '');
    if (type === 'abbreviation' && !words.has(word)) words.set(word, String(meta?.title ?? ''));
  }
  return words;
}

interface Found {
  readonly word: string;
  readonly index: number;
}

/** The words that stand in a text as whole words, the longest at each place; `lengths` are theirs, falling. */
function* wordsIn(
  text: string,
  lengths: readonly number[],
  words: ReadonlyMap<string, string>,
): Generator<Found> {
  let done = 0;
  for (const { index } of text.matchAll(START)) {
    if (index < done) continue;
    for (const length of lengths) {
      const word = text.slice(index, index + length);
      if (!words.has(word) || GOES_ON.test(text.slice(index + length, index + length + 2))) continue;
      yield { word, index };
      done = index + length;
      break;
    }
  }
}

function marked(
  state: StateCore,
  text: Token,
  lengths: readonly number[],
  words: ReadonlyMap<string, string>,
): Token[] {
  const result: Token[] = [];
  const plain = (content: string): void => {
    if (content === '') return;
    const token = new state.Token('text', '', 0);
    token.content = content;
    token.level = text.level;
    result.push(token);
  };
  let done = 0;
  for (const { word, index } of wordsIn(text.content, lengths, words)) {
    plain(text.content.slice(done, index));
    const open = new state.Token('abbr_open', 'abbr', 1);
    const title = words.get(word) ?? '';
    if (title !== '') open.attrs = [['title', title]];
    result.push(open);
    plain(word);
    result.push(new state.Token('abbr_close', 'abbr', -1));
    done = index + word.length;
  }
  if (done === 0) return [text];
  plain(text.content.slice(done));
  return result;
}
