import { hasText, viewOf } from './bytes';

/** The tag of TIFF's IFD0 that says how the picture is turned. */
const ORIENTATION = 0x0112;

/**
 * How an image is turned, 1 (not at all) to 8, from its EXIF data (a TIFF header, with or without `Exif\0\0` before it). 1
 * for data that does not say or cannot be read.
 */
export function exifOrientation(exif: Uint8Array): number {
  const tiff = hasText(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif;
  const little = hasText(tiff, 0, 'II*\0');
  if (tiff.length < 14 || (!little && !hasText(tiff, 0, 'MM\0*'))) return 1;
  const view = viewOf(tiff);
  const at = view.getUint32(4, little);
  if (at + 2 > tiff.length) return 1;
  const entries = view.getUint16(at, little);
  for (let entry = 0; entry < entries; entry++) {
    const place = at + 2 + entry * 12;
    if (place + 12 > tiff.length) return 1;
    if (view.getUint16(place, little) !== ORIENTATION) continue;
    const value = view.getUint16(place + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** EXIF data that says how the image is turned and nothing else; 26 bytes, without `Exif\0\0`. */
export function orientationExif(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = viewOf(tiff);
  tiff.set([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}
