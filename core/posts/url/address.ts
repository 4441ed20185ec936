/** The path below a folder, or null when it lies elsewhere; every path lies in `''`. */
export function below(path: string, folder: string): string | null {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** Parts joined with single slashes, beginning with one; a slash at the end of the last part stays. */
export function address(...parts: readonly string[]): string {
  let path = '/';
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    if (index > 0 && !path.endsWith('/')) path += '/';
    path += part.startsWith('/') ? part.slice(1) : part;
  }
  // Looking for what is hardly ever there is much quicker than replacing it.
  return path.includes('//') ? path.replace(/\/{2,}/g, '/') : path;
}

/** `a/b/c.md` → `['a/b', 'c', '.md']`; a folder of the top is `''`. */
export function splitPath(path: string): readonly [folder: string, name: string, extension: string] {
  const slash = path.lastIndexOf('/');
  const file = path.slice(slash + 1);
  const dot = file.lastIndexOf('.');
  const end = dot <= 0 ? file.length : dot;
  return [slash < 0 ? '' : path.slice(0, slash), file.slice(0, end), file.slice(end)];
}

/** Percent signs followed by two hex digits as what they stand for; anything malformed stays as written. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
