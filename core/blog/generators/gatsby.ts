import type { ContentFolder } from '../model';
import { plainPath, withoutComments } from './code-reader';
import {
  because,
  DEFAULT_FIELDS,
  dependencyProof,
  flagInCode,
  folderNames,
  type GeneratorRule,
  imageFolder,
  proof,
  siteFacts,
} from './parts';
import {
  busiestFolder,
  contentCounts,
  draftsBeside,
  isPostName,
  lastPart,
  postsIn,
  usualFolders,
} from './post-folders';
import { type SiteReader, stringInCode } from './site-reader';

const CONFIGS = ['ts', 'js', 'mjs', 'cjs'].map((extension) => `gatsby-config.${extension}`);
const NODE = ['ts', 'js', 'mjs', 'cjs'].map((extension) => `gatsby-node.${extension}`);

/** Gatsby 4 and 5. Its rules: gatsbyjs.com/docs, gatsby-source-filesystem. Code is read, never run. */
export const gatsby: GeneratorRule = {
  generator: 'gatsby',
  marks: /(?:^|\/)gatsby-config\.[mc]?[jt]s$/,
  reads: /(?:^|\/)gatsby-(?:config|node)\.[mc]?[jt]s$/,

  match(reader) {
    const config = reader.first(...CONFIGS);
    return config ? proof('generator: Gatsby’s configuration', config) : dependencyProof(reader, 'gatsby');
  },

  model(reader, found) {
    const file = found.configFile;
    const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
    const nodeFile = reader.first(...NODE);
    const node = withoutComments(nodeFile === null ? '' : (reader.text(nodeFile) ?? ''));
    const sources = sourcePaths(code);
    const posts = postFolders(reader, sources);
    const contentFolders: ContentFolder[] = [...posts, ...draftsBeside(reader, posts)];
    const title = stringInCode(code, 'title');
    return {
      generator: 'gatsby',
      configFile: file,
      contentFolders,
      staticFolders: [{ path: 'static', url: '/' }],
      assetsFolder: imageFolder(reader, 'static', 'static/images'),
      naming: 'bundle',
      draftRule: flagInCode(code + node),
      fields: { ...DEFAULT_FIELDS, category: 'category', cover: 'image' },
      site: siteFacts(reader, {
        title,
        description: stringInCode(code, 'description'),
        baseUrl: stringInCode(code, 'siteUrl'),
        language: stringInCode(code, 'lang'),
        author: {
          name: stringInCode(code, 'author') || stringInCode(code, 'name'),
          bio: stringInCode(code, 'summary'),
        },
      }),
      evidence: [
        found.evidence,
        ...(title === '' ? [] : [because(`site title: ${title}`, reader, file, /\btitle\s*:/)]),
        because(`posts: ${folderNames(reader, posts)}`, reader, file, /\bgatsby-source-filesystem\b/),
        because('future posts: shown', reader, null),
      ],
    };
  },
};

/** The folders of `gatsby-source-filesystem`: `path: \`${__dirname}/content\``, `path.join(__dirname, 'content')`. */
function sourcePaths(code: string): string[] {
  const paths: string[] = [];
  for (const match of code.matchAll(/\bpath["']?\s*:\s*([^\n]*)/g)) {
    const value = match[1] ?? '';
    const template = /^`\$\{__dirname\}\/?([^`$]*)`/.exec(value)?.[1];
    const joined =
      /^(?:path\.)?(?:join|resolve)\(\s*(?:__dirname\s*,)?\s*((?:["'][^"']*["']\s*(?:,\s*)?)+)\)/.exec(
        value,
      )?.[1];
    const plain = /^(?:__dirname\s*\+\s*)?["'`]([^"'`$]*)["'`]/.exec(value)?.[1];
    const parts =
      joined === undefined
        ? [template ?? plain ?? '']
        : [...joined.matchAll(/["']([^"']*)["']/g)].map((m) => m[1] ?? '');
    const path = plainPath(
      parts
        .map(plainPath)
        .filter((part) => part !== '')
        .join('/'),
    );
    if (path !== '' && !/^https?:/.test(path)) paths.push(path);
  }
  return [...new Set(paths)];
}

/** The sources that hold Markdown, those named as posts are first; what lies below one that holds more than posts. */
function postFolders(reader: SiteReader, sources: readonly string[]): ContentFolder[] {
  const counts = contentCounts(reader);
  const all = sources.filter((path) => counts.has(path) && path !== 'src/images');
  // Pages are a source of most sites, for what is not a post.
  const filled = all.length > 1 ? all.filter((path) => path !== 'src/pages') : all;
  const named = filled.filter((path) => isPostName(lastPart(path)));
  if (named.length > 0) return postsIn(named);
  for (const source of filled) {
    const usual = usualFolders(reader, source);
    if (usual.length > 0) return postsIn(usual);
  }
  const largest = [...filled].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  if (largest !== undefined) return postsIn([busiestFolder(reader, largest)]);
  // The folder may be a submodule that was not fetched.
  const usual = usualFolders(reader);
  if (usual.length > 0) return postsIn(usual);
  if ((counts.get('') ?? 0) > 0 && sources.length === 0) return postsIn([busiestFolder(reader)]);
  const missing = sources.find(
    (path) => isPostName(lastPart(path)) || /^(?:content|data)(?:\/|$)/.test(path),
  );
  return postsIn([missing ?? 'content/blog']);
}
