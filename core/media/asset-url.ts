const SCHEME = 'asset:';

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** A decoded path, or null when it is not valid percent-encoding. */
export function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** An address for the page that stands for the first of `paths` (relative to the blog's folder) that exists. */
export interface AssetAddress {
  readonly blogId: string;
  readonly paths: readonly string[];
}

/** `asset://<blogId>/<first>?or=<second>&or=…`; '' when there is no path. Each part is percent-encoded. */
export function assetUrl(blogId: string, paths: readonly string[]): string {
  const [first, ...others] = paths;
  if (first === undefined) return '';
  const query = others.map((path) => `or=${encodePath(path)}`).join('&');
  return `${SCHEME}//${encodeURIComponent(blogId)}/${encodePath(first)}${query === '' ? '' : `?${query}`}`;
}

/**
 * The inverse of `assetUrl`; null when `url` is not one, or names a path that is empty, absolute, or goes up. The
 * caller still resolves links in the file system before it answers with a file.
 */
export function parseAssetUrl(url: string): AssetAddress | null {
  const match = /^asset:\/\/([^/?#]+)\/([^?#]*)(?:\?([^#]*))?$/.exec(url);
  if (match === null) return null;
  const [, host = '', first = '', query = ''] = match;
  const blogId = decodePath(host);
  const encoded = [
    first,
    ...query
      .split('&')
      .filter((part) => part.startsWith('or='))
      .map((part) => part.slice(3)),
  ];
  const paths = encoded.map((part) => part.split('/').map(decodePath));
  const joined: string[] = [];
  for (const segments of paths) {
    if (segments.some((part) => part === null || !isPlainSegment(part))) return null;
    joined.push(segments.join('/'));
  }
  return blogId === null ? null : { blogId, paths: joined };
}

function isPlainSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/[/\\\0]/.test(segment);
}
