import type { TextEdit } from '../text-edit';
import type { FieldChange, FieldRemoval } from './field-change';
import { FieldNotEditable } from './field-not-editable';
import type { FieldValue } from './front-matter';
import { joinedWords } from './header-edit';
import { encodedHtml, hasUnknownReference } from './html-entities';
import { type HeadEntry, LISTS, pageHead } from './html-head';

/**
 * The value that the head of a page can hold in place of `value`: text without white space around it, a list of words for tags
 * and authors. Throws `FieldNotEditable` for a table.
 */
export function headValue(key: string, value: FieldValue): FieldValue {
  const items = Array.isArray(value) ? value : null;
  if (value !== null && typeof value === 'object' && items === null)
    throw new FieldNotEditable(key, 'The head of a page holds no tables.');
  const words = items?.map((item) => String(item ?? '').trim()).filter((word) => word !== '');
  if (!LISTS.has(key)) return words?.join(', ') ?? String(value ?? '').trim();
  const text = String(value ?? '');
  const split = words ?? text.split(text.includes(';') ? ';' : ',').map((word) => word.trim());
  return [...new Set(split.filter((word) => word !== ''))];
}

/** Ways to set a field in the head of a page. `value` is as `headValue` gives it. */
export function headChanges({ source, path, value, eol }: FieldChange): TextEdit[][] {
  const [name = '', ...deeper] = path;
  if (deeper.length > 0) throw new FieldNotEditable(path.join('.'), 'The head of a page has no tables.');
  const head = pageHead(source);
  const key = name.toLowerCase();
  const own = head?.entries.filter((entry) => entry.key === key) ?? [];
  const [entry] = own;
  const text = Array.isArray(value) ? joinedWords(value, entry?.text.trim() ?? '') : String(value ?? '');
  if (/[\r\n]/.test(text)) throw new FieldNotEditable(key, 'It holds one line of text only.');
  if (own.length > 1) throw new FieldNotEditable(key, 'It is there several times. Edit it as text.');
  if (entry !== undefined) return [[valueEdit(source, entry, text)]];
  const end = head?.end ?? null;
  if (end === null) throw new FieldNotEditable(key, 'This page has no head that is closed. Edit it as text.');
  const [last] = head?.entries.slice(-1) ?? [];
  const shut = last?.key !== 'title' && last !== undefined && source.slice(last.from, last.to).endsWith('/>');
  const written = encodedHtml(text);
  const element =
    key === 'title'
      ? `<title>${written}</title>`
      : `<meta name="${encodedHtml(key)}" content="${written}"${shut ? ' />' : '>'}`;
  if (last === undefined) return [[{ from: end, to: end, insert: `${element}${eol}` }]];
  const indent = /[ \t]*$/.exec(source.slice(0, last.from))?.[0] ?? '';
  const isAlone = /(?:^|[\r\n])[ \t]*$/.test(source.slice(0, last.from));
  return [[{ from: last.to, to: last.to, insert: isAlone ? `${eol}${indent}${element}` : element }]];
}

function valueEdit(source: string, entry: HeadEntry, text: string): TextEdit {
  const { key, value, to } = entry;
  if (value === null) {
    const before = source.slice(0, to).replace(/[ \t]*\/?>$/, '').length;
    return { from: before, to: before, insert: ` content="${encodedHtml(text)}"` };
  }
  const old = source.slice(value.from, value.to);
  if ((key === 'title' && old.includes('<')) || hasUnknownReference(old))
    throw new FieldNotEditable(key, 'It is written as HTML. Edit it as text.');
  const from = value.from + (old.trim() === '' ? 0 : old.length - old.trimStart().length);
  const edit = { from, to: from + old.trim().length };
  const written = encodedHtml(text);
  if (key === 'title') return { ...edit, insert: written.replaceAll('&quot;', '"') };
  switch (value.quote) {
    case '"':
      return { ...edit, insert: written.replaceAll('&gt;', '>') };
    case "'":
      return { ...edit, insert: written.replaceAll("'", '&#39;').replaceAll('&quot;', '"') };
    case '':
      return { ...edit, insert: `"${written}"` };
  }
}

/** Ways to remove a field from the head of a page, with its line where it has one of its own. */
export function headRemovals({ source, path }: FieldRemoval): TextEdit[][] {
  const key = (path[0] ?? '').toLowerCase();
  const own = path.length === 1 ? (pageHead(source)?.entries.filter((entry) => entry.key === key) ?? []) : [];
  return [
    own.map(({ from, to }) => {
      const before = /(?:^|\r\n|\r|\n)[ \t]*$/.exec(source.slice(0, from))?.[0];
      const isAlone = before !== undefined && before !== '' && /^[ \t]*(?:\r|\n|$)/.test(source.slice(to));
      return isAlone ? { from: from - before.length, to, insert: '' } : { from, to, insert: '' };
    }),
  ];
}
