import { importsOf } from '../generators/code-imports';
import { bracketed, withoutComments } from '../generators/code-reader';
import type { SiteReader } from '../generators/site-reader';

/** How the theme makes a folder's name a part of an address; `unknown` for code that says nothing to us. */
export type FolderNames = 'kebab' | 'slugify' | 'unknown';

/** A function of the theme's for the address of a post, with the name it is asked by in a route file. */
const ASKED =
  /\bslug\s*:\s*(?:(getPath)\s*\(\s*(\w+)\.id\s*,\s*\2\.filePath\s*,\s*false\s*|(getPostSlug)\s*\(\s*(\w+)\.id\s*,\s*\4\.filePath\s*)\)\s*[,}]/;

/** `filePath`'s folders below the blog's, without those that begin with `_`, each by `slugifyStr`. */
const FOLDERS = String.raw`filePath\?\.replace\(BLOG_PATH,""\)\.split\("/"\)\.filter\((\w+)=>\w+!==""\)\.filter\((\w+)=>!\w+\.startsWith\("_"\)\)\.slice\(0,-1\)\.map\((\w+)=>slugifyStr\(\w+\)\)`;

type Body = readonly [name: string, body: RegExp];

/** The functions that make the address, by the one that is asked, each with what it does: version 5 and before, and 6. */
const KNOWN: { readonly [asked: string]: readonly Body[] } = {
  getPath: [
    [
      'getPath',
      new RegExp(
        String.raw`^\{const pathSegments=${FOLDERS};const basePath=includeBase\?"[^"]*":"";const blogId=id\.split\("/"\);const slug=blogId\.length>0\?blogId\.slice\(-1\):blogId;if\(!pathSegments\|\|pathSegments\.length<1\)\{return\[basePath,slug\]\.join\("/"\);?\}return\[basePath,\.\.\.pathSegments,slug\]\.join\("/"\);?\}$`,
      ),
    ],
  ],
  getPostSlug: [
    ['getPostSlug', /^\{return`\/\$\{getPostSlugPath\(id,filePath\)\}`;?\}$/],
    [
      'getPostSlugPath',
      /^\{const pathSegments=getPostPathSegments\(filePath\);const slug=getIdSlug\(id\);return pathSegments\.length>0\?\[\.\.\.pathSegments,slug\]\.join\("\/"\):String\(slug\);?\}$/,
    ],
    ['getPostPathSegments', new RegExp(String.raw`^\{return\(?${FOLDERS}\?\?\[\]\)?;?\}$`)],
    [
      'getIdSlug',
      /^\{const postId=id\.split\("\/"\);return postId\.length>0\?String\(postId\[postId\.length-1\]\):id;?\}$/,
    ],
  ],
};

const SLUGIFY: readonly (readonly [FolderNames, RegExp])[] = [
  ['kebab', /slugifyStr=\((\w+):string\)(?::string)?=>kebabcase\(\1\)/],
  [
    'slugify',
    /slugifyStr=\((\w+):string\)(?::string)?=>\{if\(hasNonLatin\(\1\)\)\{return kebabcase\(\1\);?\}return slugify\(\1,\{lower:true\}\);?\}/,
  ],
];

/** Whether a piece of code asks a function of the theme's for the addresses of posts. */
export const asksAstroPaper = (code: string): boolean => ASKED.test(code);

/** The files that a route file imports, also by an alias of the folder `source` that holds the site's code. */
export const importedByRoute = (
  path: string,
  code: string,
  source: string,
  paths: Pick<ReadonlySet<string>, 'has'>,
): string[] => [...importsOf(`${source}/route`, code, paths), ...importsOf(path, code, paths)];

/**
 * How the address of a post is made where a route file asks AstroPaper's own function for it: `/posts/`, the folders
 * below the blog's, and the last part of the id. Null for any other code, also for that function changed. Read, never run.
 * https://github.com/satnaing/astro-paper `src/utils/getPath.ts`, `src/utils/slugify.ts`
 */
export function astroPaperFolders(
  path: string,
  code: string,
  source: string,
  reader: SiteReader,
): FolderNames | null {
  const [, path5, , path6] = ASKED.exec(code) ?? [];
  const asked = path5 ?? path6 ?? '';
  const known = KNOWN[asked];
  if (known === undefined) return null;
  for (const file of importedByRoute(path, code, source, reader)) {
    const text = withoutComments(reader.text(file) ?? '');
    if (!text.includes(`function ${asked}`)) continue;
    if (!known.every(([name, body]) => body.test(bodyOf(text, name)))) return null;
    return folderNames(file, text, reader);
  }
  return null;
}

function folderNames(file: string, text: string, reader: SiteReader): FolderNames {
  const code = importsOf(file, text, reader)
    .map((other) => packed(withoutComments(reader.text(other) ?? '')))
    .find((other) => other.includes('slugifyStr='));
  return SLUGIFY.find(([, body]) => body.test(code ?? ''))?.[0] ?? 'unknown';
}

/** What a function does, packed; '' for one that is not there. */
function bodyOf(code: string, name: string): string {
  const head = new RegExp(`\\bfunction ${name}\\s*\\(`).exec(code);
  if (head === null) return '';
  const open = head.index + head[0].length - 1;
  const after = open + bracketed(code, open).length;
  const block = code.indexOf('{', after);
  return block < 0 || block - after > 60 ? '' : packed(bracketed(code, block));
}

/** Code without the spaces that are not needed, brackets around a single parameter, and commas before a bracket. */
const packed = (code: string): string =>
  code
    .replace(/'/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w$]) ?/g, '$1')
    .replace(/\((\w+)\)=>/g, '$1=>')
    .replace(/,([)\]}])/g, '$1');
