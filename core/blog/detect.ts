import type { ContentModel } from './model';

export function configCandidates(paths: readonly string[]): string[] {
  throw new Error(`not built yet ${paths.length}`);
}

export function detect(paths: readonly string[], texts: ReadonlyMap<string, string>, folderName: string): ContentModel {
  throw new Error(`not built yet ${paths.length} ${texts.size} ${folderName}`);
}
