import { APP_ORIGIN, DIAGRAM_ORIGIN } from './origin';

const LINK_PROTOCOLS = new Set(['https:', 'http:', 'mailto:']);

const parse = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);

/** The address to hand to the author's browser, or null when it is not one we open. */
export function externalLink(address: string): string | null {
  const url = parse(address);
  if (!url || !LINK_PROTOCOLS.has(url.protocol) || url.username || url.password) return null;
  return url.href;
}

// `URL.origin` is the text "null" for custom schemes in Node, so protocol and host are compared.
const isOurs = (url: URL): boolean => `${url.protocol}//${url.host}` === APP_ORIGIN;

/** Whether the top frame may load `address`: only our own page, as when the window is reloaded. */
export function mayNavigate(address: string): boolean {
  const url = parse(address);
  return url !== null && isOurs(url) && url.pathname === '/index.html';
}

/** Whether a frame inside the window may load `address`: only the preview's empty page, and the one that draws diagrams. */
export function mayFrame(address: string): boolean {
  const url = parse(address);
  if (url === null) return false;
  return (isOurs(url) && url.pathname === '/preview.html') || url.href === `${DIAGRAM_ORIGIN}/diagram.html`;
}
