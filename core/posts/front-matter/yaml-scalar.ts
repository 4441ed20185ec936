import type { FieldValue } from './front-matter';
import { type PlainClass, plainClass, plainValue } from './yaml-plain';

export type Quote = 'plain' | 'single' | 'double';

/** How a scalar was written, or how its siblings are: what a new one should look like. */
export interface ScalarStyle {
  readonly quote: Quote;
  /** What readers took the old unquoted scalar for; a new value of that class stays unquoted. Null for no old one. */
  readonly plain: PlainClass | null;
  /** The field holds a date by its name, so an unquoted date is meant as one. */
  readonly date: boolean;
  /** Inside `[…]` or `{…}`, where commas and brackets end a plain scalar. */
  readonly flow: boolean;
  /** The quote for what cannot stay plain. */
  readonly fallback: 'single' | 'double';
  /** The old source, for the capitals of `True`. */
  readonly source: string;
}

/** Whether a value is neither a list nor has fields. */
export const isScalarValue = (value: FieldValue): value is string | number | boolean | null =>
  value === null || typeof value !== 'object';

/**
 * The ways to write a scalar on one line, best first: in the old style when it permits the value, otherwise
 * quoted so that YAML 1.1 and 1.2 readers read the same text. An empty block value is ''.
 */
export function scalarSources(value: string | number | boolean | null, style: ScalarStyle): string[] {
  if (value === null) return style.flow ? ['null'] : ['', 'null'];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'boolean') return [withCapitals(String(value), style.source)];
  const single = `'${value.replaceAll("'", "''")}'`;
  const double = doubleQuoted(value);
  const quoted = hasControls(value)
    ? [double]
    : style.quote === 'single' || (style.quote === 'plain' && prefersSingle(value, style.fallback))
      ? [single, double]
      : [double, single];
  return style.quote === 'plain' && mayBePlain(value, style) ? [value, ...quoted] : quoted;
}

function prefersSingle(value: string, fallback: 'single' | 'double'): boolean {
  if (/["\\]/.test(value)) return !value.includes("'");
  return fallback === 'single' && !value.includes("'");
}

function withCapitals(word: string, like: string): string {
  if (/^[A-Z]{2}/.test(like)) return word.toUpperCase();
  return /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function mayBePlain(value: string, style: ScalarStyle): boolean {
  const kind = plainClass(value);
  if (plainValue(value) !== value) return false;
  const meant =
    kind === 'string' || (kind === style.plain && kind !== 'null') || (kind === 'date' && style.date);
  return meant && isPlainSyntax(value, style.flow);
}

/** Whether YAML 1.1 and 1.2 both take this text, unquoted and on one line, for one whole scalar. */
function isPlainSyntax(value: string, flow: boolean): boolean {
  if (value === '' || /^[ \t]|[ \t]$/.test(value) || hasControls(value)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(value) || /^[-?:](?:[ \t]|$)/.test(value)) return false;
  if (/^(?:---|\.\.\.)(?:[ \t]|$)/.test(value)) return false;
  if (/:(?:[ \t]|$)/.test(value) || /[ \t]#/.test(value)) return false;
  return !flow || !/[,[\]{}:]|^[-?]/.test(value);
}

/** Characters that only double quotes can carry: line ends of every kind, other controls, invisible marks. */
function hasControls(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(value);
}

function doubleQuoted(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (unit) => {
      const code = unit.charCodeAt(0).toString(16);
      return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
    });
  return `"${escaped}"`;
}

/** Any value on one line, as an item of a flow collection. */
export function flowSource(value: FieldValue, style: ScalarStyle): string {
  const inner = { ...style, flow: true };
  if (isScalarValue(value)) return scalarSources(value, inner)[0] ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => flowSource(item, inner)).join(', ')}]`;
  const fields = Object.entries(value).map(
    ([key, item]) => `${keySource(key, true)}: ${flowSource(item, inner)}`,
  );
  return `{${fields.join(', ')}}`;
}

/** A key as YAML: plain where both versions read it as that text, else in double quotes. */
export function keySource(key: string, flow: boolean): string {
  return isPlainSyntax(key, flow) && plainClass(key) === 'string' && key.length < 200
    ? key
    : doubleQuoted(key);
}

/**
 * The source of a block scalar (`|` or `>`) with a new text, ending before its last line end, or null when
 * the style cannot carry it. `header` is the old first line (`|-`, `> # why`), `indent` the old indentation.
 */
export function blockScalarSources(value: string, header: string, indent: string, eol: string): string[] {
  const match = /^([|>])([-+]?)(.*)$/s.exec(header);
  const text = value.replace(/\n$/, '');
  if (
    !match ||
    indent === '' ||
    text === '' ||
    /^[ \t\n]|\n$/.test(text) ||
    hasControls(text.replaceAll('\n', ''))
  ) {
    return [];
  }
  const [, kind, chomp, rest] = match;
  if (/^\d/.test(rest ?? '')) return [];
  if (kind === '>' && /\n[ \t]|[ \t]\n/.test(text)) return [];
  const source = kind === '>' ? text.replace(/\n+/g, (run) => `${run}\n`) : text;
  const lines = source.split('\n').map((line) => (line === '' ? '' : indent + line));
  const chomps = [chomp, value.endsWith('\n') ? '' : '-'].filter((c, at, all) => all.indexOf(c) === at);
  return chomps.map((c) => [`${kind}${c}${rest}`, ...lines].join(eol));
}
