import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isUnder } from '#core/blog/naming';
import { isPost, isWriting } from '#core/blog/post-path';
import { cliWords } from '#core/messages/cli';
import { counted, format } from '#core/messages/en';
import { enclosingBlog, pathInBlog } from '#engine/blog/enclosing';
import { type OpenBlog, openBlog } from '#engine/blog/open';
import { checkBlog } from '#engine/posts/check';
import { errnoOf } from '#engine/posts/file-errors';
import { jsonLine, readArgs, type Verb, WrongUse } from './command';

/** `longhand check DIR|FILE`: what is wrong with a blog's posts, or with one of them as it stands in its blog. */
export const check: Verb = async (args, terminal) => {
  const { values, positionals } = readArgs(args, {});
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0) throw new WrongUse(cliWords.folderOrFile);
  const { blog, only } = await placeOf(place);
  const { checked, problems } = await checkBlog(blog, only);
  if (values.json) {
    const counts: Record<string, number> = {};
    for (const { kind } of problems) counts[kind] = (counts[kind] ?? 0) + 1;
    await terminal.write(jsonLine({ checked, counts, problems }));
  } else {
    for (const { path, line, message } of problems) await terminal.say(`${path}:${line}: ${message}`);
  }
  const posts = counted(cliWords.checkedPosts, checked);
  if (problems.length === 0) {
    if (!values.json) await terminal.say(format(cliWords.noProblems, { posts }));
    return 0;
  }
  terminal.complain(format(cliWords.someProblems, { posts, count: problems.length }));
  return 1;
};

/** The blog, and the files in it that are meant; null for all. Fails with `WrongUse` for what is not there. */
async function placeOf(place: string): Promise<{ blog: OpenBlog; only: readonly string[] | null }> {
  const path = await found(place);
  if ((await stat(path)).isDirectory()) return (await folderOfPosts(path)) ?? wholeBlog(path);
  if (!isWriting(path)) throw new WrongUse(format(cliWords.notAPost, { path: place }));
  const root = (await enclosingBlog(dirname(path))) ?? dirname(path);
  return { blog: await openBlog(root), only: [pathInBlog(root, path)] };
}

const wholeBlog = async (root: string) => ({ blog: await openBlog(root), only: null });

async function found(place: string): Promise<string> {
  try {
    return await realpath(resolve(place));
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    throw new WrongUse(format(cliWords.noSuchPlace, { path: place }), { cause: error });
  }
}

/** What is meant by a folder of posts, or one around such, in a site; null for any other. */
async function folderOfPosts(path: string): Promise<{ blog: OpenBlog; only: string[] } | null> {
  const root = await enclosingBlog(path);
  if (root === null || root === path) return null;
  const blog = await openBlog(root);
  const folder = pathInBlog(root, path);
  const { generator, contentFolders } = blog.model;
  const holds = contentFolders.some((each) => isUnder(`${folder}/`, each.path) || isUnder(each.path, folder));
  if (generator === 'plain' || !holds) return null;
  return { blog, only: blog.files.files.filter((file) => isUnder(file, folder) && isPost(file, blog.model)) };
}
