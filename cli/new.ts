import { join, resolve } from 'node:path';
import { cliWords } from '#core/messages/cli';
import { format } from '#core/messages/en';
import { shownIn } from '#core/posts/dates/instant';
import { openBlog } from '#engine/blog/open';
import { createPost } from '#engine/posts/create';
import { jsonLine, readArgs, type Verb, WrongUse } from './command';

/** `longhand new DIR --title T`: a new post, written as its siblings are; says where it is. */
export const create: Verb = async (args, terminal) => {
  const { values, positionals } = readArgs(args, { title: { type: 'string' }, in: { type: 'string' } });
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0) throw new WrongUse(cliWords.oneFolder);
  const { title } = values;
  if (typeof title !== 'string' || title.trim() === '') throw new WrongUse(cliWords.titleNeeded);
  const blog = await openBlog(resolve(place));
  const folder = typeof values.in === 'string' ? values.in.replace(/^\.\/|\/+$/g, '') : undefined;
  const folders = blog.model.contentFolders.filter(({ kind }) => kind !== 'pages').map(({ path }) => path);
  if (folder !== undefined && !folders.includes(folder)) {
    throw new WrongUse(format(cliWords.noSuchFolder, { folder, folders: folders.join(', ') || '.' }));
  }
  const id = await createPost(blog, title.trim(), shownIn(Date.now(), null), undefined, folder);
  const file = join(blog.root, id);
  if (values.json) await terminal.write(jsonLine({ path: id, file }));
  else await terminal.say(file);
  return 0;
};
