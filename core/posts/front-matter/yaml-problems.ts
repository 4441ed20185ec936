import type { YAMLParseError } from 'yaml';

/** Also for a reference to what is not there, which only whoever resolves it sees. */
export const REFERENCE =
  'A value that begins with * or & means a reference in front matter. Put it in quotes.';

/**
 * A parser's error in words an author can act on, and its offset in the header (from 0).
 * Codes are those of the `yaml` package; one it adds later falls back to its own message.
 */
export function yamlProblem(error: YAMLParseError, source: string): { message: string; offset: number } {
  const offset = /closing ["']quote|["'] ?quote/i.test(error.message)
    ? openingQuote(source, error.pos[0])
    : error.pos[0];
  return { message: sentence(error, source, offset), offset };
}

/** A quote that is never closed is found at the end of the header; the author wants the line it begins in. */
function openingQuote(source: string, before: number): number {
  const values = [...source.slice(0, before).matchAll(/^[^\s#][^\n]*?:[ \t]+(["'])/gm)];
  const last = values.at(-1);
  return last ? last.index + last[0].length - 1 : before;
}

function sentence(error: YAMLParseError, source: string, offset: number): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'This line begins with a tab. Front matter is indented with spaces.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'This value has a colon in it. Put the whole value in quotes.';
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return 'This line is neither “key: value” nor a part of the one above it.';
    case 'MISSING_CHAR':
      return /["']/.test(source[offset] ?? '') || /quote/.test(error.message)
        ? 'A quotation mark is missing at the end of this value.'
        : 'Something is missing here: a colon, a comma or a closing bracket.';
    case 'BAD_INDENT':
      return 'This line is not indented as the lines around it are.';
    case 'BAD_SCALAR_START':
      return `A value cannot begin with “${source[offset] ?? ''}” unless it is in quotes.`;
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
      return REFERENCE;
    case 'DUPLICATE_KEY':
      return 'This field is there twice. Keep one of them.';
    case 'BAD_DQ_ESCAPE':
      return 'A backslash in double quotes begins an escape. Write it twice, or use single quotes.';
    case 'UNEXPECTED_TOKEN':
      return 'There is something here that does not belong to the value. Put the value in quotes.';
    case 'BAD_COLLECTION_TYPE':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_TAGS':
    case 'MULTIPLE_ANCHORS':
      return 'A value that begins with ! or & has a special meaning in front matter. Put it in quotes.';
    default:
      return `The front matter cannot be read here: ${error.message.replace(/\s+/g, ' ').trim()}`;
  }
}
