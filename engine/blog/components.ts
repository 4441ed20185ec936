import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Component } from '#core/blog/components/component';
import { componentFiles, readComponents } from '#core/blog/components/components';
import type { ContentModel } from '#core/blog/model';
import { errnoOf } from '../posts/file-errors';
import { walkBlog } from './walk';

/** A longer file is not one that a person wrote. */
const MAX_BYTES = 64 * 1024;

/** What the posts of a blog can use, as its files say now. Reads only, and through no link; what cannot be read says nothing. */
export async function listComponents({
  root,
  model,
}: {
  readonly root: string;
  readonly model: ContentModel;
}): Promise<Component[]> {
  const { files, links } = await walkBlog(root);
  const texts = new Map<string, string>();
  for (const path of componentFiles(files, model)) {
    if (links.has(path)) continue;
    const text = await textOf(join(root, path));
    if (text !== null) texts.set(path, text);
  }
  return readComponents(texts, model);
}

async function textOf(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > MAX_BYTES) return null;
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
