import { type Component, component, namesIn } from './component';

const PART = /(?:^|\/)_includes\/(.+\.(?:html|md|markdown|liquid|svg|njk))$/;
/** Parts of a page around a post, unless they take something. */
const AROUND =
  /(?:^|\/)(?:head|header|foot|footer|nav|navbar|navigation|sidebar|menu|scripts?|styles?|analytics|google-analytics|comments?|disqus|giscus|seo|meta|css|js|base|layout|post-?list|pagination|paginator|archive|toc|search|author|social|masthead|custom-head)[\w-]*\.\w+$/i;
const PLUGIN = /(?:^|\/)_plugins\/.+\.rb$/;
const SCRIPT = /(?:^|\/)scripts\/.+\.[cm]?js$/;
const ELEVENTY_CONFIG = /(?:^|\/)(?:\.eleventy\.[cm]?[jt]s|eleventy\.config\.[cm]?[jt]s)$/;

/** Whether what a post of Jekyll, Hexo or Eleventy may use is written in the file of this path. */
export const jekyllFile = (path: string): boolean => PART.test(path) || PLUGIN.test(path);
export const hexoFile = (path: string): boolean => SCRIPT.test(path);
export const eleventyFile = (path: string): boolean => PART.test(path) || ELEVENTY_CONFIG.test(path);

/** Jekyll's includes with what they take (`include.x`), tags of the blog's own plugins, and Jekyll's own. */
export function jekyllComponents(texts: ReadonlyMap<string, string>): Component[] {
  const tags = [...texts].flatMap(([file, text]) =>
    PLUGIN.test(file)
      ? namesIn(text, /register_tag\(\s*["':]([\w-]+)/g).map((name) =>
          component(name, 'tag', [null], { file, paired: /<\s*Liquid::Block/.test(text) }),
        )
      : [],
  );
  return [
    ...includes(texts, /\binclude\.([\w-]+)/g),
    ...tags,
    component('highlight', 'tag', [null], { paired: true }),
  ];
}

function includes(texts: ReadonlyMap<string, string>, taken: RegExp): Component[] {
  const found = [...texts].flatMap(([file, text]) => {
    const name = PART.exec(file)?.[1];
    if (name === undefined) return [];
    const parameters = namesIn(text, taken);
    return parameters.length === 0 && AROUND.test(name)
      ? []
      : [component(name, 'include', parameters, { file })];
  });
  // One that takes something is made for posts; another may be a piece of the layout.
  return found.sort((a, b) => Number(b.parameters.length > 0) - Number(a.parameters.length > 0));
}

/** Hexo's own tag plugins (hexo.io/docs/tag-plugins). */
const HEXO: readonly Component[] = [
  component('asset_img', 'tag', [null, null]),
  component('asset_link', 'tag', [null, null]),
  component('blockquote', 'tag', [null], { paired: true }),
  component('codeblock', 'tag', [null], { paired: true }),
  component('pullquote', 'tag', [], { paired: true }),
  component('gist', 'tag', [null]),
  component('iframe', 'tag', [null]),
  component('youtube', 'tag', [null]),
  component('vimeo', 'tag', [null]),
  component('include_code', 'tag', [null]),
];

/** Hexo's tags and those of the blog's and theme's scripts: `hexo.extend.tag.register('name', …, {ends: true})`. */
export function hexoComponents(texts: ReadonlyMap<string, string>): Component[] {
  const own = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/tag\.register\(\s*["'`]([\w-]+)["'`]([\s\S]{0,4000}?)(?=tag\.register\(|$)/g)].map(
      ([, name = '', rest = '']) =>
        component(name, 'tag', [null], { file, paired: /\bends\s*:\s*true/.test(rest) }),
    ),
  );
  return [...own, ...HEXO];
}

const SHORTCODE =
  /\.add(Paired)?(?:Async)?(?:Nunjucks|Liquid|Javascript)?(?:Async)?(Paired)?Shortcode\(\s*["'`]([\w-]+)["'`]\s*,\s*(?:async\s*)?(?:function\s*\w*\s*)?(?:\(([^)]{0,500})\)|(\w+)\s*=>)?/g;

/** Eleventy's shortcodes as its configuration adds them, and the includes. */
export function eleventyComponents(texts: ReadonlyMap<string, string>): Component[] {
  const shortcodes = [...texts].flatMap(([file, text]) =>
    ELEVENTY_CONFIG.test(file)
      ? [...text.matchAll(SHORTCODE)].map(([, before, after, name = '', list, single]) => {
          const paired = before !== undefined || after !== undefined;
          const parameters = (list ?? single ?? '')
            .split(',')
            .map((each) => each.replace(/=.*$/s, '').trim())
            .filter((each) => /^\w+$/.test(each));
          // The first of a paired one is what stands between.
          return component(
            name,
            'tag',
            (paired ? parameters.slice(1) : parameters).map(() => null),
            { file, paired },
          );
        })
      : [],
  );
  return [...shortcodes, ...includes(texts, /(?!)/g)];
}
