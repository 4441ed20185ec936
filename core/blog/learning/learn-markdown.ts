import { hugoConfig } from '../generators/hugo-config';
import { COLLECTIONS } from '../generators/next';
import { type Config, lineOf, type SiteReader } from '../generators/site-reader';
import type { Evidence, Generator, MarkdownFacts } from '../model';

/** One thing the configuration says: what it changes, in words, and the word of the file that says it. */
interface Saying {
  readonly facts: MarkdownFacts;
  readonly about: string;
  readonly word: RegExp;
}

const say = (facts: MarkdownFacts, about: string, word: RegExp): Saying => ({ facts, about, word });

/**
 * What a site's configuration says about its Markdown, with the places that say it. `configFile` is relative to the
 * site's folder. Configuration that is code is not run: there, only the names of well-known plugins and plain options count.
 */
export function learnMarkdown(
  generator: Generator,
  configFile: string | null,
  reader: SiteReader,
): { readonly markdown: MarkdownFacts; readonly evidence: readonly Evidence[] } {
  const found = sources(generator, configFile, reader).flatMap((files) =>
    sayings(generator, files[0] ?? '', reader).map(({ facts, about, word }) => ({
      facts,
      evidence: { about: `Markdown: ${about}`, ...placeOf(word, files, reader) },
    })),
  );
  return {
    markdown: Object.assign({}, ...found.map(({ facts }) => facts)),
    evidence: found.map(({ evidence }) => evidence),
  };
}

/** What is read as one: Hugo's files make one configuration, others say each their own. */
function sources(
  generator: Generator,
  configFile: string | null,
  reader: SiteReader,
): readonly (readonly string[])[] {
  const one = configFile === null ? [] : [[configFile]];
  switch (generator) {
    case 'hugo':
      return [hugoConfig(reader).files];
    case 'next': {
      const collections = reader.first(...COLLECTIONS);
      return collections === null ? one : [...one, [collections]];
    }
    default:
      return one;
  }
}

function placeOf(
  word: RegExp,
  files: readonly string[],
  reader: SiteReader,
): Pick<Evidence, 'file' | 'line'> {
  const file = files.find((path) => word.test(reader.text(path) ?? '')) ?? null;
  return { file, line: file === null ? null : lineOf(reader.text(file), word) };
}

function sayings(generator: Generator, file: string, reader: SiteReader): Saying[] {
  const text = reader.text(file) ?? '';
  switch (generator) {
    case 'hugo':
      return hugo(hugoConfig(reader).config.at('markup'), reader);
    case 'jekyll':
      return jekyll(reader.config(file));
    case 'hexo':
      return hexo(reader.config(file), reader.text('package.json') ?? '');
    case 'zola':
      return zola(reader.config(file).at('markdown'));
    case 'pelican':
      return pelican(text);
    case 'astro':
    case 'eleventy':
    case 'docusaurus':
    case 'vitepress':
    case 'next':
    case 'gatsby':
      return inCode(generator, text);
    case 'plain':
      return [];
  }
}

/** `markup.goldmark`, https://gohugo.io/configuration/markup/ */
function hugo(markup: Config, reader: SiteReader): Saying[] {
  const goldmark = markup.at('goldmark');
  const extension = (name: string): Config => goldmark.at('extensions', name);
  const off = (name: string): boolean => extension(name).isFalse || extension(name).at('enable').isFalse;
  const said: Saying[] = [];
  if (goldmark.at('renderer', 'unsafe').isTrue)
    said.push(say({ rawHtml: 'keep' }, 'raw HTML is kept', /unsafe/));
  if (goldmark.at('renderer', 'hardWraps').isTrue)
    said.push(say({ breaks: true }, 'line breaks are kept', /hardWraps/i));
  if (off('typographer') || extension('typographer').at('disable').isTrue)
    said.push(say({ typography: 'none' }, 'quotes and dashes stay as typed', /typographer/i));
  if (off('footnote')) said.push(say({ footnotes: 'none' }, 'no footnotes', /footnote/i));
  if (off('definitionList'))
    said.push(say({ definitionLists: false }, 'no definition lists', /definitionList/i));
  if (off('linkify')) said.push(say({ linkify: false }, 'bare addresses are text', /linkify/i));
  if (off('taskList')) said.push(say({ taskLists: false }, 'no task lists', /taskList/i));
  if (extension('passthrough').at('enable').isTrue) {
    const marks = extension('passthrough').at('delimiters', 'inline').items;
    const math = marks.some(({ texts }) => texts[0] === '$') ? 'passthrough-dollars' : 'passthrough';
    said.push(say({ math }, 'mathematics', /passthrough/i));
  }
  if (goldmark.at('parser', 'autoHeadingID').isFalse)
    said.push(say({ headingIds: 'none' }, 'headings have no ids', /autoHeadingID/i));
  if (reader.paths.some((path) => /(?:^|\/)_markup\/render-blockquote/.test(path)))
    said.push(say({ alerts: true }, 'alerts, by a template for quotations', /$^/));
  return said;
}

/** `markdown` and `kramdown`, https://jekyllrb.com/docs/configuration/markdown/ */
function jekyll(config: Config): Saying[] {
  const said: Saying[] = [];
  if (/commonmark|gfm/i.test(config.at('markdown').text)) {
    const facts: MarkdownFacts = {
      typography: 'none',
      footnotes: 'none',
      definitionLists: false,
      attributes: 'none',
      math: 'none',
      headingIds: 'none',
      escapes: 'commonmark',
    };
    said.push(say(facts, 'CommonMark instead of kramdown', /^markdown/m));
  }
  const kramdown = config.at('kramdown');
  if (kramdown.at('hard_wrap').isTrue) said.push(say({ breaks: true }, 'line breaks are kept', /hard_wrap/));
  if (kramdown.at('auto_ids').isFalse)
    said.push(say({ headingIds: 'none' }, 'headings have no ids', /auto_ids/));
  if (kramdown.keys.includes('math_engine') && kramdown.at('math_engine').text === '')
    said.push(say({ math: 'none' }, 'no mathematics', /math_engine/));
  return said;
}

/** `marked`, https://github.com/hexojs/hexo-renderer-marked; a site may have markdown-it instead. */
function hexo(config: Config, packages: string): Saying[] {
  const marked = config.at('marked');
  const said: Saying[] = [];
  if (packages.includes('hexo-renderer-markdown-it'))
    said.push(say({ footnotes: 'markdown-it' }, 'markdown-it instead of marked', /$^/));
  if (/hexo-(?:math|filter-mathjax|katex)|markdown-it-(?:katex|latex2img)/.test(packages))
    said.push(say({ math: 'dollars' }, 'mathematics, by a plugin', /$^/));
  if (marked.at('breaks').isFalse) said.push(say({ breaks: false }, 'line breaks are spaces', /breaks/));
  if (marked.at('smartypants').isFalse)
    said.push(say({ typography: 'none' }, 'quotes and dashes stay as typed', /smartypants/));
  if (marked.at('autolink').isFalse)
    said.push(say({ linkify: false }, 'bare addresses are text', /autolink/));
  if (marked.at('headerIds').isFalse)
    said.push(say({ headingIds: 'none' }, 'headings have no ids', /headerIds/));
  return said;
}

/** `[markdown]`, https://www.getzola.org/documentation/getting-started/configuration/ */
function zola(markdown: Config): Saying[] {
  const said: Saying[] = [];
  if (markdown.at('smart_punctuation').isTrue)
    said.push(say({ typography: 'pulldown' }, 'quotes and dashes are set', /smart_punctuation/));
  if (markdown.at('bottom_footnotes').isTrue)
    said.push(say({ footnotes: 'gfm' }, 'footnotes at the end', /bottom_footnotes/));
  if (markdown.at('github_alerts').isTrue) said.push(say({ alerts: true }, 'alerts', /github_alerts/));
  return said;
}

/** Names of extensions in `MARKDOWN` of pelicanconf.py; the file is not run. */
function pelican(text: string): Saying[] {
  const own = /^MARKDOWN\s*=\s*\{[\s\S]*?^\}/m.exec(text)?.[0] ?? '';
  const names = (name: string): boolean =>
    new RegExp(`["'](?:markdown\\.extensions\\.|pymdownx\\.)?${name}["']`).test(own);
  const said: Saying[] = [];
  if (names('smarty')) said.push(say({ typography: 'python' }, 'quotes and dashes are set', /smarty/));
  if (names('admonition')) said.push(say({ admonitions: true }, 'admonitions', /admonition/));
  if (names('toc')) said.push(say({ headingIds: 'python' }, 'headings have ids', /["'.]toc["']/));
  if (names('nl2br')) said.push(say({ breaks: true }, 'line breaks are kept', /nl2br/));
  const math = pelicanMath(text);
  if (math !== null) said.push(say(math, 'mathematics, by a plugin', /arithmatex|mdx_math|render_math/));
  return said;
}

/**
 * What the three extensions for mathematics read. Only those that look for a backslash before a dollar take it away: for
 * `render_math` an escaped dollar begins a formula all the same.
 * https://github.com/facelessuser/pymdown-extensions `pymdownx/arithmatex.py`,
 * https://github.com/mitya57/python-markdown-math `mdx_math.py`,
 * https://github.com/pelican-plugins/render-math `pelican_mathjax_markdown_extension.py`
 */
function pelicanMath(text: string): MarkdownFacts | null {
  if (/arithmatex/.test(text)) return { math: 'dollars', escapes: 'python-dollars' };
  if (/mdx_math/.test(text)) {
    return /enable_dollar_delimiter["']?\s*[:=]\s*True/.test(text)
      ? { math: 'passthrough-dollars', escapes: 'python-dollars' }
      : { math: 'passthrough' };
  }
  return /render_math/.test(text) ? { math: 'dollars' } : null;
}

const REMARK_MATH = /remark-math|rehype-(?:katex|mathjax)|gatsby-remark-katex/;
const MATH = /markdown-it-(?:katex|mathjax\d*|texmath|latex)|@mdit\/plugin-katex|\bmath\s*:\s*true/;
const ALERTS =
  /remark-(?:github-)?(?:blockquote-)?alerts?|rehype-callouts|markdown-it-github-alerts|gfm-?alerts?/i;

function inCode(generator: Generator, text: string): Saying[] {
  const code = text.replace(/^[ \t]*\/\/.*$/gm, '');
  const said: Saying[] = [];
  const when = (pattern: RegExp, facts: MarkdownFacts, about: string): void => {
    if (pattern.test(code)) said.push(say(facts, about, pattern));
  };
  when(MATH, { math: 'dollars' }, 'mathematics, by a plugin');
  const doubled = /singleDollarTextMath\s*:\s*false/.test(code);
  when(REMARK_MATH, { math: doubled ? 'double' : 'remark' }, 'mathematics, by a plugin');
  when(ALERTS, { alerts: true }, 'alerts, by a plugin');
  when(/markdown-it-footnote/, { footnotes: 'markdown-it' }, 'footnotes, by a plugin');
  if (generator === 'astro')
    when(/smartypants\s*:\s*false/, { typography: 'none' }, 'quotes and dashes stay as typed');
  if (generator === 'gatsby') {
    when(/gatsby-remark-autolink-headers/, { headingIds: 'github' }, 'headings have ids, by a plugin');
    when(/\benableCustomId\s*:\s*true/, { attributes: 'ids' }, 'ids of headings are written after them');
    when(
      /gatsby-remark-smartypants/,
      { typography: 'retext-texts' },
      'quotes and dashes are set, by a plugin',
    );
  }
  if (generator === 'eleventy') {
    when(/markdown-it-anchor|IdAttributePlugin/, { headingIds: 'github' }, 'headings have ids, by a plugin');
    when(/markdown-it-attrs/, { attributes: 'headings' }, 'attributes, by a plugin');
    when(/markdown-it-deflist/, { definitionLists: true }, 'definition lists, by a plugin');
  }
  if (generator === 'eleventy' || generator === 'vitepress') {
    when(/\blinkify\s*:\s*true/, { linkify: true }, 'bare addresses are links');
    when(/\blinkify\s*:\s*false/, { linkify: false }, 'bare addresses are text');
    when(/\bbreaks\s*:\s*true/, { breaks: true }, 'line breaks are kept');
    when(/\btypographer\s*:\s*true/, { typography: 'markdown-it' }, 'quotes and dashes are set');
  }
  return said;
}
