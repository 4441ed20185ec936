import { readFile } from 'node:fs/promises';
import { detect } from '#core/blog/detect';
import { type ContentModel, GENERATORS } from '#core/blog/model';
import { Failure } from '#core/ipc/errors';
import { readingMinutes } from '#core/markdown/counts';
import type { DialectName } from '#core/markdown/dialect';
import { dialectOf } from '#core/markdown/post-dialect';
import { createRenderer, type RendererOptions } from '#core/markdown/renderer';
import { cliWords } from '#core/messages/cli';
import { format } from '#core/messages/en';
import { summarise } from '#core/posts/facts';
import { fieldNameOf } from '#core/posts/field-name';
import { fieldValue } from '#core/posts/front-matter/field-path';
import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { toEditor } from '#core/posts/line-endings';
import { namesPosts, tagAddress } from '#core/posts/links/tag-address';
import { postDirection } from '#core/site/direction';
import { type PageFacts, pageDocument, titleFromBody } from '#core/site/page';
import { enclosingBlog, pathInBlog } from '#engine/blog/enclosing';
import { openBlog } from '#engine/blog/open';
import { reasonOf } from '#engine/posts/file-errors';
import { listPosts } from '#engine/posts/library';
import { jsonLine, readArgs, type Verb, WrongUse } from './command';
import { postArgument } from './post-argument';
import { renderBatch } from './render-batch';

const DIALECTS: readonly DialectName[] = ['commonmark', 'gfm', ...GENERATORS];

/** `longhand render FILE` and `longhand render --batch`: Markdown as HTML. */
export const render: Verb = async (args, terminal) => {
  const { values, positionals } = readArgs(args, {
    page: { type: 'boolean', default: false },
    batch: { type: 'boolean', default: false },
    dialect: { type: 'string' },
  });
  const asked = values.dialect === undefined ? null : dialectNamed(values.dialect);
  if (values.batch) {
    if (positionals.length > 0 || values.page) throw new WrongUse(cliWords.noFileInBatch);
    return renderBatch(terminal, asked ?? 'gfm', dialectNamed);
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new WrongUse(cliWords.oneFile);
  const post = await readPost(file);
  // A dialect that is asked for is the dialect itself, not as the blog is configured.
  const rendering = asked === null ? post.rendering : { dialect: asked };
  const { dialect } = rendering;
  const html = values.page ? page(post, rendering) : article(post, rendering);
  await terminal.write(values.json ? jsonLine({ path: file, dialect, html }) : html);
  return 0;
};

/** The dialect of that name. Fails with `WrongUse` when there is none. */
function dialectNamed(name: string): DialectName {
  const found = DIALECTS.find((dialect) => dialect === name);
  if (found === undefined)
    throw new WrongUse(format(cliWords.noSuchDialect, { name, names: DIALECTS.join(', ') }));
  return found;
}

interface Post {
  /** Relative to its blog. */
  readonly id: string;
  readonly text: string;
  readonly model: ContentModel;
  /** How its blog has its Markdown rendered. */
  readonly rendering: RendererOptions;
}

async function readPost(file: string): Promise<Post> {
  const { path, folder, name } = await postArgument(file);
  const text = toEditor(await readText(path, file));
  const root = await enclosingBlog(folder);
  if (root === null)
    return { id: name, text, model: detect([name], new Map(), ''), rendering: { dialect: 'gfm' } };
  const { model } = await openBlog(root);
  const id = pathInBlog(root, path);
  const posts = namesPosts(text) ? await listPosts({ root, model }) : [];
  return {
    id,
    text,
    model,
    rendering: {
      ...dialectOf(model, id),
      resolve: tagAddress(
        id,
        model,
        () => posts,
        ({ url }) => url,
      ),
    },
  };
}

async function readText(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Failure('post-unreadable', { path: shown, reason: reasonOf(error) }, { cause: error });
  }
}

function article({ id, text, model }: Post, rendering: RendererOptions): string {
  const { to } = readFrontMatter(text, frontMatterRules(model, id));
  return createRenderer(rendering).render(text.slice(to));
}

function page({ id, text, model }: Post, rendering: RendererOptions): string {
  const { fields, to } = readFrontMatter(text, frontMatterRules(model, id));
  const {
    title,
    categories,
    tags,
    description,
    date,
    language: own,
  } = summarise({ id, text, modified: 0, model });
  const { author, language, title: siteTitle } = model.site;
  const facts: PageFacts = {
    title,
    category: categories[0] ?? null,
    readingMinutes: readingMinutes(text.slice(to)),
    lead: description,
    date,
    tags,
    related: [],
    author,
    site: {
      title: siteTitle,
      language: own || language || 'en',
      dir: postDirection({ language: own, title, text: text.slice(to), siteLanguage: language }),
    },
  };
  const heading = titleFromBody(text, to);
  const written = fieldValue(fields, fieldNameOf(fields, 'title', model));
  // A first heading that says the title is the page's title; the page shows it once.
  const once = heading !== null && ((written ?? '') === '' || written === heading.title);
  return pageDocument(facts, createRenderer(rendering).render(text.slice(once ? heading.to : to)));
}
