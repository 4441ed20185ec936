import { z } from 'zod';
import { SiteStyles } from './site-styles';

/** How wide the page is laid out: as wide as its pane, or as on a device. */
export const PageWidth = z.enum(['full', 'tablet', 'phone']);
export type PageWidth = z.infer<typeof PageWidth>;

/** How the author looks at the page. `zoom` is a factor. */
export const PreviewSettings = z.strictObject({
  width: PageWidth,
  zoom: z.number().min(0.5).max(3),
  /** The site's own style sheets, by blog id. */
  styles: z.record(z.string(), SiteStyles),
  /** Ids of blogs whose images from elsewhere are always loaded. */
  imagesFrom: z.array(z.string()).max(1000),
});
export type PreviewSettings = z.infer<typeof PreviewSettings>;

export const DEFAULT_PREVIEW: PreviewSettings = { width: 'full', zoom: 1, imagesFrom: [], styles: {} };
