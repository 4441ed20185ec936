import { bracketed, returnedBy } from '../generators/code-reader';

/** `(data) =>`, `data =>`, `({ page }) =>`, `function (data)`, and what is left of a method, `(data)`; with or without `async`. */
const FUNCTION =
  /^(?:async\s{1,40})?(?:function\b\s{0,40}\w*\s{0,40})?(?:\(\s{0,40}(?:\{[^{}]*\}|\w+)?\s{0,40}\)|\w+)\s{0,40}(?:=>\s{0,40})?(?=[{"'`(!\w])/;

/** That drafts have no page, before anything else: `if (data.draft) return false;` */
const DRAFT_GUARD =
  /^\{\s*if\s*\([^{};]{0,200}\bdraft\b[^{};]{0,200}\)\s*(?:return\s+false\b\s*;?|\{\s*return\s+false\b\s*;?\s*\})/i;
/** The same as a choice: `data.draft ? false : …`, or `!data.draft ? … : false`. */
const DRAFT_CHOICE = /^[^?:{};"'`]{0,200}\bdraft\b[^?:{};`]{0,200}\?(?![?.])\s*(?:false\s*:\s*)?/i;

/**
 * The template (`/blog/{{ page.fileSlug }}/`) that a permalink's function comes to, when it does nothing but return a text made of
 * literals and variables: `(data) => \`/blog/${data.page.fileSlug}/\``, `permalink({ page }) { return '/' + page.fileSlug + '/'; }`.
 * It may say `false` for drafts: they have the address that they will have. `code` begins behind `permalink:` (or `permalink` of a
 * method). Null for any other. Read, never run.
 */
export function templateInCode(code: string): string | null {
  const head = FUNCTION.exec(code);
  if (head === null) return null;
  const rest = code.slice(head[0].length);
  const isArrow = head[0].includes('=>');
  if (rest.startsWith('{')) {
    const value = returnedBy(bracketed(rest, 0).replace(DRAFT_GUARD, '{'));
    return value === null ? null : ofPublished(value);
  }
  return isArrow ? ofPublished(rest) : null;
}

/** What an expression comes to for a post that is no draft. */
const ofPublished = (code: string): string | null => sumOf(code.replace(DRAFT_CHOICE, ''));

const PART =
  /^\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`((?:[^`\\$]|\$\{[^{}`]*\}|\$(?!\{))*)`|([A-Za-z_][\w.]*(?:\( ?[\w.]* ?\)|\[\d+\])*))\s*/;

/** Texts and variables put together with plus signs, up to a comma, a semicolon, a bracket or the other part of a choice. */
function sumOf(code: string): string | null {
  let text = '';
  let rest = code;
  for (;;) {
    const part = PART.exec(rest);
    if (part === null) return null;
    const [whole, double, single, literal, name] = part;
    const value =
      name === undefined ? filled(double ?? single ?? literal ?? '', literal !== undefined) : variable(name);
    if (value === null) return null;
    text += value;
    rest = rest.slice(whole.length);
    if (/^(?:[,;})\]]|:\s*false\b|$)/.test(rest)) return text;
    if (!rest.startsWith('+')) return null;
    rest = rest.slice(1);
  }
}

/** A literal with its holes as a template has them. */
function filled(literal: string, hasHoles: boolean): string | null {
  if (!hasHoles) return literal;
  let known = true;
  const text = literal.replace(/\$\{([^{}]*)\}/g, (_, hole: string) => {
    const value = variable(hole.trim());
    if (value === null) known = false;
    return value ?? '';
  });
  return known ? text : null;
}

/** `data.page.fileSlug`, `data.tags[0]`, `this.slugify(data.title)`, `page.date.getFullYear()`. */
function variable(code: string): string | null {
  const slug = /^this\.(slugify|slug)\(\s*([\w.]+)\s*\)$/.exec(code);
  const name = (slug?.[2] ?? code).replace(/^data\./, '');
  const isKnown =
    /^[\w.]+(?:\[\d+\])?$/.test(name) || /^(?:page\.)?date\.get(?:UTC)?FullYear\(\)$/.test(name);
  if (!isKnown) return null;
  return slug ? `{{ ${name} | ${slug[1]} }}` : `{{ ${name} }}`;
}
