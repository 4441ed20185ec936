import type { Token } from 'markdown-it';
import type { Typography } from '../dialect';

/** Who decides which way a quotation mark opens. */
export type QuoteRule = Exclude<Typography, 'none' | 'markdown-it'>;

/** The visible text of a run of inline content, in which quotation marks are set one for one. */
interface Line {
  readonly text: string;
  /** Indexes at which text begins after something that is none. */
  readonly starts: ReadonlySet<number>;
}

type Decide = (line: Line) => string;

const OPEN = { '"': '“', "'": '‘' } as const;
const CLOSE = { '"': '”', "'": '’' } as const;
type Quote = keyof typeof OPEN;

const isQuote = (character: string): character is Quote => character === '"' || character === "'";
const isSpace = (character: string): boolean => character === '' || /\s/.test(character);
const isWord = (character: string): boolean => /[\p{L}\p{N}\p{M}_]/u.test(character);
const isPunctuation = (character: string): boolean => !isSpace(character) && !isWord(character);

/** Sets each mark by a function of where it stands; `set` may also decide the mark after it by answering two. */
function each(text: string, set: (at: number, mark: Quote) => string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (!isQuote(character)) result += character;
    else {
      const marks = set(at, character);
      result += marks;
      at += marks.length - 1;
    }
  }
  return result;
}

/** kramdown's `parser/kramdown/smart_quotes.rb`. */
const kramdown: Decide = ({ text, starts }) => {
  /** Where the last mark ended: what it took is not looked back at. */
  let taken = 0;
  return each(text, (at, mark) => {
    const alone = at === taken || starts.has(at);
    const before = alone ? '' : text.charAt(at - 1);
    const [next, second] = [text.charAt(at + 1), text.charAt(at + 2)];
    const double = isQuote(next) && next !== mark && isWord(second) && (alone || isSpace(before));
    taken = at + (double ? 2 : 1);
    if (alone && isPunctuation(next) && !text.startsWith('..', at + 2) && !isWord(second) && !double)
      return CLOSE[mark];
    if (double && isQuote(next)) return OPEN[mark] + OPEN[next];
    const decade = mark === "'" && (alone || isSpace(before)) && /^\d\ds/.test(text.slice(at + 1, at + 4));
    if (decade) return CLOSE[mark];
    if (!alone && isSpace(before) && isWord(next)) return OPEN[mark];
    if (!alone && !/[\s\\[{(-]/.test(before)) return CLOSE[mark];
    if (alone && (isSpace(next) || (next === 's' && !isWord(second)))) return CLOSE[mark];
    return OPEN[mark];
  });
};

/** retext-smartypants, for sentences as parse-latin parts them. */
const retext: Decide = ({ text }) => {
  /** The end of the run of one mark that was looked at last. */
  let end = 0;
  return each(text, (at, mark) => {
    const before = text.charAt(at - 1);
    const next = text.charAt(at + 1);
    if (end <= at + 1) {
      end = at + 1;
      while (isPunctuation(next) && text.charAt(end) === next) end += 1;
    }
    const beyond = text.charAt(isPunctuation(next) ? end : at + 2);
    if (isPunctuation(next) && beyond !== '' && !isWord(beyond)) return CLOSE[mark];
    if (isQuote(next) && end === at + 2) return OPEN[mark] + OPEN[next];
    if (/^\d\ds(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 6))) return CLOSE[mark];
    if (before !== '' && !isWord(before) && isWord(next)) return OPEN[mark];
    if (isWord(before)) return CLOSE[mark];
    if (isSpace(next) || (mark === "'" && next === 's' && !isWord(beyond))) return CLOSE[mark];
    return OPEN[mark];
  });
};

/** hexo-renderer-marked's `smartypants`. */
const marked: Decide = ({ text, starts }) => {
  let last: string = '';
  return each(text, (at, mark) => {
    const before = starts.has(at) ? '' : at > 0 && isQuote(text.charAt(at - 1)) ? last : text.charAt(at - 1);
    const opens = mark === "'" ? /^$|[-—/([{"\s]/ : /^$|[-—/([{‘\s]/;
    // Single marks are set first, while double ones are still straight.
    const seen = mark === "'" && text.charAt(at - 1) === '"' && !starts.has(at) ? '"' : before;
    last = opens.test(seen) ? OPEN[mark] : CLOSE[mark];
    return last;
  });
};

/** Python-Markdown's `smarty`. */
const python: Decide = ({ text, starts }) =>
  each(text, (at, mark) => {
    const alone = at === 0 || starts.has(at);
    const before = alone ? '' : text.charAt(at - 1);
    const [next, second] = [text.charAt(at + 1), text.charAt(at + 2)];
    if (alone && isPunctuation(next) && !isWord(second)) return CLOSE[mark];
    if (isQuote(next) && next !== mark && isWord(second)) return OPEN[mark] + OPEN[next];
    if (mark === "'" && !isWord(before) && /^\d\ds/.test(text.slice(at + 1, at + 4))) return CLOSE[mark];
    if (/[\s\u00a0–—]/.test(before) && isWord(next)) return OPEN[mark];
    if (mark === '"' && next !== '' && isSpace(next)) return CLOSE[mark];
    const closes = before !== '' && !/[\s[{(–—-]/.test(before);
    return closes && !(mark === "'" && /\d/.test(next)) ? CLOSE[mark] : OPEN[mark];
  });

/** Left- and right-flanking, as the specification has it for emphasis. */
function flanking(before: string, next: string): { readonly opens: boolean; readonly closes: boolean } {
  const left = !isSpace(next) && (!isPunctuation(next) || isSpace(before) || isPunctuation(before));
  const right = !isSpace(before) && (!isPunctuation(before) || isSpace(next) || isPunctuation(next));
  return { opens: left, closes: right };
}

/** goldmark's `extension/typographer.go`, which takes most single marks for apostrophes. */
const goldmark: Decide = ({ text }) => {
  const open = { '"': 0, "'": 0 };
  return each(text, (at, mark) => {
    const [before, next, second] = [text.charAt(at - 1), text.charAt(at + 1), text.charAt(at + 2)];
    const { opens, closes } = flanking(before, next);
    if (!opens && !closes) return mark;
    const onlyOpens = opens && !closes;
    if (mark === "'") {
      const rest = text.slice(at + 1, at + 5);
      if (onlyOpens && /^\d\ds(?:$|[^\p{L}\p{N}])/u.test(rest)) return CLOSE[mark];
      if (!isWord(before) && /^[tenl]/.test(rest)) return CLOSE[mark];
      if (isWord(before) && /\p{L}/u.test(next)) return CLOSE[mark];
      if (onlyOpens && /^(?:[smtd]|ve|ll|re)(?:$|[^\p{L}\p{N}])/u.test(rest)) return CLOSE[mark];
    }
    if (onlyOpens) {
      open[mark] += 1;
      return OPEN[mark];
    }
    if (mark === "'" && next !== '' && next !== '\n' && !/\d/.test(next)) return CLOSE[mark];
    const ends = closes && opens && isPunctuation(next) && !isWord(second);
    if (open[mark] === 0 || !closes || (opens && !ends)) return mark;
    open[mark] -= 1;
    return CLOSE[mark];
  });
};

/** pulldown-cmark's smart punctuation: a double mark that closes nothing opens, a single one is an apostrophe. */
const pulldown: Decide = ({ text }) => {
  const result = [...text];
  let quoted = false;
  /** The single mark that may yet be closed. */
  let single = -1;
  for (let at = 0, index = 0; index < result.length; at += result[index]?.length ?? 1, index += 1) {
    const mark = result[index] ?? '';
    if (!isQuote(mark)) continue;
    const [before, next] = [text.charAt(at - 1), text.charAt(at + 1)];
    const flanks = flanking(before, next);
    const opens = flanks.opens && !isWord(before);
    const closes = flanks.closes && !isWord(next);
    if (mark === '"') {
      const ends: boolean = closes && quoted;
      quoted = ends ? false : quoted || opens;
      result[index] = ends ? CLOSE[mark] : OPEN[mark];
    } else {
      if (closes && single >= 0) {
        result[single] = OPEN[mark];
        single = -1;
      } else if (opens) single = index;
      result[index] = CLOSE[mark];
    }
  }
  return result.join('');
};

const decide: { readonly [R in QuoteRule]: Decide } = {
  kramdown,
  goldmark,
  smartypants: marked,
  retext,
  'retext-texts': retext,
  python,
  pulldown,
};

/** What stands for inline content that is no text, to the rules that look at what is around a mark. */
const standIn = (token: Token, rule: QuoteRule): string => {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'code_inline':
      return rule === 'retext' ? 'A' : '`';
    case 'text_special':
      return token.content;
    default:
      return '';
  }
};

/** Sets the quotation marks in the children of an inline token, as the generator does. */
export function setQuotes(children: readonly Token[], rule: QuoteRule): void {
  if (rule !== 'retext-texts') setInRun(children, rule);
  else for (const run of textRuns(children)) setInRun(run, rule);
}

/** What remark calls texts: what stands between two marks, line breaks in it included. */
function textRuns(children: readonly Token[]): readonly Token[][] {
  const runs: Token[][] = [];
  let run: Token[] | null = null;
  for (const token of children) {
    if (!/^(?:text|text_special|softbreak)$/.test(token.type)) run = null;
    else if (run) run.push(token);
    else {
      run = [token];
      runs.push(run);
    }
  }
  return runs;
}

function setInRun(children: readonly Token[], rule: QuoteRule): void {
  let text = '';
  let inAddress = 0;
  const starts = new Set<number>();
  const parts: { readonly token: Token; readonly from: number }[] = [];
  // remark's texts no longer know what was escaped or an entity.
  const isText = ({ type }: Token) =>
    type === 'text' || (type === 'text_special' && (rule === 'retext' || rule === 'retext-texts'));
  for (const token of children) {
    if (token.type === 'link_open' && token.info === 'auto') inAddress += 1;
    if (token.type === 'link_close' && token.info === 'auto') inAddress -= 1;
    if (isText(token) && inAddress === 0) {
      if (token.content !== '') starts.add(text.length);
      parts.push({ token, from: text.length });
      text += token.content;
    } else text += token.type === 'text' ? 'a'.repeat(token.content.length) : standIn(token, rule);
  }
  const set = decide[rule]({ text, starts });
  for (const { token, from } of parts) token.content = set.slice(from, from + token.content.length);
}
