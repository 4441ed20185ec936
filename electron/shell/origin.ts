/** The one origin that may hold the bridge. Everything the author sees is served from it. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'main';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Draws diagrams: another origin, and so another process, which holds nothing. */
export const DIAGRAM_HOST = 'diagram';
export const DIAGRAM_ORIGIN = `${APP_SCHEME}://${DIAGRAM_HOST}`;

/** Files of the open blog, addressed by the blog's id; see core/media/references.ts. */
export const ASSET_SCHEME = 'asset';
