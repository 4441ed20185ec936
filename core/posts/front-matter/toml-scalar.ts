import type { AST } from 'toml-eslint-parser';
import { FieldNotEditable } from './field-not-editable';
import type { FieldValue } from './front-matter';

/** How a value was written, or how its neighbours are. */
export interface TomlStyle {
  /** Text that is a date stands without quotes. */
  readonly bareDate: boolean;
  readonly quote: 'basic' | 'literal';
  /** The old value's own source when it was text over several lines. */
  readonly multiline: string | null;
}

/** A date, a date with a time, or a time as TOML 1.0 has them. */
const DATE =
  /^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)?)?)$/;

/** Whether a text may stand without quotes as a date. */
export const isTomlDate = (text: string): boolean => DATE.test(text);

/** The ways to write a value on one line (or as the old text over several), best first. `name` is for the refusal. */
export function tomlSources(name: string, value: FieldValue, style: TomlStyle): string[] {
  if (value === null)
    throw new FieldNotEditable(name, 'TOML has no empty value. Remove the field, or give it a text.');
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value === 'string') return textSources(value, style);
  const inner = { ...style, multiline: null, bareDate: false };
  const first = (item: FieldValue): string => tomlSources(name, item, inner)[0] ?? '""';
  if (Array.isArray(value)) return [`[${value.map(first).join(', ')}]`];
  const fields = Object.entries(value).map(([key, item]) => `${keySource(key)} = ${first(item)}`);
  return [fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`];
}

function textSources(value: string, style: TomlStyle): string[] {
  if (style.bareDate && isTomlDate(value)) return [value];
  const basic = basicSource(value);
  const long = style.multiline === null ? [] : multilineSources(value, style.multiline);
  const short = style.quote === 'literal' && isLiteral(value) ? [`'${value}'`, basic] : [basic];
  return [...long, ...short];
}

const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000a-\u001f\u007f]/;

const isLiteral = (value: string): boolean => !value.includes("'") && !CONTROLS.test(value);

/** JSON's escapes are a part of TOML's, save for the one character it leaves as it is. */
function basicSource(value: string): string {
  return JSON.stringify(value).replaceAll('\u007f', '\\u007f');
}

/** Text over several lines in the quotes, and with the first line end, that the old one had. */
function multilineSources(value: string, old: string): string[] {
  const quotes = old.slice(0, 3);
  const first = /^...(\r?\n)/.exec(old)?.[1] ?? '';
  const clean =
    !CONTROLS.test(value.replaceAll('\n', '')) && !value.includes('\\') && !value.endsWith(quotes[0] ?? '');
  if (!clean || value.includes(quotes)) return [];
  const eol = old.includes('\r\n') ? '\r\n' : '\n';
  return [`${quotes}${first}${value.replaceAll('\n', eol)}${quotes}`];
}

/** A key as TOML. */
export function keySource(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : basicSource(key);
}

/** The style of a value that stands there. */
export function styleOfToml(node: AST.TOMLContentNode, source: string): TomlStyle {
  if (node.type === 'TOMLArray') {
    const first = node.elements[0];
    return first ? { ...styleOfToml(first, source), multiline: null } : PLAIN_STYLE;
  }
  if (node.type !== 'TOMLValue') return PLAIN_STYLE;
  if (node.kind !== 'string')
    return { ...PLAIN_STYLE, bareDate: node.kind.endsWith('date') || node.kind.includes('date-') };
  const raw = source.slice(node.range[0], node.range[1]);
  return { bareDate: false, quote: node.style, multiline: node.multiline ? raw : null };
}

export const PLAIN_STYLE: TomlStyle = { bareDate: false, quote: 'basic', multiline: null };
