import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { FieldValue } from './front-matter';
import { MAX_DEPTH, MAX_HEADER, nesting, type SourceFields, unreadSource } from './source-fields';

export interface JsonHeader extends SourceFields {
  /** The object's syntax tree; its offsets are in the text given to `readJson`, also without braces. Null: not parsed. */
  readonly root: Node | null;
}

/** Whether a JSON header stands without its braces, as Hexo wants it before `;;;`. */
const isBraceless = (source: string): boolean => /^\s*"/.test(source);

/**
 * Reads the text of a JSON header: strict JSON, no comments, no trailing commas, as generators read it. A
 * repeated key keeps its last value and is reported. Never throws; bounded in time for hostile headers.
 */
export function readJson(source: string): JsonHeader {
  if (source.length > MAX_HEADER)
    return { ...unreadSource('The front matter is too long to be read. Edit it as text.'), root: null };
  if (nesting(source) > MAX_DEPTH)
    return {
      ...unreadSource('The front matter is nested too deeply to be read. Edit it as text.'),
      root: null,
    };
  const bare = isBraceless(source);
  const errors: ParseError[] = [];
  const options = { disallowComments: true, allowTrailingComma: false };
  const tree = parseTree(bare ? `{${source}}` : source, errors, options) ?? null;
  const root = tree && bare ? moved(tree, -1) : tree;
  const error = errors[0];
  if (error)
    return {
      ...unreadSource(sentence(printParseErrorCode(error.error)), Math.max(0, error.offset - (bare ? 1 : 0))),
      root,
    };
  if (root?.type !== 'object') return { ...unreadSource('The front matter is not a set of fields.'), root };
  const fields = new Map<string, FieldValue>();
  let problem: SourceFields['problem'] = null;
  for (const { key, value, node } of propertiesOf(root)) {
    if (fields.has(key))
      problem ??= { message: `The field “${key}” is there twice. Keep one of them.`, offset: node.offset };
    fields.set(key, jsonValue(value, source));
  }
  return { fields, problem, root };
}

export interface JsonProperty {
  readonly key: string;
  readonly node: Node;
  readonly value: Node;
}

/** The properties of an object that parsed. */
export function propertiesOf(object: Node): JsonProperty[] {
  return (object.children ?? []).flatMap((node) => {
    const [key, value] = node.children ?? [];
    return key && value ? [{ key: String(key.value), node, value }] : [];
  });
}

function jsonValue(node: Node, source: string): FieldValue {
  switch (node.type) {
    case 'array':
      return (node.children ?? []).map((item) => jsonValue(item, source));
    case 'object':
      return Object.fromEntries(propertiesOf(node).map(({ key, value }) => [key, jsonValue(value, source)]));
    case 'number': {
      // A number too long for JavaScript keeps its digits, as text.
      const raw = source.slice(node.offset, node.offset + node.length);
      return String(node.value) === raw ? (node.value as number) : raw;
    }
    case 'string':
      return String(node.value);
    case 'boolean':
      return node.value === true;
    case 'null':
    case 'property':
      return null;
  }
}

function moved(node: Node, by: number): Node {
  const { children } = node;
  return {
    ...node,
    offset: node.offset + by,
    ...(children ? { children: children.map((child) => moved(child, by)) } : {}),
  };
}

function sentence(code: string): string {
  switch (code) {
    case 'CommaExpected':
      return 'A comma is missing between this field and the one before it.';
    case 'ColonExpected':
      return 'A colon is missing after this field’s name.';
    case 'PropertyNameExpected':
      return 'A field’s name in double quotes is missing here. JSON allows no comma after the last field.';
    case 'ValueExpected':
    case 'InvalidSymbol':
      return 'This is not a value. Text must stand in double quotes.';
    case 'UnexpectedEndOfString':
      return 'A quotation mark is missing at the end of this value.';
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return 'A backslash in this text begins an escape that JSON does not have. Write it twice.';
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'JSON front matter cannot hold comments.';
    case 'InvalidNumberFormat':
      return 'This is not a number as JSON writes them.';
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return 'A closing bracket is missing.';
    default:
      return 'The front matter cannot be read here.';
  }
}
