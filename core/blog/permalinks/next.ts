import { withoutComments, wordInCode } from '../generators/code-reader';
import { type ModelParts, POST_FOLDERS } from '../generators/parts';
import { type SiteReader, stringInCode } from '../generators/site-reader';
import { isUnder } from '../naming';
import type { PermalinkRule } from '../permalink-rule';
import { basePath } from './base-path';

/**
 * Next's pages are where their files are; posts elsewhere go through a route file, which is taken to put their path
 * into its bracket. `unknown` when several could be meant. nextjs.org/docs/app/building-your-application/routing.
 */
export function nextRule(parts: ModelParts, reader: SiteReader): PermalinkRule {
  const file = parts.configFile;
  const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
  const end = wordInCode(code, 'trailingSlash') === 'true' ? '/' : '';
  const folders = parts.contentFolders
    .filter(({ kind }) => kind !== 'pages')
    .flatMap(({ path }) => {
      const inside = /^(?:src\/)?(pages|app)(?:\/(.*))?$/.exec(path);
      // In `app` a file is a page by its name only; others are read by code.
      const printed = inside?.[1] === 'pages' || reader.paths.some((file) => isPage(file, path));
      const route = inside && printed ? withoutGroups(inside[2] ?? '') : routeOf(path, reader);
      return route === null
        ? []
        : [{ folder: path, pattern: `/${route}/:path${end}`.replace(/\/{2,}/g, '/') }];
    });
  if (folders.length === 0) return { kind: 'unknown' };
  return { kind: 'folders', root: reader.root, base: basePath(stringInCode(code, 'basePath')), folders };
}

function isPage(file: string, folder: string): boolean {
  return isUnder(file, folder) && /\/page\.mdx?$/.test(file);
}

/** The static part of the one route whose last part is a bracket and whose name fits the folder's. */
function routeOf(folder: string, reader: SiteReader): string | null {
  const routes = new Set<string>();
  for (const path of reader.paths) {
    const route =
      /^(?:src\/)?app\/(?:(.*)\/)?\[{1,2}(?:\.\.\.)?\w+\]{1,2}\/page\.[jt]sx?$/.exec(path) ??
      /^(?:src\/)?pages\/(?:(.*)\/)?\[{1,2}(?:\.\.\.)?\w+\]{1,2}(?:\/index)?\.[jt]sx?$/.exec(path);
    const fixed = route ? withoutGroups(route[1] ?? '') : null;
    if (
      fixed !== null &&
      !fixed.includes('[') &&
      !/^(?:api|tags?|categor(?:y|ies)|authors?|page)\b/.test(fixed)
    )
      routes.add(fixed);
  }
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const same = [...routes].filter((route) => last(route) === last(folder));
  const usual = [...routes].filter((route) => POST_FOLDERS.includes(last(route)));
  const chosen = [same, usual, [...routes]].find((list) => list.length > 0) ?? [];
  return chosen.length === 1 ? (chosen[0] ?? null) : null;
}

/** Folders in round brackets are not part of an address. */
function withoutGroups(path: string): string {
  return path
    .split('/')
    .filter((part) => !/^\(.*\)$/.test(part))
    .join('/');
}
