import type { PageWidth, PreviewSettings } from './settings';

/** CSS pixels of the devices' windows; null for as wide as the pane. */
const DEVICE_WIDTHS: Readonly<Record<PageWidth, number | null>> = {
  full: null,
  tablet: 820,
  phone: 390,
};

const ZOOMS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The next larger (`by` 1) or smaller (`by` -1) zoom; the same where there is none. */
export function zoomed(zoom: number, by: 1 | -1): number {
  const next =
    by > 0 ? ZOOMS.find((each) => each > zoom + 0.001) : ZOOMS.findLast((each) => each < zoom - 0.001);
  return next ?? zoom;
}

/** Where the page stands in its pane, in CSS pixels of the pane. */
export interface PageFrame {
  /** The size of the frame in its own pixels: what the page is laid out in. */
  readonly width: number;
  readonly height: number;
  /** What the frame is scaled by to fill its place in the pane. */
  readonly scale: number;
}

/** Lays the page out in a pane: a device's page is drawn smaller where the pane is narrower than the device. */
export function pageFrame(
  { width, zoom }: Pick<PreviewSettings, 'width' | 'zoom'>,
  pane: { readonly width: number; readonly height: number },
): PageFrame {
  const device = DEVICE_WIDTHS[width];
  const scale = device === null ? zoom : Math.min(zoom, pane.width / device);
  return { width: device ?? pane.width / scale, height: pane.height / scale, scale };
}
