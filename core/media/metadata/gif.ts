import { hasText, joined } from './bytes';

/**
 * A GIF without comments and without XMP; how often it repeats and its colour profile stay. Null when the bytes are not a
 * whole GIF.
 */
export function stripGif(bytes: Uint8Array): Uint8Array | null {
  if (!hasText(bytes, 0, 'GIF8')) return null;
  const kept: Uint8Array[] = [];
  let from = 0;
  let at = 13 + tableSize(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return joined([...kept, bytes.subarray(from, at + 1)]);
    let end: number | null;
    if (kind === 0x2c) end = afterBlocks(bytes, at + 11 + tableSize(bytes[at + 9] ?? 0));
    else if (kind === 0x21) end = afterBlocks(bytes, at + 2);
    else return null;
    if (end === null) return null;
    const isComment = kind === 0x21 && bytes[at + 1] === 0xfe;
    const isXmp = kind === 0x21 && bytes[at + 1] === 0xff && hasText(bytes, at + 3, 'XMP Data');
    if (isComment || isXmp) {
      kept.push(bytes.subarray(from, at));
      from = end;
    }
    at = end;
  }
  return null;
}

const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Behind the sub-blocks that begin at `at` and end with an empty one. */
function afterBlocks(bytes: Uint8Array, at: number): number | null {
  let here = at;
  while (here < bytes.length) {
    const size = bytes[here] ?? 0;
    here += size + 1;
    if (size === 0) return here;
  }
  return null;
}
