import type { TextEdit } from '../text-edit';
import type { FieldValue } from './front-matter';
import { type ListStep, listSteps } from './list-steps';

/** A list in brackets (`[a, b]`) in a source; offsets from 0. */
export interface BracketList {
  readonly source: string;
  /** The brackets, both included. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly { readonly from: number; readonly to: number }[];
  readonly before: readonly FieldValue[];
  readonly eol: string;
}

/** An item of the new list: an old one kept where it is, or a text (in place of the old one `instead`). */
type Part =
  | { readonly old: number; readonly text: string | null }
  | { readonly old: null; readonly text: string };

/**
 * The edits that turn a list into one with the items `after`: what stays keeps its text, the comments and
 * line ends around it, and the custom of a comma behind the last. `write` gives a new item's text.
 */
export function bracketListEdits(
  list: BracketList,
  after: readonly FieldValue[],
  write: (value: FieldValue, like: number) => string,
): TextEdit[] {
  const { source, items } = list;
  const parts = partsOf(listSteps(list.before, after), write);
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last || parts.length === 0) {
    const inner = parts.map(({ text }) => text ?? '').join(', ');
    return [{ from: list.from, to: list.to, insert: `[${inner}]` }];
  }
  return isOneALine(list) ? lineEdits(list, parts) : [inlineEdit(source, items, parts)];
}

function partsOf(steps: readonly ListStep[], write: (value: FieldValue, like: number) => string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const step of steps) {
    if ('keep' in step) {
      for (let n = 0; n < step.keep; n++) parts.push({ old: at + n, text: null });
      at += step.keep;
      continue;
    }
    step.add.forEach((value, n) => {
      const old = n < step.remove ? at + n : null;
      parts.push({ old, text: write(value, Math.max(0, old ?? at - 1)) });
    });
    at += step.remove;
  }
  return parts;
}

const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  if (end < 0) return source.length;
  return source[end - 1] === '\r' && end > at ? end - 1 : end;
}

function nextLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

/** Where the comma behind an item is (just after it), or null. */
function commaAfter(source: string, to: number): number | null {
  const match = /^[ \t]*,/.exec(source.slice(to, lineEnd(source, to)));
  return match ? to + match[0].length : null;
}

/** Whether each item stands in a line of its own, with nothing but its comma and a comment behind it. */
function isOneALine({ source, from, to, items }: BracketList): boolean {
  const last = items.at(-1);
  if (!last || lineStart(source, to - 1) <= last.to || lineEnd(source, from) > (items[0]?.from ?? 0))
    return false;
  return items.every((item) => {
    const before = source.slice(lineStart(source, item.from), item.from);
    const behind = source.slice(item.to, lineEnd(source, item.to));
    return /^[ \t]*$/.test(before) && /^[ \t]*,?[ \t]*(?:#.*)?$/.test(behind);
  });
}

function lineEdits({ source, items, eol }: BracketList, parts: readonly Part[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const lastOld = items.length - 1;
  const trailing = commaAfter(source, items[lastOld]?.to ?? 0) !== null;
  const kept = new Set(parts.map(({ old }) => old));
  items.forEach((item, n) => {
    if (!kept.has(n))
      edits.push({ from: lineStart(source, item.from), to: nextLine(source, item.to), insert: '' });
  });
  const model = items[0] ?? { from: 0, to: 0 };
  const indent = source.slice(lineStart(source, model.from), model.from);
  let place = lineStart(source, model.from);
  parts.forEach((part, n) => {
    const wanted = n < parts.length - 1 || trailing;
    const item = part.old === null ? undefined : items[part.old];
    if (!item) {
      edits.push({ from: place, to: place, insert: `${indent}${part.text}${wanted ? ',' : ''}${eol}` });
      return;
    }
    if (part.text !== null) edits.push({ ...item, insert: part.text });
    const comma = commaAfter(source, item.to);
    if (wanted && comma === null) edits.push({ from: item.to, to: item.to, insert: ',' });
    if (!wanted && comma !== null) edits.push({ from: item.to, to: comma, insert: '' });
    place = nextLine(source, item.to);
  });
  return merged(edits);
}

/** Edits at one place as one, in the order they were made; the others stay apart. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const at = result.findIndex(({ from, to }) => from === to && from === edit.from && edit.to === edit.from);
    const same = result[at];
    if (same) result[at] = { ...same, insert: same.insert + edit.insert };
    else result.push(edit);
  }
  return result;
}

function inlineEdit(
  source: string,
  items: readonly { readonly from: number; readonly to: number }[],
  parts: readonly Part[],
): TextEdit {
  const [first, second, last] = [items[0], items[1], items.at(-1)];
  if (!first || !last) throw new Error('a list without items has no inner edit');
  const usual = second ? source.slice(first.to, second.from) : ', ';
  const separator = usual.includes('#') ? ', ' : usual;
  let insert = '';
  let previous: number | null = null;
  parts.forEach((part, n) => {
    const item = part.old === null ? undefined : items[part.old];
    const before = previous === null ? undefined : items[previous];
    const neighbours = before && item && part.old === (previous ?? 0) + 1;
    if (n > 0) insert += neighbours ? source.slice(before.to, item.from) : separator;
    insert += part.text ?? (item ? source.slice(item.from, item.to) : '');
    previous = part.old;
  });
  return { from: first.from, to: last.to, insert };
}
