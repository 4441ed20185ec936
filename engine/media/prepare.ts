import { Failure } from '#core/ipc/errors';
import { MAX_MEDIA_BYTES } from '#core/media/limits';
import { NOT_SHOWN } from '#core/media/media';
import { stripMetadata } from '#core/media/metadata/strip';
import { svgProblem } from '#core/media/svg';
import { hasImageExtension, imageType } from './image-type';

/** A file made ready to be written. */
export interface Prepared {
  readonly bytes: Uint8Array;
  readonly image: boolean;
  /** With its dot, lower case; '' for a file without one. */
  readonly extension: string;
}

const EXTENSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png', '.apng'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'image/avif': ['.avif'],
  'image/bmp': ['.bmp'],
  'image/x-icon': ['.ico'],
  'image/svg+xml': ['.svg'],
};
const WORDS = {
  script: 'a script',
  outside: 'an address outside of it',
  html: 'a page within it',
  'not-text': 'text that cannot be read',
};

/**
 * Looks at a file by its bytes and takes out of an image what tells where it was made (unless `keepMetadata`). Pixels are
 * not touched. Fails with `media-too-large`, `media-not-shown` (HEIC and other kinds that browsers do not show),
 * `media-damaged` (an image by its name that is none, or one whose metadata cannot be taken out), `svg-refused`.
 */
export function prepareMedia(name: string, bytes: Uint8Array, keepMetadata: boolean): Prepared {
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0].toLowerCase() ?? '';
  if (bytes.length > MAX_MEDIA_BYTES) {
    throw new Failure('media-too-large', { name, most: String(MAX_MEDIA_BYTES / 1024 / 1024) });
  }
  const kind = NOT_SHOWN[extension.slice(1)] ?? (isHeic(bytes) ? 'HEIC' : null);
  if (kind !== null) throw new Failure('media-not-shown', { name, kind });
  const type = imageType(hasImageExtension(name) ? name : `${name}.png`, bytes.subarray(0, 4096));
  if (type === null) {
    if (hasImageExtension(name)) throw new Failure('media-damaged', { name });
    return { bytes, image: false, extension };
  }
  if (type === 'image/svg+xml') {
    const problem = svgProblem(bytes);
    if (problem !== null) throw new Failure('svg-refused', { name, what: WORDS[problem] });
  }
  const [usual = extension, ...others] = EXTENSIONS[type] ?? [];
  const clean = keepMetadata || type === 'image/svg+xml' ? bytes : stripMetadata(bytes, type);
  if (clean === null) throw new Failure('media-damaged', { name });
  return { bytes: clean, image: true, extension: others.includes(extension) ? extension : usual };
}

function isHeic(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(4, 32));
  return (
    /^ftyp(?:heic|heix|hevc|heim|heis|hevx)/.test(head) ||
    (/^ftyp(?:mif1|msf1)/.test(head) && !head.includes('avif'))
  );
}
