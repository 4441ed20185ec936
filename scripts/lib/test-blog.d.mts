/** A new folder which the user that runs the app may write. */
export function temporaryFolder(name: string): string;

/** Runs Git in `folder` as the user that runs the app, with `home`'s configuration and no other; what it printed. */
export function gitAs(home: string, folder: string, args: readonly string[]): string;

/** Writes an author's configuration of Git; null for one whom Git does not know yet. */
export function configureGit(
  home: string,
  author: { readonly name: string; readonly email: string } | null,
): void;

/** Puts a folder into Git with one commit, and where `remote` is given pushes it to a new bare repository there. */
export function keepInGit(blog: {
  readonly home: string;
  readonly folder: string;
  readonly remote?: string | undefined;
}): void;
