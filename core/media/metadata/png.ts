import { hasText, joined, viewOf } from './bytes';
import { exifOrientation, orientationExif } from './exif';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
/** Chunks that only tell about the picture: text in three forms, the time, EXIF. */
const TELLING = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'zxIf', 'caBX', 'dSIG']);

/**
 * A PNG without its text, time and EXIF chunks, and without what hangs behind its end. How it is turned stays, as do colour
 * profile, density and every chunk of the picture. Null when the bytes are not a whole PNG.
 */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) return null;
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let orientation = 1;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'eXIf') orientation = exifOrientation(bytes.subarray(at + 8, end - 4));
    if (!TELLING.has(type)) kept.push(bytes.subarray(at, end));
    if (hasText(bytes, at + 4, 'IEND')) {
      if (orientation !== 1) kept.splice(2, 0, chunk('eXIf', orientationExif(orientation)));
      return joined(kept);
    }
    at = end;
  }
  return null;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + data.length);
  const view = viewOf(whole);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at++) whole[4 + at] = type.charCodeAt(at);
  whole.set(data, 8);
  view.setUint32(8 + data.length, crc32(whole.subarray(4, 8 + data.length)));
  return whole;
}

/** The check sum of a PNG chunk (ISO 3309), bit by bit: it is needed for 30 bytes. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
