/** Attributes as they are written between braces, without the braces. */
export interface WrittenAttributes {
  readonly id: string | null;
  readonly classes: readonly string[];
  /** Other attributes, in order, without those that run something or style something. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

const PART =
  /\s*(?:#([^\s#.}="'{]+)|\.([^\s.#}="'{]+)|([a-zA-Z_:][\w:.-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'}]*)))/y;

/**
 * Reads `#id .class key="value"`, as goldmark, kramdown and Python-Markdown have it in common. Null when it is
 * anything else: then the braces are text.
 */
export function readAttributes(text: string): WrittenAttributes | null {
  let id: string | null = null;
  const classes: string[] = [];
  const others: [string, string][] = [];
  const source = text.trim();
  PART.lastIndex = 0;
  let at = 0;
  while (at < source.length) {
    const match = PART.exec(source);
    if (match === null) return null;
    const [, anId, aClass, name, double, single, bare] = match;
    if (anId !== undefined) id = anId;
    else if (aClass !== undefined) classes.push(aClass);
    else if (name === 'id') id = double ?? single ?? bare ?? '';
    else if (name === 'class')
      for (const each of (double ?? single ?? bare ?? '').split(/\s+/)) {
        if (each !== '') classes.push(each);
      }
    else if (name !== undefined && !/^(?:on|style$)/i.test(name))
      others.push([name, double ?? single ?? bare ?? '']);
    at = PART.lastIndex;
  }
  return source === '' ? null : { id, classes, others };
}

/** Something that attributes can be put on; a markdown-it token. */
interface Carrier {
  attrSet(name: string, value: string): void;
  attrJoin(name: string, value: string): void;
}

/** Puts what is written on a token, all but the id. */
export function applyAttributes(token: Carrier, { classes, others }: WrittenAttributes): void {
  for (const name of classes) token.attrJoin('class', name);
  for (const [name, value] of others) token.attrSet(name, value);
}
