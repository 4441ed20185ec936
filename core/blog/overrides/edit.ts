import { isMap } from 'yaml';
import { type FieldValue, setField, unsetField } from '../../posts/front-matter/front-matter';
import { entriesOf, lineTextEnd, nextLine } from '../../posts/front-matter/yaml-entry';
import { readYaml } from '../../posts/front-matter/yaml-read';
import { applyEdits, type TextEdit } from '../../posts/text-edit';
import { keyOf, parseOverrides, preludeLength, toYaml } from './file';
import { type BlogOverrides, FACTS, FIELDS } from './overrides';
import { sameDecision } from './same-decision';

/** The first line of a file that Longhand itself begins. */
const HEADER = '# How Longhand reads this blog. Written by its blog settings.';

/** `.longhand.yml` is written in a way that cannot be edited without risk. `reason` is for the author. */
export class OverridesNotEditable extends Error {
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'OverridesNotEditable';
    this.reason = reason;
  }
}

/**
 * The text of `.longhand.yml` that says exactly `wanted`: of `text` (`''` for no file) only the lines of what
 * changes are touched, so comments, order, quotes and line ends stay, and so does what Longhand does not
 * understand. `''` when nothing is left to say, so that the file can go. Throws `OverridesNotEditable`.
 */
export function editOverrides(text: string, wanted: BlogOverrides): string {
  const now = parseOverrides(text);
  if (!now.readable) {
    throw new OverridesNotEditable(now.problems[0]?.message ?? 'The file cannot be read.');
  }
  try {
    let result = text;
    for (const fact of FACTS) {
      if (sameDecision(now.overrides[fact], wanted[fact])) continue;
      if (result === '') result = `${HEADER}\n`;
      result = editFact(result, fact, wanted);
    }
    if (isBlank(result)) return '';
    const after = parseOverrides(result);
    if (FACTS.every((fact) => sameDecision(after.overrides[fact], wanted[fact]))) return result;
  } catch (error) {
    // What front matter refuses for its own reasons, this file refuses too.
    if (!(error instanceof Error)) throw error;
    throw new OverridesNotEditable(
      'reason' in error && typeof error.reason === 'string' ? error.reason : error.message,
      { cause: error },
    );
  }
  throw new OverridesNotEditable('Changing it here could damage the lines around it.');
}

function editFact(text: string, fact: (typeof FACTS)[number], wanted: BlogOverrides): string {
  const key = keyOf(fact);
  const value = wanted[fact] === undefined ? null : toYaml(fact, wanted);
  if (fact === 'fields') {
    const inner = editFieldLines(text, isRecord(value) ? value : {});
    if (inner !== null) return inner;
  }
  const remove = value === null || (fact === 'fields' && Object.keys(value).length === 0);
  return edited(text, (post) => (remove ? unsetField(post, key) : setField(post, key, value)));
}

/** Applies an edit of front matter to a whole file of YAML. */
function edited(text: string, edit: (post: string) => readonly TextEdit[]): string {
  const prelude = text.slice(0, preludeLength(text));
  const body = text.slice(prelude.length);
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const open = body !== '' && !/[\r\n]$/.test(body);
  const post = `---${eol}${body}${open ? eol : ''}---${eol}`;
  const fence = 3 + eol.length;
  const inner = applyEdits(post, edit(post)).slice(fence, -fence);
  const gap = /[^\r\n\uFEFF]$/.test(prelude) && inner !== '' ? eol : '';
  return prelude + gap + (open && inner.endsWith(eol) ? inner.slice(0, -eol.length) : inner);
}

/**
 * The file with other lines inside `fields:`, where they stand one a line; null when they do not, or when none
 * would be left. The lines are edited as a file of their own, without their indentation.
 */
function editFieldLines(text: string, wanted: { readonly [key: string]: FieldValue }): string | null {
  const from = preludeLength(text);
  const source = text.slice(from).replace(/\r(?!\n)/g, '\n');
  const entry = entriesOf(readYaml(source).document, source)?.find(({ key }) => key === 'fields');
  if (!entry || !isMap(entry.value) || entry.value.flow || entry.value.anchor || entry.value.tag) return null;
  const start = nextLine(source, lineTextEnd(source, entry.colonEnd));
  const block = text.slice(from + start, from + entry.lineTo);
  const indent = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r(?!\n)|\r?\n))*( +)/.exec(block)?.[1];
  if (indent === undefined || Object.keys(wanted).length === 0) return null;
  const loose = block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
  const indented = (lines: string) => lines.replaceAll(/^(?=[^\r\n])/gm, indent);
  if (indented(loose) !== block) return null;
  const now = parseOverrides(text).overrides.fields ?? {};
  let result = loose;
  for (const field of FIELDS) {
    const value = wanted[field];
    if (now[field] === value) continue;
    result = edited(result, (post) =>
      value === undefined ? unsetField(post, field) : setField(post, field, value),
    );
  }
  return text.slice(0, from + start) + indented(result) + text.slice(from + entry.lineTo);
}

/** Nothing but line ends and the line that Longhand began the file with. */
function isBlank(text: string): boolean {
  return text.replace(HEADER, '').trim() === '';
}

function isRecord(value: FieldValue): value is { readonly [key: string]: FieldValue } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
