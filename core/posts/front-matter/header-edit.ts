import type { TextEdit } from '../text-edit';
import type { FieldChange, FieldRemoval } from './field-change';
import { FieldNotEditable } from './field-not-editable';
import type { FieldValue } from './front-matter';
import { type HeaderEntry, headerEntries, isListKey, rstTitle } from './header-lines';

/** Forms of headers made of lines that can be changed. */
export type EditableForm = 'header' | 'rst';

/**
 * The value that a header can hold in place of `value`: text without white space around it, or a list of words
 * for tags and the like. Throws `FieldNotEditable` for a table.
 */
export function headerValue(form: EditableForm, key: string, value: FieldValue): FieldValue {
  if (value !== null && typeof value === 'object') {
    if (!Array.isArray(value) || value.some((item) => item !== null && typeof item === 'object'))
      throw new FieldNotEditable(key, 'A header of “Key: value” lines holds no tables.');
    const words = value.map((item) => String(item ?? '').trim()).filter((word) => word !== '');
    return isListKey(key, form) ? [...new Set(words)] : words.join(', ');
  }
  const text = value === null ? '' : String(value).trim();
  if (!isListKey(key, form)) return text;
  const words = text.split(text.includes(';') ? ';' : ',').map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

/** Ways to set a field of a `Key: value` header. `value` is as `headerValue` gives it. */
export function headerChanges({ source, path, value, eol }: FieldChange, form: EditableForm): TextEdit[][] {
  const [key = '', ...deeper] = path;
  if (deeper.length > 0) throw new FieldNotEditable(path.join('.'), 'This header has no tables.');
  const entries = headerEntries(source, form);
  const entry = entries.find((candidate) => candidate.key === key);
  const text = Array.isArray(value) ? joinedWords(value, entry?.text ?? '') : String(value ?? '');
  if (/[\r\n]/.test(text)) throw new FieldNotEditable(key, 'It holds one line of text only.');
  if (!entry && form === 'rst' && key === 'title') return titleChanges(source, text);
  if (entry) return [[valueEdit(source, entry, text)]];
  if (form === 'header' ? !/^[A-Za-z0-9_-]+$/.test(key) : /[:\r\n]|^\s|\s$/.test(key) || key === '')
    throw new FieldNotEditable(key, 'A field’s name in this header is made of letters, digits, - and _.');
  const last = entries.at(-1);
  const gap = last && last.text !== '' ? source.slice(colonOf(source, last) + 1, last.valueFrom) : ' ';
  const line = `${form === 'rst' ? `:${key}:` : `${key}:`}${text === '' ? '' : gap + text}`;
  const at = last?.lineTo ?? source.length;
  const open = at > 0 && source[at - 1] !== '\n';
  return [[{ from: at, to: at, insert: open ? eol + line : line + eol }]];
}

function colonOf(source: string, entry: HeaderEntry): number {
  return source.slice(0, entry.valueFrom).trimEnd().length - 1;
}

function valueEdit(source: string, entry: HeaderEntry, text: string): TextEdit {
  const { valueFrom: from, valueTo: to } = entry;
  if (text === '') return { from: colonOf(source, entry) + 1, to, insert: '' };
  // An empty value has its place right behind the colon, before any spaces that are there.
  const spaces = from === to ? (/^[ \t]*/.exec(source.slice(from))?.[0] ?? '') : '';
  if (from < to) return { from, to, insert: text };
  return spaces === ''
    ? { from, to, insert: ` ${text}` }
    : { from: from + spaces.length, to: from + spaces.length, insert: text };
}

/** A list as `old` separates its words: commas, or semicolons where they are in use or a word has a comma in it. */
export function joinedWords(words: readonly FieldValue[], old: string): string {
  const semicolons = old.includes(';') || words.some((word) => String(word).includes(','));
  const mark = semicolons ? ';' : ',';
  const space = old.includes(mark) && !new RegExp(`${mark}\\s`).test(old) ? '' : ' ';
  const text = words.join(mark + space);
  // One word with a comma in it is one only when a semicolon ends it.
  return semicolons && words.length === 1 && String(words[0]).includes(',') ? `${text};` : text;
}

/** The title of a reStructuredText is its first heading; the line under it (and above it) grows and shrinks with it. */
function titleChanges(source: string, text: string): TextEdit[][] {
  const title = rstTitle(source);
  if (!title || text === '')
    throw new FieldNotEditable('title', 'This text has no title to change. Edit it as text.');
  const lines = source.slice(0, title.next).matchAll(/^([!-/:-@[-`{-~])\1+[ \t]*$/gm);
  const width = [...text].reduce((sum, unit) => sum + (/[\u1100-\uffef]/.test(unit) ? 2 : 1), 0);
  const edits = [...lines].map(({ 0: line, 1: mark = '=', index }) => ({
    from: index,
    to: index + line.length,
    insert: mark.repeat(Math.max(width, 3)),
  }));
  return [[...edits, { from: title.from, to: title.to, insert: text }]];
}

/** Ways to remove a field of such a header, with its lines. */
export function headerRemovals({ source, path }: FieldRemoval, form: EditableForm): TextEdit[][] {
  const entries = headerEntries(source, form);
  const own = entries.filter(({ key }) => path.length === 1 && key === path[0]);
  if (own.length === 0)
    throw new FieldNotEditable(path.join('.'), 'It is the title of the text. Edit it as text.');
  return [
    own.map(({ lineFrom, lineTo }) => {
      // The last line of a file that does not end with a line end goes with the line end before it.
      const open = source[lineTo - 1] !== '\n' && lineFrom > 0;
      const crlf = source[lineFrom - 2] === '\r';
      return { from: open ? lineFrom - (crlf ? 2 : 1) : lineFrom, to: lineTo, insert: '' };
    }),
  ];
}
