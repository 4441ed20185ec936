import { applyEdits, type TextEdit } from '../text-edit';
import { type FrontMatterBlock, findBlock } from './block';
import type { FieldChange, FieldRemoval } from './field-change';
import { FieldNotEditable } from './field-not-editable';
import { resolvePath, sameValue, valueAt, withoutValue, withValue } from './field-path';
import type { FieldValue } from './front-matter';
import { headerChanges, headerRemovals, headerValue } from './header-edit';
import { headChanges, headRemovals, headValue } from './html-edit';
import { jsonChanges, jsonRemovals } from './json-edit';
import { readBlock } from './read';
import type { FrontMatterRules } from './rules';
import { tomlChanges, tomlRemovals } from './toml-edit';
import { yamlChanges, yamlRemovals } from './yaml-edit';

/** The edits of a text that set a field in a block that parses; see `setField`. */
export function setInBlock(
  text: string,
  block: FrontMatterBlock,
  rules: FrontMatterRules,
  name: string,
  wanted: FieldValue,
): TextEdit[] {
  refuseUnwritable(name, wanted);
  const { fields } = readBlock(text, block, rules);
  const path = resolvePath(fields, block.format === 'html' ? name.toLowerCase() : name, rules.anyCase);
  const value = storedAs(block, path, wanted);
  if (sameValue(valueAt(fields, path), value)) return [];
  const change = { source: sourceOf(text, block), path, value, fields, eol: eolOf(text) };
  const expected = withValue(fields, path, value);
  for (const edits of candidates(block, change)) {
    const moved = edits.map((edit) => shift(edit, block.contentFrom));
    if (holds(text, block, rules, moved, expected)) return moved;
  }
  throw new FieldNotEditable(name, 'Changing it here could damage the fields around it. Edit it as text.');
}

/** The edits of a text that remove a field from a block that parses; see `unsetField`. */
export function unsetInBlock(
  text: string,
  block: FrontMatterBlock,
  rules: FrontMatterRules,
  name: string,
): TextEdit[] {
  const { fields, merged } = readBlock(text, block, rules);
  const path = resolvePath(fields, name, rules.anyCase);
  if (valueAt(fields, path) === undefined) return [];
  // A table that holds a comment is left, empty; else it goes with its last field.
  const expected = [withoutValue(fields, path), withoutValue(fields, path, true)];
  const beneath = path.length === 1 ? merged?.get(path[0] ?? '') : undefined;
  if (beneath !== undefined) expected.splice(0, 2, withValue(fields, path, beneath));
  if (expected[0]?.size === 0 && isUnopened(text, block)) {
    // Without an opening fence an empty block is none: its closing fence would be a rule.
    const whole = { from: block.from, to: block.to, insert: '' };
    if (findBlock(applyEdits(text, [whole]), rules).format === 'none') return [whole];
  }
  const removal = { source: sourceOf(text, block), path, fields, eol: eolOf(text) };
  for (const edits of removals(block, removal)) {
    const moved = edits.map((edit) => shift(edit, block.contentFrom));
    if (!expected.some((fields) => holds(text, block, rules, moved, fields))) continue;
    return rules.bare && leavesFresh(applyEdits(text, moved), rules)
      ? [{ from: block.from, to: block.to, insert: '' }]
      : moved;
  }
  throw new FieldNotEditable(name, 'Other fields depend on this one. Edit it as text.');
}

/** The edits that give a text without front matter (found at `at`) a block with one field, in the rules' fresh format. */
export function createBlock(
  text: string,
  at: number,
  rules: FrontMatterRules,
  name: string,
  value: FieldValue,
): TextEdit[] {
  refuseUnwritable(name, value);
  if (rules.dialect === 'html')
    throw new FieldNotEditable(name, 'This page has no head that fields could stand in. Edit it as text.');
  const eol = eolOf(text);
  if (rules.fresh === 'header' || rules.fresh === 'rst') {
    const key = rules.fresh === 'header' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
    const line = headerChanges(
      { source: '', path: [key], value: headerValue(rules.fresh, key, value), fields: new Map(), eol },
      rules.fresh,
    );
    const insert = line[0]?.[0]?.insert;
    if (insert === undefined)
      throw new FieldNotEditable(name, 'It cannot be written in this kind of header.');
    const blank = /^(?:\r|\n|$)/.test(text.slice(at)) ? '' : eol;
    return [{ from: at, to: at, insert: insert + blank }];
  }
  const empty = EMPTY[rules.fresh].replaceAll('\n', eol);
  const withBlock = text.slice(0, at) + empty + text.slice(at);
  const edits = setInBlock(withBlock, findBlock(withBlock, rules), rules, name, value);
  const inner = applyEdits(withBlock, edits);
  return [{ from: at, to: at, insert: inner.slice(at, inner.length - (text.length - at)) }];
}

/** Whether a text begins with what `createBlock` starts from: an empty block that taking it away would not be missed. */
function leavesFresh(text: string, rules: FrontMatterRules): boolean {
  if (rules.fresh === 'header' || rules.fresh === 'rst') return false;
  const block = findBlock(text, rules);
  const source = text.slice(block.from, block.to);
  const without = text.slice(0, block.from) + text.slice(block.to);
  return (
    source === EMPTY[rules.fresh].replaceAll('\n', eolOf(text)) && findBlock(without, rules).format === 'none'
  );
}

const EMPTY = { yaml: '---\n---\n', toml: '+++\n+++\n', json: '{\n}\n' } as const;

function candidates(block: FrontMatterBlock, change: FieldChange): TextEdit[][] {
  switch (block.format) {
    case 'yaml':
      return yamlChanges(change);
    case 'toml':
      return tomlChanges(change);
    case 'json':
      return jsonChanges(change);
    case 'header':
    case 'rst':
      return headerChanges(change, block.format);
    case 'html':
      return headChanges(change);
    case 'org':
    case 'none':
      return [];
  }
}

function removals(block: FrontMatterBlock, removal: FieldRemoval): TextEdit[][] {
  switch (block.format) {
    case 'yaml':
      return yamlRemovals(removal);
    case 'toml':
      return tomlRemovals(removal);
    case 'json':
      return jsonRemovals(removal);
    case 'header':
    case 'rst':
      return headerRemovals(removal, block.format);
    case 'html':
      return headRemovals(removal);
    case 'org':
    case 'none':
      return [];
  }
}

/** Whether a block has a closing fence only, as Hexo's may. */
function isUnopened(text: string, { format, from, contentFrom }: FrontMatterBlock): boolean {
  if (from !== contentFrom) return false;
  return format === 'yaml' || (format === 'json' && text.charAt(contentFrom) !== '{');
}

/** The value as the format can hold it: a header has only text and lists. */
function storedAs(block: FrontMatterBlock, path: readonly string[], value: FieldValue): FieldValue {
  if (block.format === 'html') return headValue(path.at(-1)?.toLowerCase() ?? '', value);
  if (block.format !== 'header' && block.format !== 'rst') return value;
  return headerValue(block.format, path.at(-1) ?? '', value);
}

function sourceOf(text: string, block: FrontMatterBlock): string {
  return text.slice(block.contentFrom, block.contentTo).replace(/\r(?!\n)/g, '\n');
}

function eolOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function shift(edit: TextEdit, by: number): TextEdit {
  return { from: edit.from + by, to: edit.to + by, insert: edit.insert };
}

/** The law of this module, checked on every edit: the block ends where it should and says exactly what is wanted. */
function holds(
  text: string,
  block: FrontMatterBlock,
  rules: FrontMatterRules,
  edits: readonly TextEdit[],
  expected: ReadonlyMap<string, FieldValue>,
): boolean {
  const result = applyEdits(text, edits);
  const after = findBlock(result, rules);
  if (expected.size === 0 && after.format === 'none' && block.format === 'header') return true;
  if (after.format !== block.format || after.to - block.to !== result.length - text.length) return false;
  const { fields, problem } = readBlock(result, after, rules);
  if (problem || fields.size !== expected.size) return false;
  return [...expected].every(([key, value]) => sameValue(fields.get(key), value));
}

function refuseUnwritable(name: string, value: FieldValue): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new FieldNotEditable(name, 'This is not a number that can be written.');
  }
  if (/\p{Surrogate}/u.test(name + deepText(value))) {
    throw new FieldNotEditable(name, 'This text has half a character in it, which no file can hold.');
  }
}

function deepText(value: FieldValue): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([name, item]) => name + deepText(item))
    .join(' ');
}
