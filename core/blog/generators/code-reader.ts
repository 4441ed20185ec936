/**
 * Light reading of configuration that is code (JavaScript, TypeScript, Python): plain literals are found by their
 * looks, nothing is run. What is computed is not understood, and the result then says nothing.
 */

/** Code with its comments blanked out, every other character at its place. `#` begins one only with `python`. */
export function withoutComments(code: string, language: 'js' | 'python' = 'js'): string {
  const comment = language === 'python' ? '#[^\n]*' : '\\/\\/[^\n]*|\\/\\*';
  const long =
    language === 'python' ? '"""[\\s\\S]*?"""|\'\'\'[\\s\\S]*?\'\'\'|' : '`(?:[^`\\\\]|\\\\[\\s\\S])*`|';
  const token = new RegExp(`${long}"(?:[^"\\\\\n]|\\\\.)*"|'(?:[^'\\\\\n]|\\\\.)*'|(${comment})`, 'g');
  // Looked for at each opening, the end of many that nothing closes would take the square of the length in time.
  const lastEnd = code.lastIndexOf('*/');
  let result = '';
  let at = 0;
  for (let match = token.exec(code); match; match = token.exec(code)) {
    const [, begun] = match;
    if (begun === undefined) continue;
    if (begun === '/*') {
      if (lastEnd < token.lastIndex) {
        token.lastIndex = match.index + 1;
        continue;
      }
      token.lastIndex = code.indexOf('*/', token.lastIndex) + 2;
    }
    result += code.slice(at, match.index) + code.slice(match.index, token.lastIndex).replace(/[^\n]/g, ' ');
    at = token.lastIndex;
  }
  return result + code.slice(at);
}

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/**
 * The bracketed text that begins with the first `{`, `[` or `(` at or after `from`, brackets included; '' when it
 * is never closed. Brackets in strings do not count. Asked for place after place of one code, it reads that once.
 */
export function bracketed(code: string, from: number): string {
  const open = /[{[(]/g;
  open.lastIndex = from;
  const start = open.exec(code)?.index;
  if (start === undefined) return '';
  const closers = closersIn(code);
  if (!closers.has(start)) findClosers(code, start, closers);
  const end = closers.get(start) ?? -1;
  return end < 0 ? '' : code.slice(start, end + 1);
}

/** Where brackets of a code are closed, by where they are opened; -1 where they never are. */
type Closers = Map<number, number>;

/** A shorter code is read again as fast. */
const LONG = 5_000;
/** Code, a block of it, a part of that: no more are looked into by turns. */
const MOST = 4;
const looked = new Map<string, Closers>();

function closersIn(code: string): Closers {
  const known = looked.get(code);
  if (known !== undefined) return known;
  const closers: Closers = new Map();
  if (code.length < LONG) return closers;
  const [oldest] = looked.keys();
  if (looked.size >= MOST && oldest !== undefined) looked.delete(oldest);
  looked.set(code, closers);
  return closers;
}

/** Adds the bracket that is opened at `start`, and all on the way to its end. */
function findClosers(code: string, start: number, closers: Closers): void {
  const open: { readonly at: number; readonly closer: string }[] = [];
  const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|[{}[\]()]/g;
  token.lastIndex = start;
  for (let match = token.exec(code); match; match = token.exec(code)) {
    const sign = match[0];
    const closer = CLOSERS[sign];
    const last = open.at(-1);
    if (closer !== undefined) open.push({ at: match.index, closer });
    else if (sign.length === 1 && last?.closer === sign) {
      open.pop();
      closers.set(last.at, match.index);
      if (open.length === 0) return;
    } else if (sign.length === 1) break;
  }
  for (const { at } of open) closers.set(at, -1);
}

/** The expression that a function's block (its braces included) returns, where it does nothing else; null for any other. */
export function returnedBy(block: string): string | null {
  const inner = block.slice(1, -1).trim();
  return /^return\s([^;]*);?$/.exec(inner)?.[1]?.trim() ?? null;
}

/** The bracketed value of `name:` or `name =` (`{…}`, `[…]`), the first there is; '' when it is another thing. */
export function blockInCode(code: string, name: string): string {
  const match = new RegExp(`(?:^|[^\\w$.])["']?${name}["']?\\s*[:=]\\s*(?=[{[])`).exec(code);
  return match ? bracketed(code, match.index + match[0].length) : '';
}

/** Every plain string literal in a piece of code, in order. */
export function stringsIn(code: string): string[] {
  return [...code.matchAll(/"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`$\\]*)`/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}

/** The strings of `name: ['a', 'b']` or `name = ("a", "b")`; a single string counts as a list of one. */
export function listInCode(code: string, name: string): string[] {
  const match = new RegExp(`(?:^|[^\\w$.])["']?${name}["']?\\s*[:=]\\s*`).exec(code);
  if (!match) return [];
  const from = match.index + match[0].length;
  const value = code.slice(from);
  if (/^[[(]/.test(value)) return stringsIn(bracketed(code, from));
  const one = /^(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`$\\]*)`)/.exec(value);
  return one ? [one[1] ?? one[2] ?? one[3] ?? ''] : [];
}

/** What is written for `name:` or `name =` when it is one word (`true`, `None`, `false`); '' when it is not. */
export function wordInCode(code: string, name: string): string {
  return (
    new RegExp(`(?:^|[^\\w$.])["']?${name}["']?\\s*[:=]\\s*([A-Za-z]+)\\b(?!\\s*[.(])`).exec(code)?.[1] ?? ''
  );
}

/** A path as configurations write one, without `./` in front and a slash behind; `..` is kept. */
export function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+|^\.$|\/+$/g, '').replace(/^\/+/, '');
}
