import type { FrontMatterProblem } from '../post';
import type { TextEdit } from '../text-edit';
import { type FrontMatterBlock, findBlock, lineAt } from './block';
import { createBlock, setInBlock, unsetInBlock } from './field-edit';
import { FieldNotEditable } from './field-not-editable';
import { readBlock } from './read';
import { type FrontMatterRules, USUAL_RULES } from './rules';
import { scriptFields } from './script-header';

export { FieldNotEditable } from './field-not-editable';

/**
 * `header`: `Key: value` lines (Pelican); `rst` and `org`: the fields of reStructuredText and Org files; `html`: a page's head
 * (Pelican).
 */
export type FrontMatterFormat = 'yaml' | 'toml' | 'json' | 'header' | 'rst' | 'org' | 'html' | 'none';
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
 * Reads the front matter at the start of a text, with any line ends and with or without a byte order mark, by
 * the rules of its file. Never throws and never runs anything: what cannot be read comes back as `problem` (line
 * in the file, from 1). Dates are text as written; so are numbers that are not written plainly (`1.10`, `0123`)
 * and `yes`/`no`.
 */
export function readFrontMatter(text: string, rules: FrontMatterRules = USUAL_RULES): FrontMatter {
  const block = findBlock(text, rules);
  const { format, from, to } = block;
  const { fields, problem } = readBlock(text, block, rules);
  return {
    format,
    from,
    to,
    fields,
    problem: problem && { message: problem.message, line: lineAt(text, problem.offset + block.contentFrom) },
  };
}

/** Whether `setField` and `unsetField` may work on it: it parses, or there is none at all. Org keywords are only read. */
export function editable(frontMatter: FrontMatter): boolean {
  if (frontMatter.problem || frontMatter.format === 'org') return false;
  return frontMatter.format !== 'none' || frontMatter.from === frontMatter.to;
}

/**
 * The edits that give a field a value and change no other byte: the value's own text, or new lines after the
 * other fields, or a new block at the start of the text. No edits when the field has that value already.
 * Quote and list style, spacing, comments and line ends stay. `name` is a key, or a path into tables
 * (`taxonomies.tags`; a literal dot is `\.`), which are made when they are missing. TOML holds no `null`; a
 * `Key: value` header holds text without white space around it, and lists for tags. Throws `FieldNotEditable`
 * when it cannot be done safely, and a plain Error when the front matter is not `editable`.
 */
export function setField(
  text: string,
  name: string,
  value: FieldValue,
  rules: FrontMatterRules = USUAL_RULES,
): TextEdit[] {
  const block = editableBlock(text, rules);
  if (block.format === 'none') {
    // A fence above it would be printed on the page, and nothing would read it.
    if (scriptFields(text).size > 0)
      throw new FieldNotEditable(name, 'This file’s fields are written in its code. Edit them as text.');
    return createBlock(text, block.from, rules, name, value);
  }
  return setInBlock(text, block, rules, name, value);
}

/** The edits that remove a field with its lines, and the table that it leaves empty; none when it is absent. Throws as `setField` does. */
export function unsetField(text: string, name: string, rules: FrontMatterRules = USUAL_RULES): TextEdit[] {
  const block = editableBlock(text, rules);
  return block.format === 'none' ? [] : unsetInBlock(text, block, rules, name);
}

function editableBlock(text: string, rules: FrontMatterRules): FrontMatterBlock {
  const frontMatter = readFrontMatter(text, rules);
  if (!editable(frontMatter)) {
    throw new Error(
      `this front matter is edited as text (${frontMatter.problem?.message ?? frontMatter.format})`,
    );
  }
  return findBlock(text, rules);
}
