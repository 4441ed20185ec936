import { asksAstroPaper, importedByRoute } from '../permalinks/astro-paper';
import { constantFiles, sourceIn } from './astro-collections';
import { importsOf } from './code-imports';
import { withoutComments } from './code-reader';

/** Files whose own code says where posts are, and may name another file for it. */
const SAYING = /(?:^|\/)(?:astro\.config|content\.config|content\/config)\.[mc]?[jt]s$/;
/** Pages of Astro's, of which some ask another file for the addresses of posts. */
const ROUTE = /^(.*?)\/pages\/.*\[\.\.\.slug\].*\.astro$/;
const CONFIG = /(?:^|\/)astro\.config\.[mc]?[jt]s$/;
/** Nobody's configuration names more. */
const MOST = 40;
/** How often to ask: a file may only pass on what others say. */
export const FURTHER_ROUNDS = 2;

/**
 * What to read of a blog besides the candidates, now that these are known (`texts`: path to text; all paths relative to
 * the blog's folder): the files that its configuration takes constants and collections from, and a site's constants
 * where its code lies elsewhere than usual; and those that make addresses for AstroPaper's route.
 */
export function furtherFiles(paths: readonly string[], texts: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  const open = [...texts].flatMap(([path, text]) =>
    SAYING.test(path) || (ROUTE.test(path) && asksAstroPaper(text)) ? [path] : [],
  );
  if (open.length === 0) return [];
  const files = new Set(paths);
  const seen = new Set(open);
  for (const path of open) {
    const code = withoutComments(texts.get(path) ?? '');
    const source = ROUTE.exec(path)?.[1];
    const named = [
      ...(source === undefined ? importsOf(path, code, files) : importedByRoute(path, code, source, files)),
      ...(CONFIG.test(path) ? constants(path, code, files) : []),
    ];
    for (const other of named) {
      if (seen.has(other)) continue;
      seen.add(other);
      if (texts.has(other)) open.push(other);
      else if (found.size < MOST) found.add(other);
    }
  }
  return [...found];
}

function constants(config: string, code: string, files: ReadonlySet<string>): string[] {
  const root = config.slice(0, config.lastIndexOf('/') + 1);
  return constantFiles(`${root}${sourceIn(code)}`).filter((path) => files.has(path));
}
