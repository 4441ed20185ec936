/** Why an SVG is not put into a blog: a site serves it as a page of its own, where all of this would run. */
export type SvgProblem = 'script' | 'outside' | 'html' | 'not-text';

const XML_ENTITY = /<!ENTITY|<!DOCTYPE[^>]*\[/i;
const SCRIPT =
  /<(?:[\w-]+:)?(?:script|handler|listener)[\s/>]|\son[a-z]+\s*=|(?:java|vb)script\s*:|data:\s*(?:text\/html|image\/svg|application\/(?:xml|xhtml|ecma|java))/i;
const HTML = /<(?:[\w-]+:)?(?:foreignObject|iframe|object|embed|audio|video)[\s/>]/i;
const REFERENCE =
  /(?:\s(?:[\w-]+:)?(?:href|src)\s*=\s*["']?\s*|url\(\s*["']?\s*|@import\s+(?:url\()?\s*["']?\s*)([^"')>\s]*)/gi;

/**
 * What in an SVG could run something or ask for something when it is opened; null when it only draws. Nothing is repaired:
 * a drawing program can save it without.
 */
export function svgProblem(bytes: Uint8Array): SvgProblem | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'not-text';
  }
  // Names may be written with character references, which count as what they stand for.
  const plain = decodeReferences(text.replace(/<!--[\s\S]*?-->/g, ''));
  if (XML_ENTITY.test(plain) || SCRIPT.test(plain)) return 'script';
  if (HTML.test(plain)) return 'html';
  for (const [, address = ''] of plain.matchAll(REFERENCE)) {
    if (
      address !== '' &&
      !/^(?:#|data:image\/(?:png|jpe?g|gif|webp|avif);|data:(?:font|application\/(?:x-)?font))/i.test(address)
    )
      return 'outside';
  }
  return null;
}

const decodeReferences = (text: string) =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
