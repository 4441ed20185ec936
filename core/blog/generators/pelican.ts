import { toldFields } from '../inherited/told-fields';
import type { ContentFolder, Inherited } from '../model';
import { isUnder } from '../naming';
import { blockInCode, listInCode, plainPath, withoutComments, wordInCode } from './code-reader';
import { because, folderNames, type GeneratorRule, imageFolder, proof, siteFacts } from './parts';
import { draftsBeside } from './post-folders';
import { firstText, lineOf, type SiteReader, stringInCode } from './site-reader';

/** Pelican 4. Its rules: docs.getpelican.com/en/stable/settings.html. Python is read, never run. */
export const pelican: GeneratorRule = {
  generator: 'pelican',
  marks: /(?:^|\/)pelicanconf\.py$/,
  reads: /(?:^|\/)(?:pelicanconf|publishconf)\.py$/,

  match(reader) {
    return reader.has('pelicanconf.py')
      ? proof('generator: Pelican’s configuration', 'pelicanconf.py')
      : null;
  },

  model(reader, found) {
    const file = found.configFile ?? 'pelicanconf.py';
    const code = withoutComments(reader.text(file) ?? '', 'python');
    const publish = withoutComments(reader.text('publishconf.py') ?? '', 'python');
    const content = contentFolder(reader, code);
    const inContent = (path: string): string =>
      content === '' ? path : path === '' ? content : `${content}/${path}`;
    const articles = listInCode(code, 'ARTICLE_PATHS').map((path) => inContent(plainPath(path)));
    const posts: ContentFolder[] = (articles.length > 0 ? articles : [content]).map((path) => ({
      path,
      kind: 'posts',
      language: null,
    }));
    const pages = firstList(listInCode(code, 'PAGE_PATHS'), ['pages']).map((path) =>
      inContent(plainPath(path)),
    );
    const left = [
      ...pages,
      ...listInCode(code, 'ARTICLE_EXCLUDES').map((path) => inContent(plainPath(path))),
    ];
    const contentFolders: ContentFolder[] = [
      ...posts,
      ...draftsBeside(reader, posts, content === '' ? null : content),
      ...left
        .filter((path) => path !== content && posts.some((folder) => isUnder(path, folder.path)))
        .map((path): ContentFolder => ({ path, kind: 'pages', language: null })),
    ];
    const statics = firstList(listInCode(code, 'STATIC_PATHS'), ['images']).map((path) => plainPath(path));
    const hidden = wordInCode(code, 'WITH_FUTURE_DATES') === 'False';
    const timezone = stringInCode(code, 'TIMEZONE') || 'UTC';
    const draftByDefault = /["']status["']\s*:\s*["']draft["']/i.test(blockInCode(code, 'DEFAULT_METADATA'));
    const language = stringInCode(code, 'DEFAULT_LANG');
    const inherited = defaultMetadata(reader, file, code, content);
    const title = stringInCode(code, 'SITENAME');
    return {
      generator: 'pelican',
      configFile: file,
      contentFolders,
      staticFolders: [{ path: content, url: '/' }],
      assetsFolder: imageFolder(reader, content, inContent(statics[0] ?? 'images')),
      naming: 'slug',
      draftRule: {
        kind: 'status',
        field: 'Status',
        draftValues: ['draft'],
        publishedValue: 'published',
        ...(draftByDefault ? { absentIsDraft: true } : {}),
      },
      frontMatter: 'header',
      ...(inherited === null ? {} : { inherited: [inherited] }),
      fields: {
        title: 'Title',
        date: 'Date',
        updated: 'Modified',
        draft: 'Status',
        tags: 'Tags',
        category: 'Category',
        description: 'Summary',
        cover: 'Cover',
        slug: 'Slug',
      },
      dates: { future: hidden ? 'hidden' : 'shown', publishField: null, expiryField: null, timezone },
      languages: language === '' ? [] : [language],
      site: siteFacts(reader, {
        title,
        description: firstText(stringInCode(code, 'SITESUBTITLE'), stringInCode(code, 'SITE_DESCRIPTION')),
        baseUrl: firstText(stringInCode(publish, 'SITEURL'), stringInCode(code, 'SITEURL')),
        language,
        author: {
          name: stringInCode(code, 'AUTHOR'),
          bio: firstText(stringInCode(code, 'BIO'), stringInCode(code, 'AUTHOR_BIO')),
        },
      }),
      evidence: [
        found.evidence,
        ...(title === '' ? [] : [because(`site title: ${title}`, reader, file, /^[ \t]*SITENAME\s*=/m)]),
        because(`posts: ${folderNames(reader, posts)}`, reader, file, /^[ \t]*(?:ARTICLE_PATHS|PATH)\s*=/m),
        because(
          draftByDefault ? 'drafts: a post without a status is a draft' : 'drafts: Status: draft',
          reader,
          file,
          /^[ \t]*DEFAULT_METADATA\s*=/m,
        ),
        because(
          `future posts: ${hidden ? 'left out until their date' : 'shown'}`,
          reader,
          file,
          /^[ \t]*WITH_FUTURE_DATES\s*=/m,
        ),
        because(`time zone: ${timezone}`, reader, file, /^[ \t]*TIMEZONE\s*=/m),
      ],
    };
  },
};

/**
 * `DEFAULT_METADATA`, as far as it is plain text. Its category is overruled by `DEFAULT_CATEGORY` (`default_metadata` of
 * readers.py), and a status is the rule for drafts.
 */
function defaultMetadata(reader: SiteReader, file: string, code: string, folder: string): Inherited | null {
  const block = blockInCode(code, 'DEFAULT_METADATA');
  const texts = block.matchAll(/["'](\w+)["']\s*:\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)')/g);
  const {
    category: _,
    status: __,
    ...fields
  } = toldFields(
    Object.fromEntries([...texts].map(([, key = '', a, b]) => [key.toLowerCase(), a ?? b ?? ''])),
  ) ?? {};
  if (Object.keys(fields).length === 0) return null;
  return { folder, fields, file, line: lineOf(reader.text(file), /^[ \t]*DEFAULT_METADATA\s*=/m) };
}

function firstList(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

/** `PATH`; where it is left out, `content`, which the command line names then (`pelican content`). */
function contentFolder(reader: SiteReader, code: string): string {
  const path = plainPath(stringInCode(code, 'PATH'));
  if (/^[ \t]*PATH\s*=\s*["']/m.test(code)) return path;
  return reader.hasFolder('content') ? 'content' : reader.hasFolder('src') ? 'src' : 'content';
}
