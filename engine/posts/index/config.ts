import { configCandidates } from '#core/blog/detect';
import type { ContentModel } from '#core/blog/model';

/** What the author overrules of a blog's model. */
const OVERRIDES = /^\.longhand\.ya?ml$/;

/** Whether a file (path relative to the blog) may say how the blog is kept. */
export function isConfig(path: string): boolean {
  return OVERRIDES.test(path) || configCandidates([path]).length > 0;
}

/** The folders of the files that the model was read from: theirs are watched too. */
export function configFolders(model: ContentModel): string[] {
  const files = [model.configFile, ...model.evidence.map(({ file }) => file)];
  return [...new Set(files.flatMap((file) => (file === null ? [] : [folderOf(file)])))];
}

/** The folder a path (`/`-separated) lies in; `''` at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
