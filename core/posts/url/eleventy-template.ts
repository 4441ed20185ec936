import { eleventyOldSlug, eleventySlug } from './slugs';
import { dayOfYear, MONTHS, pad, WEEKDAYS, type WrittenDate, weekday } from './written-date';

/** Looks a variable up; null when it has no value that can be told. */
export type Variables = (name: string) => string | WrittenDate | null;

/**
 * What a permalink's template comes to, in the part of Liquid and Nunjucks that permalinks are written in:
 * `{{ variable | filter: "argument" }}` with the filters slugify, slug, downcase, lower and Liquid's date. Null for
 * everything else.
 */
export function eleventyTemplate(pattern: string, variables: Variables): string | null {
  if (/\{[%#]/.test(pattern)) return null;
  let known = true;
  const text = pattern.replace(/\{\{-?([^{}]*?)-?\}\}/g, (_, expression: string) => {
    const value = evaluate(expression, variables);
    if (value === null) known = false;
    return value ?? '';
  });
  return known && !text.includes('{{') ? text : null;
}

function evaluate(expression: string, variables: Variables): string | null {
  const [name = '', ...filters] = expression.split('|').map((part) => part.trim());
  const quoted = /^(["'])(.*)\1$/.exec(name);
  let value = quoted ? (quoted[2] ?? '') : variables(name);
  for (const filter of filters) {
    if (value === null) return null;
    value = filtered(value, filter);
  }
  return typeof value === 'string' ? value : null;
}

function filtered(value: string | WrittenDate, filter: string): string | null {
  const match = /^(\w+)\s*(?::\s*|\(\s*)?(?:(["'])(.*)\2)?\s*\)?$/.exec(filter);
  const [name, argument] = [match?.[1], match?.[3]];
  if (typeof value !== 'string') {
    return name === 'date' && argument !== undefined ? strftime(value, argument) : null;
  }
  switch (name) {
    case 'slugify':
      return eleventySlug(value);
    case 'slug':
      return eleventyOldSlug(value);
    case 'downcase':
    case 'lower':
      return value.toLowerCase();
    default:
      return null;
  }
}

/** Liquid's `date` with a format of strftime; on a machine in UTC. */
function strftime(date: WrittenDate, format: string): string | null {
  let known = true;
  const text = format.replace(/%(-?)(\w)/g, (_, bare: string, letter: string) => {
    const part = datePart(date, letter);
    if (part === null) known = false;
    return bare === '' ? (part ?? '') : (part ?? '').replace(/^0+(?=.)/, '');
  });
  return known ? text : null;
}

function datePart(date: WrittenDate, letter: string): string | null {
  switch (letter) {
    case 'Y':
      return String(date.year);
    case 'y':
      return pad(date.year % 100);
    case 'm':
      return pad(date.month);
    case 'd':
      return pad(date.day);
    case 'e':
      return String(date.day).padStart(2, ' ');
    case 'B':
      return MONTHS[date.month - 1] ?? '';
    case 'b':
      return (MONTHS[date.month - 1] ?? '').slice(0, 3);
    case 'A':
      return WEEKDAYS[weekday(date)] ?? '';
    case 'a':
      return (WEEKDAYS[weekday(date)] ?? '').slice(0, 3);
    case 'j':
      return pad(dayOfYear(date), 3);
    case 'H':
      return pad(date.hour);
    case 'M':
      return pad(date.minute);
    case 'S':
      return pad(date.second);
    default:
      return null;
  }
}
