import type { FieldValue } from './front-matter';

/**
 * What readers may take an unquoted YAML scalar for. YAML 1.1 (Ruby, PyYAML, js-yaml's dates) and 1.2 differ,
 * so the class is the union: `yes` is a boolean to some and `2024-01-02` a date.
 */
export type PlainClass = 'string' | 'boolean' | 'null' | 'number' | 'sexagesimal' | 'date' | 'special';

const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|y|Y|n|N)$/;
const DATE =
  /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?(?:[ \t]*(?:Z|z|UTC|[-+]\d{1,2}(?::?\d{2})?))?)?$/;
/** Decimal, octal, hexadecimal, binary, with underscores, commas or exponents. */
const NUMBER =
  /^(?:[-+]?(?:0[xob][\da-fA-F_]+|[\d][\d_,]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.[\d_]*(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN))$/;

/** YAML 1.1 reads `12:30` as a number to the base of 60. */
const SEXAGESIMAL = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;

/** Which class readers may put an unquoted scalar in. */
export function plainClass(source: string): PlainClass {
  if (NULL.test(source)) return 'null';
  if (BOOLEAN.test(source)) return 'boolean';
  if (DATE.test(source)) return 'date';
  if (NUMBER.test(source)) return 'number';
  if (SEXAGESIMAL.test(source)) return 'sexagesimal';
  return source === '<<' || source === '=' ? 'special' : 'string';
}

/**
 * The value of an unquoted scalar as its author meant it: `true` and `false` are booleans, a number is one
 * only when it is written as JavaScript would write it (`1.10`, `0123` and `1_000` keep their digits as
 * text), and dates, `yes` and `no` stay text.
 */
export function plainValue(source: string): FieldValue {
  // Most texts are longer than any of these words.
  if (source.length <= 5) {
    if (NULL.test(source)) return null;
    if (/^(?:true|True|TRUE)$/.test(source)) return true;
    if (/^(?:false|False|FALSE)$/.test(source)) return false;
  }
  const first = source.charCodeAt(0);
  if ((first >= 0x30 && first <= 0x39) || first === 0x2d) {
    const number = Number(source);
    if (Number.isFinite(number) && String(number) === source) return number;
  }
  return source;
}
