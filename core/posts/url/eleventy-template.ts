import { eleventyOldSlug, eleventySlug } from './slugs';
import { strftime } from './strftime';
import type { WrittenDate } from './written-date';

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
