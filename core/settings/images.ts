import { z } from 'zod';
import type { Limits } from './limits';

/** What a picture is encoded as on its way into the blog; `keep` is as it comes. */
export const ImageFormat = z.enum(['keep', 'webp', 'jpeg']);
export type ImageFormat = z.infer<typeof ImageFormat>;

/** Widths in pixels of the picture, quality in per cent. */
export const IMAGE_LIMITS = {
  imageMaxWidth: { min: 600, max: 4000, step: 100 },
  imageQuality: { min: 40, max: 100, step: 5 },
} as const satisfies Readonly<Record<string, Limits>>;

const within = ({ min, max }: Limits) => z.number().min(min).max(max);

/** What happens to pictures that are pasted or dropped. */
export const imagesShape = {
  /** A wider picture is made smaller; null leaves every size. */
  imageMaxWidth: within(IMAGE_LIMITS.imageMaxWidth).nullable(),
  imageFormat: ImageFormat,
  imageQuality: within(IMAGE_LIMITS.imageQuality),
  /** Where, when and by what it was made stays in the file. */
  imageMetadata: z.boolean(),
  /** The author is asked to describe each picture. */
  imageAskAlt: z.boolean(),
};
export type ImageSettings = { readonly [K in keyof typeof imagesShape]: z.infer<(typeof imagesShape)[K]> };

export const DEFAULT_IMAGES: ImageSettings = {
  imageMaxWidth: null,
  imageFormat: 'keep',
  imageQuality: 85,
  imageMetadata: false,
  imageAskAlt: true,
};
