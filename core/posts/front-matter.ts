import { parse as parseToml } from 'smol-toml';
import { type FrontMatterBlock, findBlock, lineAt } from './front-matter-block';
import type { FrontMatterProblem } from './post';
import type { TextEdit } from './text-edit';
import { createYaml, setYaml, unsetYaml } from './yaml-edit';
import { readYaml } from './yaml-read';

export { FieldNotEditable } from './field-not-editable';

export type FrontMatterFormat = 'yaml' | 'toml' | 'json' | 'none';
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [key: string]: FieldValue };

/** Front matter as found in a post's text. Offsets are UTF-16 units from 0, into the text as given. */
export interface FrontMatter {
  readonly format: FrontMatterFormat;
  /** The whole block with its fences and the line end after the closing one; `from === to` when there is none. */
  readonly from: number;
  readonly to: number;
  /** Values by key, in file order; empty when it does not parse. A repeated key has its last value, and a problem. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly problem: FrontMatterProblem | null;
}

/**
 * Reads the front matter at the start of a text, with any line ends and with or without a byte order mark.
 * Never throws and never runs anything: what cannot be read comes back as `problem` (line in the file, from 1).
 * Dates are text as written; so are numbers that are not written plainly (`1.10`, `0123`) and `yes`/`no`.
 */
export function readFrontMatter(text: string): FrontMatter {
  const block = findBlock(text);
  const { format, from, to } = block;
  const { fields, problem } = readContent(text, block);
  return {
    format,
    from,
    to,
    fields,
    problem: problem && { message: problem.message, line: lineAt(text, problem.offset) },
  };
}

interface Content {
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly problem: { readonly message: string; readonly offset: number } | null;
}

function readContent(text: string, block: FrontMatterBlock): Content {
  if (block.refused !== null)
    return { fields: new Map(), problem: { message: block.refused, offset: block.from } };
  const source = text.slice(block.contentFrom, block.contentTo);
  switch (block.format) {
    case 'none':
      return { fields: new Map(), problem: null };
    case 'yaml': {
      const { fields, problem } = readYaml(source);
      return { fields, problem: problem && { ...problem, offset: problem.offset + block.contentFrom } };
    }
    case 'toml':
      return parsed(() => tomlFields(source), block.contentFrom);
    case 'json':
      return parsed(() => JSON.parse(source), block.contentFrom);
  }
}

function parsed(read: () => unknown, offset: number): Content {
  try {
    const value = fieldValue(read(), 0);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      return { fields: new Map(), problem: { message: 'The front matter is not a set of fields.', offset } };
    }
    return { fields: new Map(Object.entries(value)), problem: null };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { fields: new Map(), problem: { message: `The front matter cannot be read: ${message}`, offset } };
  }
}

function tomlFields(source: string): unknown {
  // The parser knows \n and \r\n only; a file of lone \r is read as if it had \n.
  return parseToml(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source);
}

const MAX_DEPTH = 64;

/** Dates of a parser become ISO text again; a lone local time has no date and stays text. */
function fieldValue(value: unknown, depth: number): FieldValue {
  if (value === null || value === undefined || depth > MAX_DEPTH) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString().replace(/\.000(?=Z|[-+]|$)/, '');
  if (Array.isArray(value)) return value.map((item) => fieldValue(item, depth + 1));
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fieldValue(item, depth + 1)]));
  }
  return null;
}

/** Whether `setField` and `unsetField` may work on it: YAML that parses, or no front matter at all. */
export function editable(frontMatter: FrontMatter): boolean {
  if (frontMatter.problem) return false;
  return (
    frontMatter.format === 'yaml' || (frontMatter.format === 'none' && frontMatter.from === frontMatter.to)
  );
}

/**
 * The edits that give a field a value and change no other byte: the value's own text, or one new line before
 * the closing fence, or a new block at the start of the text. No edits when the field has that value already.
 * Quote and list style, spacing, comments and line ends stay. Throws `FieldNotEditable` when that cannot be
 * done safely, and a plain Error when the front matter is not `editable`.
 */
export function setField(text: string, key: string, value: FieldValue): TextEdit[] {
  const block = editableBlock(text);
  if (block.format === 'none') return createYaml(text, block.from, key, value);
  return setYaml(text, block, key, value);
}

/** The edits that remove a field with its lines; none when it is absent. Throws as `setField` does. */
export function unsetField(text: string, key: string): TextEdit[] {
  const block = editableBlock(text);
  return block.format === 'none' ? [] : unsetYaml(text, block, key);
}

function editableBlock(text: string): FrontMatterBlock {
  const frontMatter = readFrontMatter(text);
  if (!editable(frontMatter)) {
    throw new Error(
      `this front matter is edited as text (${frontMatter.problem?.message ?? frontMatter.format})`,
    );
  }
  return findBlock(text);
}
