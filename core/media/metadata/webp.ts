import { hasText, joined, viewOf } from './bytes';
import { exifOrientation, orientationExif } from './exif';

/** Flags of the VP8X chunk: EXIF and XMP follow. */
const EXIF = 0x08;
const XMP = 0x04;

/**
 * A WebP without its EXIF and XMP chunks and without what hangs behind its end; how it is turned and its colour profile
 * stay. Null when the bytes are not a whole WebP.
 */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  if (!hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WEBP')) return null;
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length + 1) return null;
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let extended: Uint8Array | null = null;
  for (let at = 12; at + 8 <= Math.min(end, bytes.length); ) {
    const size = view.getUint32(at + 4, true);
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.length) return null;
    if (hasText(bytes, at, 'EXIF')) orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + size));
    else if (hasText(bytes, at, 'VP8X')) {
      extended = bytes.slice(at, next);
      kept.push(extended);
    } else if (PICTURE.some((name) => hasText(bytes, at, name))) kept.push(bytes.subarray(at, next));
    at = next;
  }
  if (kept.length === 0) return null;
  if (extended !== null) {
    const turned = orientation !== 1;
    extended[8] = ((extended[8] ?? 0) & ~(EXIF | XMP)) | (turned ? EXIF : 0);
    if (turned) kept.push(riffChunk('EXIF', orientationExif(orientation)));
  }
  const head = bytes.slice(0, 12);
  const whole = joined([head, ...kept]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
}

const PICTURE = ['VP8 ', 'VP8L', 'ANIM', 'ANMF', 'ALPH', 'ICCP'];

function riffChunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + data.length + (data.length % 2));
  for (let at = 0; at < 4; at++) whole[at] = type.charCodeAt(at);
  viewOf(whole).setUint32(4, data.length, true);
  whole.set(data, 8);
  return whole;
}
