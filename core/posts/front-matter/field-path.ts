import type { FieldValue } from './front-matter';

/**
 * A field's name as the steps to it: `extra.author` is `author` in the table `extra`. A dot that belongs to a
 * name is written `\.` (and a backslash before a dot or a backslash `\\`). A name with an empty step
 * (`.x`, `a..b`) is one step.
 */
export function pathOf(name: string): string[] {
  if (!name.includes('.')) return [name];
  const steps: string[] = [''];
  for (let at = 0; at < name.length; at++) {
    const unit = name.charAt(at);
    const next = name.charAt(at + 1);
    if (unit === '\\' && (next === '.' || next === '\\')) {
      steps.push((steps.pop() ?? '') + next);
      at++;
    } else if (unit === '.') steps.push('');
    else steps.push((steps.pop() ?? '') + unit);
  }
  return steps.includes('') ? [name] : steps;
}

/** A step of a path as a part of a name. */
export function nameOf(path: readonly string[]): string {
  return path.map((step) => step.replace(/[.\\]/g, '\\$&')).join('.');
}

type Fields = ReadonlyMap<string, FieldValue>;
type Table = { readonly [key: string]: FieldValue };

/** Whether a value has fields of its own. */
export function isTable(value: FieldValue | undefined): value is Table {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * The path that a name means among these fields: a top-level field of exactly that name comes first, else the
 * name's steps. With `anyCase` each step that is there in other capitals is taken as it is written there, and a new
 * field begins with a capital where all others do.
 */
export function resolvePath(fields: Fields, name: string, anyCase = false): readonly string[] {
  if (fields.has(name)) return [name];
  const path = pathOf(name);
  if (!anyCase) return path;
  const capitals = fields.size > 0 && [...fields.keys()].every((key) => /^\p{Lu}/u.test(key));
  const found: string[] = [];
  let table: FieldValue | undefined = null;
  path.forEach((step, depth) => {
    const keys: readonly string[] =
      depth === 0 ? [...fields.keys()] : isTable(table) ? Object.keys(table) : [];
    const key = keys.includes(step)
      ? step
      : keys.find((candidate) => candidate.toLowerCase() === step.toLowerCase());
    found.push(key ?? (capitals && depth === 0 ? step.charAt(0).toUpperCase() + step.slice(1) : step));
    if (key === undefined) table = undefined;
    else table = depth === 0 ? fields.get(key) : isTable(table) ? table[key] : undefined;
  });
  return found;
}

/** The value at a path; undefined when there is none. */
export function valueAt(fields: Fields, path: readonly string[]): FieldValue | undefined {
  const [first = '', ...rest] = path;
  let value = fields.get(first);
  for (const step of rest) {
    if (!isTable(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** The value of the field called `name`, by the rules of `resolvePath`; undefined when it is not there. */
export function fieldValue(fields: Fields, name: string, anyCase = false): FieldValue | undefined {
  return valueAt(fields, resolvePath(fields, name, anyCase));
}

/** The fields with another value at a path; tables on the way are made, values that are none are replaced. */
export function withValue(
  fields: Fields,
  path: readonly string[],
  value: FieldValue,
): Map<string, FieldValue> {
  const [first = '', ...rest] = path;
  return new Map(fields).set(first, inTable(fields.get(first), rest, value));
}

function inTable(table: FieldValue | undefined, path: readonly string[], value: FieldValue): FieldValue {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const own = isTable(table) ? table : {};
  const old = Object.hasOwn(own, first) ? own[first] : undefined;
  return Object.fromEntries([...Object.entries(own), [first, inTable(old, rest, value)]]);
}

/** The fields without the one at a path, and without the tables that it leaves empty, unless they are to be kept. */
export function withoutValue(
  fields: Fields,
  path: readonly string[],
  keepEmpty = false,
): Map<string, FieldValue> {
  const [first = '', ...rest] = path;
  const result = new Map(fields);
  const left = rest.length === 0 ? undefined : outOfTable(fields.get(first), rest, keepEmpty);
  if (left === undefined) result.delete(first);
  else result.set(first, left);
  return result;
}

function outOfTable(
  table: FieldValue | undefined,
  path: readonly string[],
  keepEmpty: boolean,
): FieldValue | undefined {
  if (!isTable(table)) return table;
  const [first = '', ...rest] = path;
  const left = Object.entries(table).flatMap(([key, value]): [string, FieldValue][] => {
    if (key !== first) return [[key, value]];
    const inner = rest.length === 0 ? undefined : outOfTable(value, rest, keepEmpty);
    return inner === undefined ? [] : [[key, inner]];
  });
  return left.length === 0 && !keepEmpty ? undefined : Object.fromEntries(left);
}

/** Whether two values are the same; the order of a table's keys does not matter. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, n) => sameValue(item, b[n]));
  if (!isTable(a) || !isTable(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}
