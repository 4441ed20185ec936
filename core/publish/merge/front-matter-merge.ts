import { fieldValue, sameValue } from '../../posts/front-matter/field-path';
import {
  editable,
  FieldNotEditable,
  type FieldValue,
  readFrontMatter,
  setField,
  unsetField,
} from '../../posts/front-matter/front-matter';
import type { FrontMatterRules } from '../../posts/front-matter/rules';
import { applyEdits } from '../../posts/text-edit';
import { diff3 } from './diff3';
import { type FieldMerge, mergeFields } from './field-merge';

/** The front matter blocks of three versions, by field. The texts are the blocks with their fences. */
export interface HeaderMerge {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly fields: readonly FieldMerge[];
}

/** The value that each conflict gets, by the field's name; undefined takes the field out. */
export type FieldChoices = ReadonlyMap<string, FieldValue | undefined>;

/**
 * Merges three front matter blocks (of the same format, or none). Null when they cannot be merged by field: one does not
 * parse, or writing the merged fields would not be safe. Then they are text as the rest of the file.
 */
export function mergeHeaders(
  base: string,
  mine: string,
  theirs: string,
  rules: FrontMatterRules,
): HeaderMerge | null {
  const read = [base, mine, theirs].map((text) => readFrontMatter(text, rules));
  const formats = new Set(read.map(({ format }) => format).filter((format) => format !== 'none'));
  if (formats.size > 1 || !read.every(editable)) return null;
  const [before, ours, others] = read;
  if (!before || !ours || !others) return null;
  const merge = { base, mine, theirs, fields: mergeFields(before.fields, ours.fields, others.fields) };
  for (const side of ['mine', 'theirs'] as const) {
    const choices = new Map(
      merge.fields.flatMap((field) =>
        field.kind === 'conflict' ? [[field.name, field[side]] as const] : [],
      ),
    );
    if (writeHeader(merge, choices, rules) === null) return null;
  }
  return merge;
}

/**
 * The merged block. A block that only one side touched is that side's, byte for byte; else the lines of both, and what
 * the lines do not settle is spliced in field by field. Null when a value cannot be written.
 */
export function writeHeader(
  { base, mine, theirs, fields }: HeaderMerge,
  choices: FieldChoices,
  rules: FrontMatterRules,
): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const wanted = new Map<string, FieldValue | undefined>(
    fields.map((field) => [field.name, field.kind === 'settled' ? field.value : choices.get(field.name)]),
  );
  for (const start of [linesOfBoth(base, mine, theirs), mine, theirs]) {
    const written = splice(start, wanted, rules);
    if (written !== null && says(written, { mine, wanted }, rules)) return written;
  }
  return null;
}

/** The lines of both; where they meet, mine. Lines that stand in for each other are taken one by one. */
function linesOfBoth(base: string, mine: string, theirs: string): string {
  return diff3(base.split('\n'), mine.split('\n'), theirs.split('\n'))
    .flatMap((region) => {
      if (region.kind === 'theirs') return region.theirs;
      const { base: before, mine: ours, theirs: others } = region;
      if (before.length !== ours.length || before.length !== others.length) return ours;
      return ours.map((line, n) => (line === before[n] ? (others[n] ?? line) : line));
    })
    .join('\n');
}

function splice(
  start: string,
  wanted: ReadonlyMap<string, FieldValue | undefined>,
  rules: FrontMatterRules,
): string | null {
  let text = start;
  try {
    for (const [name, value] of wanted) {
      const now = readFrontMatter(text, rules);
      if (!editable(now)) return null;
      if (sameValue(fieldValue(now.fields, name, rules.anyCase), value)) continue;
      const edits = value === undefined ? unsetField(text, name, rules) : setField(text, name, value, rules);
      text = applyEdits(text, edits);
    }
  } catch (error) {
    if (error instanceof FieldNotEditable) return null;
    throw error;
  }
  return text;
}

/** Whether a block is nothing but front matter, has the wanted values and, of what nobody changed, those of mine. */
function says(
  text: string,
  { mine, wanted }: { mine: string; wanted: ReadonlyMap<string, FieldValue | undefined> },
  rules: FrontMatterRules,
): boolean {
  const now = readFrontMatter(text, rules);
  if (!editable(now) || now.to !== text.length) return false;
  for (const [name, value] of wanted) {
    if (!sameValue(fieldValue(now.fields, name, rules.anyCase), value)) return false;
  }
  const touched = (key: string) =>
    [...wanted.keys()].some((name) => name === key || name.startsWith(`${key.replace(/[.\\]/g, '\\$&')}.`));
  const ours = readFrontMatter(mine, rules).fields;
  const untouched = (keys: Iterable<string>) => [...keys].filter((key) => !touched(key) && !wanted.has(key));
  return (
    untouched(now.fields.keys()).length === untouched(ours.keys()).length &&
    untouched(ours.keys()).every((key) => sameValue(now.fields.get(key), ours.get(key)))
  );
}
