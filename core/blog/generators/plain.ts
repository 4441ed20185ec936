import type { ContentModel } from '../model';
import { because, DEFAULT_FIELDS, folderNames, imageFolder, type ModelParts, siteFacts } from './parts';
import { busiestFolder, contentCounts, draftsBeside, usualFolders } from './post-folders';
import type { SiteReader } from './site-reader';

/** A folder of Markdown files with no generator that we know: the folder with most of them holds the posts. */
export function plain(reader: SiteReader): ModelParts {
  const paths = postsFolders(reader);
  const posts: ContentModel['contentFolders'] = paths.map((path) => ({
    path,
    kind: 'posts',
    language: null,
  }));
  return {
    generator: 'plain',
    configFile: null,
    contentFolders: [...posts, ...draftsBeside(reader, posts)],
    staticFolders: [{ path: '', url: '/' }],
    assetsFolder: imageFolder(reader, '', 'images'),
    naming: 'slug',
    draftRule: { kind: 'flag', field: 'draft', draftValue: true },
    fields: DEFAULT_FIELDS,
    site: siteFacts(reader, {
      title: reader.folderName,
      description: '',
      baseUrl: '',
      language: '',
      author: { name: '', bio: '' },
    }),
    evidence: [
      because('generator: none was recognised', reader, null),
      because(`posts: ${folderNames(reader, posts)}`, reader, null),
    ],
  };
}

/** Folders with a usual name when a third of the Markdown is in them, else where most of it is. */
function postsFolders(reader: SiteReader): string[] {
  const counts = contentCounts(reader);
  const usual = usualFolders(reader);
  const inUsual = usual.reduce((sum, path) => sum + (counts.get(path) ?? 0), 0);
  return inUsual > 0 && inUsual * 3 >= (counts.get('') ?? 0) ? usual : [busiestFolder(reader)];
}
