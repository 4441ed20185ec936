import type { Node } from 'jsonc-parser';
import type { TextEdit } from '../text-edit';
import { bracketListEdits } from './bracket-list';
import type { FieldChange, FieldRemoval } from './field-change';
import { FieldNotEditable } from './field-not-editable';
import { nameOf, valueAt } from './field-path';
import type { FieldValue } from './front-matter';
import { type JsonProperty, propertiesOf, readJson } from './json-read';

/** The objects and properties on a path. */
interface Place {
  /** The innermost object that is there. */
  readonly object: Node;
  /** Its property at `path[depth]`; undefined when there is none. */
  readonly property: JsonProperty | undefined;
  readonly depth: number;
  /** The properties above it, outermost first. */
  readonly above: readonly JsonProperty[];
}

function placeOf({ source, path }: FieldRemoval): Place {
  const { root } = readJson(source);
  if (!root) throw new FieldNotEditable(nameOf(path), 'The front matter cannot be read.');
  let object: Node = root;
  const above: JsonProperty[] = [];
  for (let depth = 0; ; depth++) {
    const property: JsonProperty | undefined = propertiesOf(object).findLast(
      ({ key }) => key === path[depth],
    );
    if (!property || depth === path.length - 1 || property.value.type !== 'object')
      return { object, property, depth, above };
    above.push(property);
    object = property.value;
  }
}

/** Ways to set a field of a JSON header. */
export function jsonChanges(change: FieldChange): TextEdit[][] {
  const { source, path, value, fields, eol } = change;
  const { object, property, depth } = placeOf(change);
  const inner = path.slice(depth + 1);
  if (!property) return [[addition(source, object, path[depth] ?? '', tableOf(inner, value), eol)]];
  if (inner.length > 0) throw new FieldNotEditable(nameOf(path), 'It is not in a table. Edit it as text.');
  const old = property.value;
  const from = old.offset;
  const to = from + old.length;
  const whole = [{ from, to, insert: jsonSource(value) }];
  const before = valueAt(fields, path);
  if (old.type !== 'array' || !Array.isArray(value) || !Array.isArray(before)) return [whole];
  const items = (old.children ?? []).map(({ offset, length }) => ({ from: offset, to: offset + length }));
  return [bracketListEdits({ source, from, to, items, before, eol }, value, jsonSource), whole];
}

/** The value inside the tables that the rest of a path names. */
function tableOf(path: readonly string[], value: FieldValue): FieldValue {
  return path.reduceRight<FieldValue>((inner, key) => Object.fromEntries([[key, inner]]), value);
}

/** A value on one line. */
function jsonSource(value: FieldValue): string {
  if (Array.isArray(value)) return `[${value.map((item) => jsonSource(item)).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${jsonSource(item)}`);
  return `{${fields.join(', ')}}`;
}

const isOneLine = (source: string, from: number, to: number): boolean =>
  !source.slice(from, to).includes('\n');

/** A new property stands before the last one, so that no other line needs a comma. */
function addition(source: string, object: Node, key: string, value: FieldValue, eol: string): TextEdit {
  const properties = propertiesOf(object);
  const last = properties.at(-1);
  const colon = last ? source.slice(endOf(last.node.children?.[0]), last.value.offset) : ': ';
  const text = `${JSON.stringify(key)}${/^[ \t]*:[ \t]*$/.test(colon) ? colon : ': '}${jsonSource(value)}`;
  if (!last) {
    // Braces are missing only where a header has fields.
    const inside = { from: object.offset + 1, to: endOf(object) - 1 };
    const multi = !isOneLine(source, inside.from, inside.to);
    return { from: inside.from, to: inside.from, insert: multi ? `${eol}  ${text}` : text };
  }
  const at = last.node.offset;
  const before = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  const ownLine = /^[ \t]*$/.test(before) && (at - before.length > 0 || !source.trimStart().startsWith('{'));
  return { from: at, to: at, insert: ownLine ? `${text},${eol}${before}` : `${text}, ` };
}

const endOf = (node: Node | undefined): number => (node ? node.offset + node.length : 0);

/** Ways to remove a field of a JSON header; a table that is left empty goes with it. */
export function jsonRemovals(removal: FieldRemoval): TextEdit[][] {
  const { source } = removal;
  const { object, property, above } = placeOf(removal);
  if (!property) return [];
  let gone = property;
  let holder = object;
  for (let level = above.length - 1; level >= 0 && propertiesOf(holder).length === 1; level--) {
    gone = above[level] ?? gone;
    holder = above[level - 1]?.value ?? readJson(source).root ?? object;
  }
  const siblings = propertiesOf(holder);
  const at = siblings.findIndex(({ node }) => node.offset === gone.node.offset);
  const [previous, next] = [siblings[at - 1], siblings[at + 1]];
  const end = endOf(gone.node);
  if (next) return [[{ from: gone.node.offset, to: next.node.offset, insert: '' }]];
  if (previous) return [[{ from: endOf(previous.node), to: end, insert: '' }]];
  const lineEnd = /(?:\r?\n)[ \t]*$/.exec(source.slice(0, gone.node.offset))?.index ?? gone.node.offset;
  return [[{ from: lineEnd, to: end, insert: '' }]];
}
