import { join, resolve } from 'node:path';
import { cliWords } from '#core/messages/cli';
import { counted, format } from '#core/messages/en';
import { FieldLookup } from '#core/posts/field-lookup';
import type { FrontMatterFormat } from '#core/posts/front-matter';
import { frontMatterRules } from '#core/posts/front-matter-rules';
import type { FrontMatterProblem, PostSummary } from '#core/posts/post';
import { writtenCategories } from '#core/posts/post-words';
import { headerOf } from '#core/posts/quick-header';
import { type OpenBlog, openBlog } from '#engine/blog/open';
import { locate } from '#engine/blog/paths';
import { errnoOf } from '#engine/posts/file-errors';
import { readHead } from '#engine/posts/head';
import { listPosts } from '#engine/posts/library';
import { jsonLine, readArgs, type Verb, WrongUse } from './command';
import { type PostAddress, postAddress } from './post-address';

interface InspectedPost extends PostAddress {
  readonly path: string;
  readonly title: string;
  readonly date: string | null;
  readonly draft: boolean;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly format: FrontMatterFormat;
  readonly problems: readonly FrontMatterProblem[];
}

/** `longhand inspect DIR`: how a blog is kept, and its posts. */
export const inspect: Verb = async (args, terminal) => {
  const { values, positionals } = readArgs(args, {});
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new WrongUse(cliWords.oneFolder);
  const blog = await openBlog(resolve(folder));
  const posts: InspectedPost[] = [];
  for (const summary of await listPosts(blog)) posts.push(await inspectPost(blog, summary));
  const report = reportOf(blog, posts);
  if (values.json) await terminal.write(jsonLine(report));
  else for (const line of linesOf(blog, report)) await terminal.say(line);
  return report.problems.length > 0 ? 1 : 0;
};

function reportOf({ model }: OpenBlog, posts: readonly InspectedPost[]) {
  return {
    generator: model.generator,
    configFile: model.configFile,
    // `.` is the blog's own folder.
    contentDirs: unique(
      model.contentFolders.filter(({ kind }) => kind !== 'pages').map(({ path }) => path || '.'),
    ),
    // Jekyll serves its whole folder, which says nothing about where images are.
    assetsDirs: words([...model.staticFolders.map(({ path }) => path), model.assetsFolder]),
    postCount: posts.length,
    draftCount: posts.filter(({ draft }) => draft).length,
    frontMatterFormats: unique(posts.map((post) => post.format)).sort(),
    posts,
    problems: posts.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem }))),
  };
}

type Report = ReturnType<typeof reportOf>;

async function inspectPost(blog: OpenBlog, summary: PostSummary): Promise<InspectedPost> {
  const { id, title, date, draft, tags, problem } = summary;
  const text = await headText(blog, id);
  const { fields, format } = headerOf(text, frontMatterRules(blog.model, id));
  return {
    path: id,
    title,
    date,
    ...postAddress(id, fields),
    draft,
    tags,
    // Flat and as written: a hierarchy of Hexo's is the library's to show.
    categories: writtenCategories(new FieldLookup(fields), blog.model),
    format,
    problems: problem === null ? [] : [problem],
  };
}

/** '' for a post that cannot be read; its summary says why. */
async function headText({ root, files }: OpenBlog, id: string): Promise<string> {
  try {
    const place = files.links.has(id) ? await locate(root, id) : null;
    if (place !== null && place.kind !== 'file') return '';
    return readHead(place?.path ?? join(root, id))?.head ?? '';
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}

function words(texts: readonly string[]): string[] {
  return unique(texts.map((text) => text.trim()).filter((text) => text !== ''));
}

function unique<T extends string>(texts: readonly T[]): T[] {
  return [...new Set(texts)];
}

function linesOf(blog: OpenBlog, report: Report): string[] {
  const { generator, configFile, posts, problems } = report;
  const about = { name: blog.name, generator, file: configFile ?? '' };
  const folders = report.contentDirs.join(', ');
  const counts = {
    posts: counted(cliWords.posts, report.postCount),
    drafts: counted(cliWords.drafts, report.draftCount),
    folders,
  };
  return [
    format(configFile === null ? cliWords.generatorLineBare : cliWords.generatorLine, about),
    format(folders === '' ? cliWords.countLineBare : cliWords.countLine, counts),
    ...posts.map(({ date, title, draft, path }) =>
      [
        `  ${(date?.slice(0, 10) ?? cliWords.noDate).padEnd(10)}`,
        path,
        draft ? `${title} ${cliWords.draft}` : title,
      ].join('  '),
    ),
    ...(problems.length === 0 ? [] : [counted(cliWords.problems, problems.length)]),
    ...problems.map(({ path, line, message }) => `  ${path}:${line}: ${message}`),
  ];
}
