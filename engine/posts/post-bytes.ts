import { createHash } from 'node:crypto';

/** Posts above this many bytes are not opened. A text that crosses the bridge may be a little longer, so that one can grow. */
export const MAX_POST_BYTES = 56 * 1024 * 1024;
/** Posts above this many bytes are not read through: not checked, not searched, not compared word by word. */
export const MAX_READ_THROUGH = 16 * 1024 * 1024;

const BOM = '\uFEFF';

/** A post's bytes as text. `text` is as on disk (its own line ends) without the byte order mark. */
export interface DecodedPost {
  readonly text: string;
  readonly bom: boolean;
  /** False when the bytes are not UTF-8: then `text` has U+FFFD in it and must never be written. */
  readonly utf8: boolean;
}

/** SHA-256 of bytes, in hex: the name of a revision of a post. */
export function revisionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads bytes strictly as UTF-8; what is not UTF-8 is decoded only so far that it can be shown. */
export function decodePost(bytes: Uint8Array): DecodedPost {
  let text: string;
  let utf8 = true;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    utf8 = false;
  }
  const bom = text.startsWith(BOM);
  return { text: bom ? text.slice(BOM.length) : text, bom, utf8 };
}

/**
 * The bytes of `text`, with a byte order mark in front if `bom`; null when the text has half a surrogate pair,
 * which no encoding can hold and which would silently become U+FFFD.
 */
export function encodePost(text: string, bom: boolean): Uint8Array | null {
  if (/\p{Surrogate}/u.test(text)) return null;
  return new TextEncoder().encode(bom ? BOM + text : text);
}
