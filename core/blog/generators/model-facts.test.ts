import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from '../example-blog';
import type { ContentModel } from '../model';

const posts = emptyFiles('content/posts/a.md');

/** What of the model a configuration decides, apart from its folders. */
type Facts = Partial<
  Pick<ContentModel, 'dates' | 'draftRule' | 'languages' | 'frontMatter' | 'assetsFolder' | 'generator'>
>;

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, Facts])[] = [
  [
    'Hugo hides posts to come, and knows two more dates',
    { 'hugo.toml': '', ...posts },
    {
      dates: { future: 'hidden', publishField: 'publishDate', expiryField: 'expiryDate', timezone: 'UTC' },
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      frontMatter: 'yaml',
      languages: [],
    },
  ],
  [
    'Hugo shows them when it is told to, in its own zone, and new posts are as the archetype has them',
    {
      'hugo.yaml': 'buildFuture: true\ntimeZone: Europe/Paris\n',
      'archetypes/default.md': '+++\ntitle = "{{ .Name }}"\n+++\n',
      ...posts,
    },
    {
      dates: {
        future: 'shown',
        publishField: 'publishDate',
        expiryField: 'expiryDate',
        timezone: 'Europe/Paris',
      },
      frontMatter: 'toml',
    },
  ],
  [
    'Hugo’s languages come by weight after the default, without those switched off',
    {
      'hugo.toml':
        'defaultContentLanguage = "fr"\ndisableLanguages = ["it"]\n[languages.de]\nweight = 3\n[languages.en]\nweight = 2\n[languages.fr]\nweight = 9\n[languages.it]\nweight = 1\n[languages.es]\ndisabled = true\n',
      ...posts,
    },
    { languages: ['fr', 'en', 'de'] },
  ],
  [
    'Jekyll hides posts to come, in the zone of the machine',
    { '_config.yml': 'title: x\n', ...emptyFiles('_posts/2024-01-02-a.md') },
    {
      dates: { future: 'hidden', publishField: null, expiryField: null, timezone: null },
      draftRule: { kind: 'folder', path: '_drafts' },
    },
  ],
  [
    'Jekyll with future, a zone and languages',
    {
      '_config.yml': 'future: yes\ntimezone: Asia/Tokyo\nlanguages: ["en", "ja"]\ndefault_lang: ja\n',
      ...emptyFiles('_posts/2024-01-02-a.md'),
    },
    {
      dates: { future: 'shown', publishField: null, expiryField: null, timezone: 'Asia/Tokyo' },
      languages: ['ja', 'en'],
    },
  ],
  [
    'Hexo shows posts to come',
    {
      '_config.yml': 'timezone: ""\n',
      'package.json': '{"dependencies":{"hexo":"8"}}',
      ...emptyFiles('source/_posts/a.md'),
    },
    {
      dates: { future: 'shown', publishField: null, expiryField: null, timezone: null },
      draftRule: { kind: 'folder', path: 'source/_drafts' },
    },
  ],
  [
    'Hexo hides them when it is told to',
    {
      '_config.yml': 'future: false\ntimezone: UTC\nlanguage: [de, en, default]\n',
      ...emptyFiles('source/_posts/a.md', 'scaffolds/post.md'),
    },
    {
      dates: { future: 'hidden', publishField: null, expiryField: null, timezone: 'UTC' },
      languages: ['de', 'en'],
    },
  ],
  [
    'Zola has TOML, and its default language first',
    {
      'config.toml': 'base_url = "https://example.org"\ndefault_language = "pt-BR"\n[languages.en]\n',
      ...posts,
    },
    {
      dates: { future: 'shown', publishField: null, expiryField: null, timezone: 'UTC' },
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      frontMatter: 'toml',
      languages: ['pt-BR', 'en'],
    },
  ],
  [
    'Pelican has a status, and may hide posts to come',
    { 'pelicanconf.py': "PATH = 'content'\nWITH_FUTURE_DATES = False\nTIMEZONE = 'Europe/Rome'\n", ...posts },
    {
      dates: { future: 'hidden', publishField: null, expiryField: null, timezone: 'Europe/Rome' },
      draftRule: { kind: 'status', field: 'Status', draftValues: ['draft'], publishedValue: 'published' },
      frontMatter: 'header',
    },
  ],
  [
    'Pelican whose posts are drafts until they say otherwise',
    {
      'pelicanconf.py':
        "PATH = 'content'\n# WITH_FUTURE_DATES = False\nDEFAULT_METADATA = {\n    'status': 'draft',\n}\n",
      ...posts,
    },
    {
      dates: { future: 'shown', publishField: null, expiryField: null, timezone: 'UTC' },
      draftRule: {
        kind: 'status',
        field: 'Status',
        draftValues: ['draft'],
        publishedValue: 'published',
        absentIsDraft: true,
      },
    },
  ],
  [
    'Docusaurus knows a flag, and its locales',
    {
      'docusaurus.config.js': "module.exports = { i18n: { defaultLocale: 'fr', locales: ['en', 'fr'] } }",
      ...emptyFiles('blog/a.md'),
    },
    {
      dates: { future: 'shown', publishField: null, expiryField: null, timezone: 'UTC' },
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      languages: ['fr', 'en'],
    },
  ],
  [
    'VitePress shows everything',
    {
      '.vitepress/config.mts':
        "export default { lang: 'en-US', locales: { root: { label: 'English', lang: 'en-US' }, fr: { label: 'Français' }, 'zh-Hans': { label: '中文' } } }",
      ...emptyFiles('posts/a.md'),
    },
    { draftRule: { kind: 'none' }, languages: ['en-US', 'fr', 'zh-Hans'] },
  ],
  [
    'Astro has the flag of its schema',
    {
      'astro.config.mjs': '',
      'src/content.config.ts':
        'const blog = defineCollection({ loader: glob({ base: "src/content/blog" }), schema: z.object({ draft: z.boolean() }) })',
      ...emptyFiles('src/content/blog/a.md'),
    },
    { draftRule: { kind: 'flag', field: 'draft', draftValue: true } },
  ],
  [
    'Astro without a flag shows everything; one in a comment is none',
    {
      'astro.config.mjs': "export default { i18n: { locales: ['de', 'en'], defaultLocale: 'en' } }",
      'src/content.config.ts':
        'const blog = defineCollection({ loader: glob({ base: "src/content/blog" }), schema: z.object({ title: z.string() /* draft: z.boolean() */ }) })',
      ...emptyFiles('src/content/blog/a.md'),
    },
    {
      dates: { future: 'shown', publishField: null, expiryField: null, timezone: 'UTC' },
      draftRule: { kind: 'none' },
      languages: ['en', 'de'],
    },
  ],
  [
    'Eleventy leaves out what its preprocessor looks at',
    {
      'eleventy.config.js':
        'export default (c) => { c.addPreprocessor("drafts", "*", (data) => (data.draft ? false : undefined)); }',
      ...emptyFiles('posts/a.md'),
    },
    { draftRule: { kind: 'flag', field: 'draft', draftValue: true } },
  ],
  [
    'Eleventy that copies fonts and a folder of images',
    {
      'eleventy.config.js':
        "export default (c) => { c.addPassthroughCopy('src/assets/fonts'); c.addPassthroughCopy('src/images'); }",
      ...emptyFiles('posts/a.md'),
    },
    { assetsFolder: 'src/images' },
  ],
  [
    'Zola whose configuration is half written',
    {
      'config.toml': 'base_url = \'https://example.org\'\ntitle = "Half"\n[markdown\nhighlight =',
      ...emptyFiles('content/blog/a.md'),
    },
    { generator: 'zola', languages: ['en'] },
  ],
  [
    'Eleventy without one shows everything',
    { 'eleventy.config.js': 'export default () => {}', ...emptyFiles('posts/a.md') },
    { draftRule: { kind: 'none' } },
  ],
  [
    'Gatsby has the flag that its queries look at',
    {
      'gatsby-config.js': '',
      'gatsby-node.js':
        'graphql(`{ allMarkdownRemark(filter: { frontmatter: { draft: { ne: true } } }) { id } }`)',
      ...emptyFiles('content/blog/a/index.md'),
    },
    { draftRule: { kind: 'flag', field: 'draft', draftValue: true } },
  ],
  [
    'Next has the flag of its collection',
    {
      'next.config.js': "module.exports = { i18n: { locales: ['en', 'es'], defaultLocale: 'en' } }",
      'contentlayer.config.ts':
        "defineDocumentType(() => ({ filePathPattern: 'posts/*.mdx', fields: { publishedAt: {}, draft: { type: 'boolean' } } })); makeSource({ contentDirPath: 'content' })",
      ...emptyFiles('content/posts/a.mdx'),
    },
    { draftRule: { kind: 'flag', field: 'draft', draftValue: true }, languages: ['en', 'es'] },
  ],
];

describe('what a configuration says', () => {
  it.each(CASES)('%s', (_, files, facts) => {
    expect(exampleBlog(files).model).toMatchObject(facts);
  });

  it('reads Python’s plain assignments and nothing that is computed', () => {
    const { model } = exampleBlog({
      'pelicanconf.py':
        "import os\nSITENAME = u'Ada’s notes'\nSITEURL = os.environ.get('URL', '')\nAUTHOR = \"Ada\"\nPATH = 'content'\n",
      'publishconf.py': "from pelicanconf import *\nSITEURL = 'https://example.org'\n",
      ...posts,
    });
    expect(model.site).toMatchObject({
      title: 'Ada’s notes',
      baseUrl: 'https://example.org',
      author: { name: 'Ada' },
    });
  });

  it('gives the line for what a configuration says and none for a default', () => {
    const { model } = exampleBlog({
      'site/_config.yml': '# x\ntitle: y\nfuture: true\n',
      ...emptyFiles('site/_posts/2024-01-02-a.md'),
    });
    expect(model.evidence).toContainEqual({
      about: 'future posts: shown',
      file: 'site/_config.yml',
      line: 3,
    });
    expect(model.evidence).toContainEqual({
      about: 'time zone: of the machine that builds',
      file: null,
      line: null,
    });
    expect(model.evidence).toContainEqual({ about: 'posts: site/_posts', file: null, line: null });
  });
});
