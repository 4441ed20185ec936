/**
 * The same picture in at most 256 colours: about a third of the size. Takes 8 bits a channel, RGB or opaque RGBA; any
 * other kind comes back as it is.
 */
export function withPalette(png: Buffer): Buffer;
