import { mkdir, readdir } from 'node:fs/promises';
import { Failure } from '#core/ipc/errors';
import { errnoOf, writeFailure } from '../posts/file-errors';
import { savePost } from '../posts/post-file';

/** What a new folder may hold and still count as empty: a repository, and what file managers leave behind. */
const HARMLESS = new Set(['.git', '.DS_Store', 'desktop.ini', 'Thumbs.db']);

/**
 * Starts a blog in `folder` (absolute; created when it is not there): a `posts` folder with one draft that
 * greets the author. `now` is the local date and time in ISO 8601 with its offset. Returns the draft's id.
 * Fails with `folder-not-empty`, `not-a-folder`, and as `savePost` does.
 */
export async function createBlog(folder: string, title: string, now: string): Promise<string> {
  await requireEmpty(folder);
  const id = 'posts/welcome.md';
  await savePost(folder, id, { revision: null, text: welcome(title, now) });
  return id;
}

async function requireEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const taken = (await readdir(folder)).some((name) => !HARMLESS.has(name));
    if (taken) throw new Failure('folder-not-empty', { path: folder });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = errnoOf(error);
    if (code === 'ENOTDIR' || code === 'EEXIST')
      throw new Failure('not-a-folder', { path: folder }, { cause: error });
    throw writeFailure(error, folder, 0);
  }
}

function welcome(title: string, now: string): string {
  // A JSON string is a YAML double-quoted scalar, whatever is in the title.
  return `---
title: ${JSON.stringify(`Welcome to ${title.replace(/\s+/g, ' ').trim()}`)}
date: ${now}
draft: true
---

This is the first post of your blog. It is a draft, so nobody but you can see it.

Write over it, or keep it for later and start a new post.
`;
}
