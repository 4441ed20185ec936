import { join, resolve } from 'node:path';
import type { ContentModel } from '#core/blog/model';
import { isUnder } from '#core/blog/naming';
import { ignoredHold, isPost } from '#core/blog/post-path';
import { checkWords } from '#core/messages/check';
import { cliWords } from '#core/messages/cli';
import { counted, format } from '#core/messages/en';
import { FieldLookup } from '#core/posts/field-lookup';
import type { FrontMatterFormat } from '#core/posts/front-matter/front-matter';
import { headerOf } from '#core/posts/front-matter/quick-header';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { fieldsInForce } from '#core/posts/inherited/in-force';
import type { FrontMatterProblem, PostSummary } from '#core/posts/post';
import { writtenCategories } from '#core/posts/post-words';
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
  /** Null when neither its path nor its folder says one. */
  readonly language: string | null;
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
  for (const summary of await listPosts(blog)) {
    // What the generator passes over is no post; `problems` names it.
    if (isPost(summary.id, blog.model)) posts.push(await inspectPost(blog, summary));
  }
  const report = reportOf(blog, posts);
  if (values.json) await terminal.write(jsonLine(report));
  else for (const line of linesOf(blog, report)) await terminal.say(line);
  if (report.problems.length === 0) return 0;
  terminal.complain(counted(cliWords.problems, report.problems.length));
  return 1;
};

function reportOf({ model, files }: OpenBlog, posts: readonly InspectedPost[]) {
  return {
    generator: model.generator,
    configFile: model.configFile,
    // `.` is the blog's own folder.
    contentDirs: unique(foldersInUse(model, posts).map((path) => path || '.')),
    // Jekyll serves its whole folder, which says nothing about where images are.
    assetsDirs: words([...model.staticFolders.map(({ path }) => path), model.assetsFolder]),
    postCount: posts.length,
    draftCount: posts.filter(({ draft }) => draft).length,
    languages: model.languages,
    frontMatterFormats: unique(posts.map((post) => post.format)).sort(),
    posts,
    problems: [
      ...(model.outside ?? []).map(({ source, file, line }) => ({
        path: file,
        line: line ?? 1,
        message: format(checkWords.outside, { source }),
      })),
      ...posts.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem }))),
      ...files.files.flatMap((path) => {
        const hold = ignoredHold(path, model);
        return hold === null ? [] : [{ path, line: 1, message: checkWords.ignored[hold] }];
      }),
    ],
  };
}

type Report = ReturnType<typeof reportOf>;

/** Folders of posts and drafts that hold any; all that the generator looks into when none does. */
function foldersInUse({ contentFolders }: ContentModel, posts: readonly InspectedPost[]): string[] {
  const folders = contentFolders.filter(({ kind }) => kind !== 'pages').map(({ path }) => path);
  const used = folders.filter((folder) => posts.some(({ path }) => isUnder(path, folder)));
  return used.length > 0 ? used : folders;
}

async function inspectPost(blog: OpenBlog, summary: PostSummary): Promise<InspectedPost> {
  const { id, title, date, draft, language, tags, categories, url, problem } = summary;
  const text = await headText(blog, id);
  const { fields: own, format } = headerOf(text, frontMatterRules(blog.model, id));
  const fields = fieldsInForce(id, own, blog.model);
  return {
    path: id,
    title,
    date,
    ...postAddress(id, fields, blog.model, url),
    draft,
    language,
    tags,
    // A hierarchy of Hexo's is the library's to show.
    categories:
      blog.model.generator === 'hexo' ? writtenCategories(new FieldLookup(fields), blog.model) : categories,
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
    ...problems.map(({ path, line, message }) => `  ${path}:${line}: ${message}`),
  ];
}
