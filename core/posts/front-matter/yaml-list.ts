import { isAlias, isCollection, isScalar, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../text-edit';
import type { FieldValue } from './front-matter';
import { listSteps } from './list-steps';
import { dashes, isBlockScalar, lineStart, lineTextEnd, nextLine, valueEnd } from './yaml-entry';

/** What writes a new item: `like` is the item it stands for or beside. */
export type WriteItem = (value: FieldValue, like: unknown) => string;

/**
 * Edits that turn a flow list (`[a, b]`) into one with the items `after`: items that stay keep their source,
 * separators and padding are copied. Offsets as in `source`.
 */
export function flowListEdits(
  source: string,
  node: YAMLSeq,
  before: readonly FieldValue[],
  after: readonly FieldValue[],
  write: WriteItem,
): TextEdit[] | null {
  const range = node.range;
  if (!range) return null;
  const spans = node.items.map((item) => spanOf(item));
  if (spans.some((span) => span === null)) return null;
  const items = spans.filter((span) => span !== null);
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) {
    const padding = source.slice(range[0] + 1, range[1] - 1);
    if (/[^ \t]/.test(padding)) return null;
    const list = after.map((value) => write(value, null)).join(', ');
    return [{ from: range[0] + 1, to: range[1] - 1, insert: padding + list + padding }];
  }
  if (after.length === 0) return [{ from: first.from, to: range[1] - 1, insert: '' }];
  const separator = items[1] ? source.slice(first.to, items[1].from) : ', ';
  if (separator.includes('#')) return null;

  const edits: TextEdit[] = [];
  let at = 0;
  for (const step of listSteps(before, after)) {
    if ('keep' in step) {
      at += step.keep;
      continue;
    }
    const paired = Math.min(step.remove, step.add.length);
    for (let n = 0; n < paired; n++) {
      const span = items[at + n];
      if (!span) return null;
      edits.push({ from: span.from, to: span.to, insert: write(step.add[n] ?? null, node.items[at + n]) });
    }
    const extra = step.add.slice(paired);
    const gone = items.slice(at + paired, at + step.remove);
    const beforeAt = items[at + paired - 1];
    if (extra.length > 0) {
      const sources = extra.map((value) => write(value, node.items[Math.max(0, at + paired - 1)]));
      if (beforeAt) {
        edits.push({
          from: beforeAt.to,
          to: beforeAt.to,
          insert: sources.map((s) => separator + s).join(''),
        });
      } else {
        edits.push({ from: first.from, to: first.from, insert: sources.map((s) => s + separator).join('') });
      }
    }
    const [goneFirst, goneLast] = [gone[0], gone.at(-1)];
    if (goneFirst && goneLast) {
      const next = items[at + step.remove];
      if (beforeAt) edits.push({ from: beforeAt.to, to: goneLast.to, insert: '' });
      else edits.push({ from: goneFirst.from, to: next ? next.from : goneLast.to, insert: '' });
    }
    at += step.remove;
  }
  return edits;
}

/**
 * Edits that turn a block list (a `- ` line an item) into one with the items `after`, which is not empty.
 * Comments, blank lines and the items that stay are not touched. Null when its shape is not simple.
 */
export function blockListEdits(
  source: string,
  node: YAMLSeq,
  before: readonly FieldValue[],
  after: readonly FieldValue[],
  write: WriteItem,
  eol: string,
): TextEdit[] | null {
  const marks = dashes(node);
  if (marks.length !== node.items.length || after.length === 0) return null;
  const lines = marks.map((dash, n) => {
    const end = valueEnd(node.items[n], dash + 1);
    const to = end > dash + 1 && source[end - 1] === '\n' ? end : nextLine(source, end);
    return { dash, from: lineStart(source, dash), to };
  });
  const first = lines[0];
  if (!first || lines.some(({ from, dash }) => /[^ \t]/.test(source.slice(from, dash)))) return null;
  const spacing =
    /^[ \t]+(?=\S)/.exec(source.slice(first.dash + 1, lineTextEnd(source, first.dash)))?.[0] ?? ' ';
  const prefix = `${source.slice(first.from, first.dash)}-${spacing}`;
  const line = (value: FieldValue, like: unknown) => `${prefix}${write(value, like)}`.trimEnd() + eol;

  const edits: TextEdit[] = [];
  let at = 0;
  for (const step of listSteps(before, after)) {
    if ('keep' in step) {
      at += step.keep;
      continue;
    }
    for (let n = 0; n < Math.max(step.remove, step.add.length); n++) {
      const old = n < step.remove ? lines[at + n] : undefined;
      const item = node.items[at + n];
      const value = step.add[n];
      if (old && value !== undefined) {
        const span = spanOf(item);
        if (span) edits.push({ ...span, insert: write(value, item) });
        else edits.push({ from: old.from, to: old.to, insert: line(value, item) });
      } else if (old) {
        edits.push({ from: old.from, to: old.to, insert: '' });
      } else if (value !== undefined) {
        const previous = lines[at + step.remove - 1];
        const place = previous ? previous.to : first.from;
        edits.push({
          from: place,
          to: place,
          insert: line(value, node.items[Math.max(0, at + step.remove - 1)]),
        });
      }
    }
    at += step.remove;
  }
  return edits;
}

/** The text of an item that can be replaced where it stands: a scalar on its own, without block style. */
function spanOf(item: unknown): { from: number; to: number } | null {
  if (isScalar(item)) {
    if (isBlockScalar(item) || !item.range || item.range[0] === item.range[1]) return null;
    return { from: item.range[0], to: item.range[1] };
  }
  if (isAlias(item) || (isCollection(item) && item.flow)) {
    return item.range ? { from: item.range[0], to: item.range[1] } : null;
  }
  return null;
}
