import { z } from 'zod';

/** A file that was added to the blog, or found there with the same bytes. */
export const AddedMedia = z.strictObject({
  /** Names it for removal; null when nothing was written, because the blog had it already. */
  addedId: z.string().nullable(),
  /** Relative to the blog's folder. */
  path: z.string(),
  /** Its address as this blog writes it in the post. */
  src: z.string(),
  /** Whether it is shown as a picture; anything else is linked. */
  image: z.boolean(),
});
export type AddedMedia = z.infer<typeof AddedMedia>;

/** Pictures that cameras and programs write and no browser shows; by the name authors know. */
export const NOT_SHOWN: Readonly<Record<string, string>> = {
  heic: 'HEIC',
  heif: 'HEIC',
  tif: 'TIFF',
  tiff: 'TIFF',
  psd: 'Photoshop',
  raw: 'raw',
  dng: 'raw',
  cr2: 'raw',
  cr3: 'raw',
  nef: 'raw',
  arw: 'raw',
  jxl: 'JPEG XL',
};
