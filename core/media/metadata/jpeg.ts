import { hasText, joined, viewOf } from './bytes';
import { exifOrientation, orientationExif } from './exif';

/**
 * A JPEG without what it tells about its making: EXIF with the place, XMP, IPTC, comments, makers' own segments, and the
 * pictures some phones hang behind the first. Kept: JFIF, the colour profile, Adobe's colour transform, and how the picture
 * is turned. The pixels are not touched. Null when the bytes are not a whole JPEG.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  if (!(bytes[0] === 0xff && bytes[1] === 0xd8)) return null;
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (bytes[at] !== 0xff || at + 4 > bytes.length) return null;
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    if (marker === 0xe1 && hasText(bytes, at + 4, 'Exif\0\0')) {
      orientation = exifOrientation(bytes.subarray(at + 4, end));
    }
    if (isKept(bytes, marker, at)) kept.push(bytes.subarray(at, end));
    if (marker === 0xda) {
      const stop = imageEnd(bytes, end);
      if (stop === null) return null;
      kept.push(bytes.subarray(end, stop));
      break;
    }
    at = end;
  }
  if (orientation !== 1) kept.splice(1, 0, exifSegment(orientation));
  return joined(kept);
}

function isKept(bytes: Uint8Array, marker: number, at: number): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return hasText(bytes, at + 4, 'JFIF\0');
  if (marker === 0xe2) return hasText(bytes, at + 4, 'ICC_PROFILE\0');
  return marker === 0xee && hasText(bytes, at + 4, 'Adobe');
}

/** Behind the end marker of the picture whose first scan begins at `at`; segments between scans are skipped by their length. */
function imageEnd(bytes: Uint8Array, at: number): number | null {
  const view = viewOf(bytes);
  let here = at;
  while (here + 1 < bytes.length) {
    if (bytes[here] !== 0xff) {
      here += 1;
      continue;
    }
    const marker = bytes[here + 1] ?? 0;
    if (marker === 0xd9) return here + 2;
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (isData) here += marker === 0xff ? 1 : 2;
    else {
      if (here + 4 > bytes.length) return null;
      here += 2 + view.getUint16(here + 2);
    }
  }
  return null;
}

function exifSegment(orientation: number): Uint8Array {
  const exif = orientationExif(orientation);
  const head = new Uint8Array([0xff, 0xe1, 0, 2 + 6 + exif.length, 0x45, 0x78, 0x69, 0x66, 0, 0]);
  return joined([head, exif]);
}
