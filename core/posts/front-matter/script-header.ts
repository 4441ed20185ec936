import type { FieldValue } from './front-matter';

const BEGIN =
  /^export[ \t]+const[ \t]+(?:meta|metadata|frontmatter|frontMatter)\b[^={\r\n]*=[ \t]*\{[ \t]*$/m;
const PROPERTY = /^[ \t]*(?:(['"])([\w-]+)\1|([\w$]+))[ \t]*:[ \t]*(.*?),?[ \t]*$/;
const TEXT = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\$]|\\.)*)`)$/;

/**
 * What an MDX file's exported object (`export const meta = {…}`) says in plain texts, numbers and switches. It
 * is read line by line and never run: identifiers, calls and what is nested in it are passed over.
 */
export function scriptFields(text: string): ReadonlyMap<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  const begin = beginOf(text);
  if (!begin) return fields;
  let depth = 1;
  for (const line of text
    .slice(begin.index + begin[0].length)
    .split(/\r\n|\r|\n/)
    .slice(1)) {
    const match = depth === 1 ? PROPERTY.exec(line) : null;
    const value = match ? literal(match[4] ?? '') : undefined;
    if (match && value !== undefined) {
      fields.set(match[2] ?? match[3] ?? '', value);
      continue;
    }
    const bare = line.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '');
    depth += (bare.match(/[[{(]/g) ?? []).length - (bare.match(/[\]})]/g) ?? []).length;
    if (depth <= 0) break;
  }
  return fields;
}

function literal(source: string): FieldValue | undefined {
  const text = TEXT.exec(source);
  if (text) return (text[1] ?? text[2] ?? text[3] ?? '').replace(/\\(['"`\\])/g, '$1');
  if (source === 'true' || source === 'false') return source === 'true';
  if (/^-?\d+(?:\.\d+)?$/.test(source)) return Number(source);
  const list = /^\[(.*)\]$/.exec(source)?.[1];
  if (list === undefined) return undefined;
  const items = list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => literal(item));
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** The line that opens the object (`export const meta = {`), as written; null for a file without one. */
export function scriptStart(text: string): string | null {
  return beginOf(text)?.[0].trimEnd() ?? null;
}

function beginOf(text: string): RegExpExecArray | null {
  if (!text.includes('export const ')) return null;
  const begin = BEGIN.exec(text);
  // What stands in a block of code is an example.
  return begin && !/^(?:`{3}|~{3})/m.test(text.slice(0, begin.index)) ? begin : null;
}
