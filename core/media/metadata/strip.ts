import { stripAvif } from './avif';
import { stripGif } from './gif';
import { stripJpeg } from './jpeg';
import { stripPng } from './png';
import { stripWebp } from './webp';

/**
 * An image without what it tells about where, when and by what it was made; the picture, its colour profile and how it is
 * turned stay, and nothing is encoded again. Returns the same bytes when there was nothing to take out, and null when the
 * file is too damaged to be sure of that.
 * @param type the media type, as told by the bytes
 */
export function stripMetadata(bytes: Uint8Array, type: string): Uint8Array | null {
  const stripped = stripOf(bytes, type);
  if (stripped === null || stripped.length !== bytes.length) return stripped;
  return stripped.every((byte, at) => byte === bytes[at]) ? bytes : stripped;
}

function stripOf(bytes: Uint8Array, type: string): Uint8Array | null {
  switch (type) {
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/png':
      return stripPng(bytes);
    case 'image/webp':
      return stripWebp(bytes);
    case 'image/gif':
      return stripGif(bytes);
    case 'image/avif':
      return stripAvif(bytes);
    default:
      // BMP and ICO have no place for it.
      return bytes;
  }
}
