/**
 * A blog may be a folder inside its repository. `prefix` is the way from the repository's top level to the
 * blog's folder as `git rev-parse --show-prefix` prints it: `''`, or `/`-separated with a `/` at the end.
 */
export type BlogPrefix = string;

/** A path relative to the blog's folder → the same relative to the repository's top level. */
export function toRepositoryPath(prefix: BlogPrefix, blogPath: string): string {
  return prefix + blogPath;
}

/** A path relative to the repository's top level → relative to the blog's folder; null when outside of it. */
export function toBlogPath(prefix: BlogPrefix, repositoryPath: string): string | null {
  return repositoryPath.startsWith(prefix) && repositoryPath.length > prefix.length
    ? repositoryPath.slice(prefix.length)
    : null;
}
