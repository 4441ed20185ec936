import type { FieldValue } from '../front-matter/front-matter';

const NAMED: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\e',
};

/** A value of front matter as Ruby writes it for programmers (`inspect`, to 3.3): what becomes of a list where a text is wanted. */
export function rubyInspect(value: FieldValue): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(rubyInspect).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${quoted(key)}=>${rubyInspect(inner)}`)
    .join(', ')}}`;
}

const isList = (value: object): value is readonly FieldValue[] => Array.isArray(value);

function quoted(text: string): string {
  const plain = text.replace(/["\\]|#(?=[{$@])/g, '\\$&');
  return `"${plain.replace(/\p{Cc}/gu, (sign) => NAMED[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)}"`;
}
