const ENDINGS = [
  '',
  '.ts',
  '.mts',
  '.js',
  '.mjs',
  '.json',
  '/index.ts',
  '/index.mts',
  '/index.js',
  '/index.mjs',
];

/** The files that a piece of code (in the file `path`) imports from the same repository, in its order. */
export function importsOf(path: string, code: string, paths: Pick<ReadonlySet<string>, 'has'>): string[] {
  const named = [...code.matchAll(/\b(?:import|export)\b[^'"`;]{0,1000}?\bfrom\s*(["'])([^"'\n]+)\1/g)].map(
    ([, , specifier]) => specifier ?? '',
  );
  return named.flatMap((specifier) => {
    const bases = placesOf(specifier, path);
    const file = bases
      .flatMap((base) => ENDINGS.map((ending) => base.replace(/\.js$/, ending === '' ? '.js' : '') + ending))
      .find((candidate) => candidate !== path && paths.has(candidate));
    return file === undefined ? [] : [file];
  });
}

/** What a specifier may stand for: a path beside the file, or by a usual alias of the folder with the site's code. */
function placesOf(specifier: string, from: string): string[] {
  const folder = from.slice(0, Math.max(0, from.lastIndexOf('/')));
  if (specifier.startsWith('.')) return [joined(folder, specifier)];
  const within = /^(?:[@~#]\/|@(?=\w)|~(?=\w)|#(?=\w)|src\/)(.+)$/.exec(specifier)?.[1];
  if (within === undefined) return [];
  // Of `app/content.config.ts` the code is in `app`, of `app/content/config.ts` too.
  const source = folder.replace(/(?:^|\/)content$/, '');
  return [
    joined(source, within),
    joined(source === '' ? '' : source.replace(/(?:^|\/)[^/]+$/, ''), within),
    joined(folder, `src/${within}`),
  ];
}

/** A path from a folder, both from the same place; what leads out of it ends at its top. */
export function joined(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
