/** Serves images from elsewhere that the author let in; see electron/preview/remote-images.ts. */
export const REMOTE_SCHEME = 'remote';

/**
 * The address of an image on another host, as http or https; null for anything else. `src` is as the post has it;
 * `//host/…` is https, for the page has no scheme of its own to go by.
 */
export function remoteAddress(src: string): string | null {
  const trimmed = src.trim();
  const absolute = /^[\\/]{2}/.test(trimmed) ? `https:${trimmed}` : trimmed;
  if (!/^https?:/i.test(absolute) || !URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

/** The address the page has for a remote image that may be loaded. */
export const remoteUrl = (address: string): string =>
  `${REMOTE_SCHEME}://image/${encodeURIComponent(address)}`;

/** The http or https address that a request for `url` means; null when it is not one of ours. */
export function parseRemoteUrl(url: string): string | null {
  const prefix = `${REMOTE_SCHEME}://image/`;
  if (!url.startsWith(prefix)) return null;
  try {
    return remoteAddress(decodeURIComponent(url.slice(prefix.length)));
  } catch {
    // A lone `%` is no address that we wrote.
    return null;
  }
}
