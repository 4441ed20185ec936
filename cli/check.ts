import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { cliWords } from '#core/messages/cli';
import { counted, format } from '#core/messages/en';
import { enclosingBlog, pathInBlog } from '#engine/blog/enclosing';
import { openBlog } from '#engine/blog/open';
import { checkBlog } from '#engine/posts/check';
import { errnoOf } from '#engine/posts/file-errors';
import { jsonLine, readArgs, type Verb, WrongUse } from './command';

/** `longhand check DIR|FILE`: what is wrong with a blog's posts, or with one of them as it stands in its blog. */
export const check: Verb = async (args, terminal) => {
  const { values, positionals } = readArgs(args, {});
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0) throw new WrongUse(cliWords.folderOrFile);
  const { root, file } = await placeOf(place);
  const { checked, problems } = await checkBlog(await openBlog(root), file === null ? null : [file]);
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

/** The blog's folder (absolute), and the file in it when one was named. Fails with `WrongUse` for what is not there. */
async function placeOf(place: string): Promise<{ root: string; file: string | null }> {
  try {
    const path = await realpath(resolve(place));
    if ((await stat(path)).isDirectory()) return { root: path, file: null };
    const root = (await enclosingBlog(dirname(path))) ?? dirname(path);
    return { root, file: pathInBlog(root, path) };
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    throw new WrongUse(format(cliWords.noSuchPlace, { path: place }), { cause: error });
  }
}
