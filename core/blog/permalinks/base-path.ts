/** A base as configurations write it (`https://x.org/blog/`, `/blog`, `blog/`, `/`) → `/blog`, or `''` for none. */
export function basePath(text: string): string {
  const path = text.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/^\/\/[^/]*/, '');
  const trimmed = trimSlashes(path.replace(/[?#].*$/, ''));
  return trimmed === '' ? '' : `/${trimmed}`;
}

/** `./a/b/` → `a/b`; `.` and `/` → `''`. */
export function trimSlashes(path: string): string {
  return path.replace(/^(?:\.\/)+|^\.$/, '').replace(/^\/+|\/+$/g, '');
}
