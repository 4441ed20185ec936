import type { ContentModel } from '../model';
import { learnFiles } from '../naming';
import {
  DEFAULT_FIELDS,
  imageFolder,
  MARKDOWN,
  type ModelParts,
  markdownCounts,
  POST_FOLDERS,
  siteFacts,
} from './parts';
import type { SiteReader } from './site-reader';

/** Files at a repository's root that are about the repository, not posts in it. */
export const ABOUT_REPOSITORY =
  /^(?:readme|license|licence|changelog|contributing|code_of_conduct|security|authors|notice|support|history|todo)(?:[-._][^/]*)?$/i;

/** A folder of Markdown files with no generator that we know: the folder with most of them holds the posts. */
export function plain(reader: SiteReader): ModelParts {
  const paths = reader.paths.filter((path) => MARKDOWN.test(path) && !ABOUT_REPOSITORY.test(path));
  const folder = postsFolder(paths);
  const contentFolders: ContentModel['contentFolders'] = [{ path: folder, kind: 'posts', language: null }];
  return {
    generator: 'plain',
    configFile: null,
    contentFolders,
    staticFolders: [{ path: '', url: '/' }],
    assetsFolder: imageFolder(reader, '', 'images'),
    ...learnFiles(paths, contentFolders, 'slug'),
    draftRule: { kind: 'flag', field: 'draft', draftValue: true },
    fields: DEFAULT_FIELDS,
    site: siteFacts(reader, {
      title: reader.folderName,
      description: '',
      baseUrl: '',
      language: '',
      author: { name: '', bio: '' },
    }),
    evidence: [{ about: 'generator: none was recognised', file: null, line: null }],
  };
}

/** The shallowest folder with a usual name, else down from the root as long as one folder holds nearly all. */
function postsFolder(paths: readonly string[]): string {
  const counts = markdownCounts(paths);
  const total = counts.get('') ?? 0;
  const usual = [...counts.keys()]
    .filter((path) => POST_FOLDERS.includes(path.split('/').at(-1) ?? ''))
    .sort((a, b) => a.split('/').length - b.split('/').length || (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  if (usual[0] !== undefined && (counts.get(usual[0]) ?? 0) * 3 >= total) return usual[0];
  let folder = '';
  for (;;) {
    const inside = [...counts].filter(
      ([path]) => path !== '' && parent(path) === folder && !/(?:^|\/)[_.]/.test(path),
    );
    const [path, count] = inside.sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    if (path === '' || count * 2 < (counts.get(folder) ?? 0) || (count === 1 && isBundle(paths, path)))
      return folder;
    const share = count / Math.max(1, counts.get(folder) ?? 0);
    if (folder !== '' && share < 0.9) return folder;
    folder = path;
  }
}

function parent(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

function isBundle(paths: readonly string[], folder: string): boolean {
  return paths.some((path) => path.startsWith(`${folder}/index.`));
}
