import { configCandidates, detect } from './detect';
import { FURTHER_ROUNDS, furtherFiles } from './generators/further-files';
import { type ContentModel, ContentModel as Model } from './model';
import { ignoredHold, isPost } from './post-path';

/** What detection makes of a folder of files, for tests. */
export interface ExampleBlog {
  readonly model: ContentModel;
  readonly posts: readonly string[];
  /** Content folders as `posts content/posts fr`: kind, path and, where there is one, language. */
  readonly folders: readonly string[];
  /** Files that look like posts and that the generator passes over. */
  readonly ignored: readonly string[];
}

/** Detects a blog of these files (path to text); as when opening one, only those asked for are read. */
export function exampleBlog(files: Readonly<Record<string, string>>, folderName = 'my-blog'): ExampleBlog {
  const paths = Object.keys(files);
  const texts = new Map(configCandidates(paths).map((path) => [path, files[path] ?? '']));
  for (let round = 0; round < FURTHER_ROUNDS; round++)
    for (const path of furtherFiles(paths, texts)) texts.set(path, files[path] ?? '');
  const model = Model.parse(detect(paths, texts, folderName));
  return {
    model,
    posts: paths.filter((path) => isPost(path, model)),
    folders: model.contentFolders.map(({ kind, path, language }) =>
      [kind, path || '.', ...(language === null ? [] : [language])].join(' '),
    ),
    ignored: paths.filter((path) => ignoredHold(path, model) !== null),
  };
}

/** Files without text. */
export function emptyFiles(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, '']));
}
