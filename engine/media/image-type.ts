interface ImageType {
  readonly type: string;
  readonly extensions: readonly string[];
  /** Whether a file that starts with these bytes (up to 4096) is one. */
  readonly matches: (head: Uint8Array) => boolean;
}

const startsWith = (...bytes: number[]) => at(0, ...bytes);
const at =
  (offset: number, ...bytes: number[]) =>
  (head: Uint8Array) =>
    bytes.every((byte, index) => head[offset + index] === byte);
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const brand = (head: Uint8Array, ...names: string[]) => {
  if (!at(4, ...ascii('ftyp'))(head)) return false;
  const box = ((head[0] ?? 0) << 24) | ((head[1] ?? 0) << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const brands = new TextDecoder('latin1').decode(head.subarray(8, Math.min(box, head.length)));
  return names.some((name) => brands.includes(name));
};
/** What may stand before an SVG's root. A comment or a DTD ends at its first end, so that there is one way to read them. */
const SVG_PROLOGUE =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE\s+svg[^>[]*(?:\[(?:(?!\]\s*>)[\s\S])*\]\s*)?>\s*)*/i;
const isSvg = (head: Uint8Array) => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(head);
  return /^<(?:\w+:)?svg[\s>/]/i.test(text.slice(SVG_PROLOGUE.exec(text)?.[0].length));
};

const IMAGE_TYPES: readonly ImageType[] = [
  {
    type: 'image/png',
    extensions: ['png', 'apng'],
    matches: startsWith(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
  },
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], matches: startsWith(0xff, 0xd8, 0xff) },
  { type: 'image/gif', extensions: ['gif'], matches: startsWith(...ascii('GIF8')) },
  {
    type: 'image/webp',
    extensions: ['webp'],
    matches: (head) => startsWith(...ascii('RIFF'))(head) && at(8, ...ascii('WEBP'))(head),
  },
  { type: 'image/avif', extensions: ['avif'], matches: (head) => brand(head, 'avif', 'avis') },
  { type: 'image/x-icon', extensions: ['ico'], matches: startsWith(0, 0, 1, 0) },
  { type: 'image/bmp', extensions: ['bmp'], matches: startsWith(...ascii('BM')) },
  { type: 'image/svg+xml', extensions: ['svg'], matches: isSvg },
];

/** Whether the name has the extension of an image that the preview shows. */
export function hasImageExtension(name: string): boolean {
  const extension = extensionOf(name);
  return IMAGE_TYPES.some((one) => one.extensions.includes(extension));
}

/**
 * The media type of an image by its first bytes (4096 are enough), or null when it is none that the preview
 * shows. The name needs the extension of an image but not of the same kind: a PNG named `.jpg` is common
 * and is served as what it is. An SVG must be named so.
 */
export function imageType(name: string, head: Uint8Array): string | null {
  if (!hasImageExtension(name)) return null;
  const found = IMAGE_TYPES.find((one) => one.matches(head));
  if (found === undefined) return null;
  const isNamedSvg = extensionOf(name) === 'svg';
  return (found.type === 'image/svg+xml') === isNamedSvg ? found.type : null;
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
