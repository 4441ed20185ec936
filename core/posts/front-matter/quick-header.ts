import type { FrontMatterProblem } from '../post';
import { findBlock } from './block';
import type { FieldValue, FrontMatterFormat } from './front-matter';
import { readFrontMatter } from './front-matter';
import { type FrontMatterRules, USUAL_RULES } from './rules';
import { scriptFields } from './script-header';
import { readSimpleHeader } from './simple-header';
import { readSimpleToml } from './simple-toml';
import { plainValue } from './yaml-plain';

/** What the list needs of a post's front matter. */
export interface QuickHeader {
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly problem: FrontMatterProblem | null;
  readonly format: FrontMatterFormat;
  /** Where the body begins, as an offset into the text. */
  readonly bodyFrom: number;
  /** The fields are only what single lines say: the whole of it could not be read. */
  readonly isLoose?: true;
}

/**
 * Front matter keys and values of a text or its head, by the quickest way that gives the right answer. Where
 * `readFrontMatter` gives up, what single lines say is given besides the problem: a post has a title and a date
 * even when its header does not parse, or is JavaScript.
 */
export function headerOf(text: string, rules: FrontMatterRules = USUAL_RULES): QuickHeader {
  const block = findBlock(text, rules);
  const { format, refused } = block;
  if (refused === null && (format === 'yaml' || format === 'toml')) {
    const source = text.slice(block.contentFrom, block.contentTo);
    const simple = format === 'yaml' ? readSimpleHeader(source) : readSimpleToml(source);
    if (simple) return { fields: simple, problem: null, format, bodyFrom: block.to };
  }
  if (refused !== null && block.from === block.to) {
    return { fields: looseFields(text.slice(block.from)), problem: null, format, bodyFrom: text.length };
  }
  if (format === 'none' && refused === null)
    return { fields: scriptFields(text), problem: null, format, bodyFrom: block.to };
  const { fields, problem, to } = readFrontMatter(text, rules);
  if (problem === null || fields.size > 0) return { fields, problem, format, bodyFrom: to };
  const loose = looseFields(text.slice(block.contentFrom, block.contentTo));
  return { fields: loose, problem, format, bodyFrom: to, isLoose: true };
}

/** A quoted text's opening and all up to its closing quote, which may be lines further down. */
const QUOTED = {
  "'": /'((?:[^']|'')*)'[ \t,]*(?:#.*)?$/my,
  '"': /"((?:[^"\\]|\\[\s\S])*)"[ \t,]*(?:#.*)?$/my,
};

/** What single lines say in a header that does not parse or is cut off: enough to name and date the post. */
function looseFields(source: string): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  const line = /^[ \t]*["']?([A-Za-z_][\w-]*)["']?[ \t]*[:=][ \t]*([^\r\n]*)/gm;
  for (let match = line.exec(source); match; match = line.exec(source)) {
    const [whole, key = '', rest = ''] = match;
    const text = rest.trim().replace(/,$/, '');
    const from = match.index + whole.length - rest.length;
    if (fields.has(key) || (fields.size > 0 && /^[ \t]/.test(whole) && !source.startsWith('{'))) continue;
    const mark = text.charAt(0);
    if (mark === '"' || mark === "'") {
      const quoted = QUOTED[mark];
      quoted.lastIndex = from;
      const value = quoted.exec(source)?.[1];
      if (value === undefined || value.length > 1000) continue;
      fields.set(
        key,
        (mark === '"' ? value.replace(/\\(["\\])/g, '$1') : value).replace(/\s*[\r\n]+\s*/g, ' '),
      );
      line.lastIndex = quoted.lastIndex;
    } else if (/^\[[^[\]{}]*\]$/.test(text)) {
      fields.set(
        key,
        text
          .slice(1, -1)
          .split(',')
          .map((word) => word.trim().replace(/^(["'])(.*)\1$/, '$2'))
          .filter(Boolean),
      );
    } else if (!/^[[{|>&*!]/.test(text)) fields.set(key, plainValue(text));
  }
  return fields;
}
