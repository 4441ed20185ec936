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
 * is never closed. Brackets in strings do not count.
 */
export function bracketed(code: string, from: number): string {
  const open = /[{[(]/g;
  open.lastIndex = from;
  const start = open.exec(code);
  if (!start) return '';
  const stack: string[] = [];
  const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|[{}[\]()]/g;
  token.lastIndex = start.index;
  for (let match = token.exec(code); match; match = token.exec(code)) {
    const sign = match[0];
    const closer = CLOSERS[sign];
    if (closer !== undefined) stack.push(closer);
    else if (sign.length === 1 && sign === stack.at(-1)) stack.pop();
    else if (sign.length === 1) return '';
    if (stack.length === 0) return code.slice(start.index, match.index + 1);
  }
  return '';
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
