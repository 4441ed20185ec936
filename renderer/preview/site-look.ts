import type { Blog } from '#core/blog/blog';
import { assetUrl, imageCandidates } from '#core/media/references';
import { siteCss } from './site-css';
import structure from './structure.css?url';

/** A style sheet of the blog, read. */
export interface ReadSheet {
  readonly path: string;
  readonly text: string;
}

const LOOK = 'lh-site-look';
const STRUCTURE = 'lh-structure';

/** Shows a page with the blog's own style sheets in the place of the built-in theme; with none, in that again. */
export function dressAsSite(frame: Document, blog: Blog, sheets: readonly ReadSheet[]): void {
  const own = frame.querySelector<HTMLLinkElement>(
    `head > link[rel="stylesheet"]:not(#${STRUCTURE}, #lh-math-look)`,
  );
  frame.getElementById(LOOK)?.remove();
  if (sheets.length === 0) {
    frame.getElementById(STRUCTURE)?.remove();
    if (own) own.disabled = false;
    return;
  }
  const style = frame.createElement('style');
  style.id = LOOK;
  style.textContent = sheets
    .map(({ path, text }) =>
      siteCss(text, (written) => {
        const candidates = imageCandidates(written, path, blog.model);
        return candidates.length > 0 ? assetUrl(blog.id, candidates) : null;
      }),
    )
    .join('\n');
  if (frame.getElementById(STRUCTURE) === null) {
    const link = frame.createElement('link');
    link.id = STRUCTURE;
    link.rel = 'stylesheet';
    link.href = new URL(structure, window.location.href).href;
    frame.head.append(link);
  }
  frame.head.append(style);
  if (own) own.disabled = true;
}
