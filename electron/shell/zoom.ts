import type { WebContents } from 'electron';

/** How large everything in the window is, also after its page is loaded again. */
export interface Zoom {
  readonly set: (factor: number) => void;
  readonly follow: (contents: WebContents) => void;
}

/** Starts at `factor`; 1 is the actual size. */
export function createZoom(factor: number): Zoom {
  let now = factor;
  let window: WebContents | null = null;
  return {
    set: (next) => {
      now = next;
      window?.setZoomFactor(next);
    },
    follow: (contents) => {
      window = contents;
      contents.on('dom-ready', () => contents.setZoomFactor(now));
      contents.once('destroyed', () => {
        window = null;
      });
    },
  };
}
