import type { ChangedFile } from './model';

/** The commit message Longhand offers for a post: one line, in the imperative. */
export function suggestMessage(title: string, change: ChangedFile['change']): string {
  const name = `“${title.replace(/\s+/g, ' ').trim()}”`;
  switch (change) {
    case 'added':
      return `Publish ${name}`;
    case 'modified':
      return `Update ${name}`;
    case 'deleted':
      return `Remove ${name}`;
  }
}
