import type { ImageSettings } from '../settings/images';

/** How a picture is encoded anew. */
export interface EncodingPlan {
  /** In pixels, after it is turned upright. */
  readonly width: number;
  readonly height: number;
  readonly type: 'image/webp' | 'image/jpeg' | 'image/png';
  /** 0 to 1; PNG has none. */
  readonly quality: number;
}

/** What is encoded anew as what it was; drawings, films of pictures and icons are left alone. */
const PIXELS: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Whether the settings could ask for anything to be done to a picture of this type. */
export function mayEncode(type: string, settings: ImageSettings): boolean {
  return PIXELS.has(type) && (settings.imageMaxWidth !== null || settings.imageFormat !== 'keep');
}

/**
 * What is to be done to a picture, or null when it is as the settings want it: then its bytes stay as they are. A picture
 * is never made larger. `width` and `height` are those of the upright picture; `opaque` says that nothing shines through,
 * for JPEG knows no transparency.
 */
export function encodingPlan(
  picture: {
    readonly type: string;
    readonly width: number;
    readonly height: number;
    readonly opaque: boolean;
  },
  settings: ImageSettings,
): EncodingPlan | null {
  if (!mayEncode(picture.type, settings)) return null;
  const type = wantedType(picture, settings);
  const width = Math.min(picture.width, settings.imageMaxWidth ?? picture.width);
  if (width === picture.width && type === picture.type) return null;
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  return { width, height, type, quality: settings.imageQuality / 100 };
}

function wantedType(
  { type, opaque }: { readonly type: string; readonly opaque: boolean },
  { imageFormat }: ImageSettings,
): EncodingPlan['type'] {
  const own = type === 'image/png' ? 'image/png' : type === 'image/webp' ? 'image/webp' : 'image/jpeg';
  switch (imageFormat) {
    case 'keep':
      return own;
    case 'webp':
      return 'image/webp';
    case 'jpeg':
      return opaque ? 'image/jpeg' : own;
  }
}

/** Whether the picture moves: encoding it anew would stop it. `head` is the beginning of its bytes; 64 KB are enough. */
export function isAnimated(head: Uint8Array, type: string): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 65_536));
  if (type === 'image/png') return text.split('IDAT')[0]?.includes('acTL') === true;
  return type === 'image/webp' && text.slice(12, 80).includes('ANIM');
}

/** The file's name with the extension of what it is now. */
export function renamed(name: string, type: EncodingPlan['type']): string {
  const extension = { 'image/webp': '.webp', 'image/jpeg': '.jpg', 'image/png': '.png' }[type];
  return `${name.replace(/\.[^.]*$/, '')}${extension}`;
}
