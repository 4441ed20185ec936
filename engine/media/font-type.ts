/** Fonts by their first bytes; a site's own style sheets name them. */
const FONTS: readonly {
  readonly type: string;
  readonly extension: string;
  readonly starts: readonly string[];
}[] = [
  { type: 'font/woff2', extension: 'woff2', starts: ['wOF2'] },
  { type: 'font/woff', extension: 'woff', starts: ['wOFF'] },
  { type: 'font/ttf', extension: 'ttf', starts: ['\0\x01\0\0', 'true'] },
  { type: 'font/otf', extension: 'otf', starts: ['OTTO'] },
];

const extensionOf = (path: string): string => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** Whether a file is a font by its name. */
export const hasFontExtension = (path: string): boolean =>
  FONTS.some(({ extension }) => extension === extensionOf(path));

/** The media type of a font, by the name of its file and its first bytes; null when they are not those of one. */
export function fontType(path: string, head: Uint8Array): string | null {
  const first = new TextDecoder('latin1').decode(head.subarray(0, 4));
  const named = FONTS.find(({ extension }) => extension === extensionOf(path));
  return named?.starts.includes(first) ? named.type : null;
}
