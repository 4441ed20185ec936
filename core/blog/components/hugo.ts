import { type Component, component, namesIn } from './component';

/** Hugo's own shortcodes with the arguments most posts give them (gohugo.io/shortcodes). */
const BUILT_IN: readonly Component[] = [
  component('figure', 'shortcode', ['src', 'alt', 'caption']),
  component('highlight', 'shortcode', [null], { paired: true }),
  component('youtube', 'shortcode', [null]),
  component('vimeo', 'shortcode', [null]),
  component('gist', 'shortcode', [null, null]),
  component('instagram', 'shortcode', [null]),
  component('details', 'shortcode', ['summary'], { paired: true }),
  component('qr', 'shortcode', ['text']),
];

const FILE = /(?:^|\/)layouts\/_?shortcodes\/(.+)\.html$/;
/** `twitter.amp.html` and the like are another output's. */
const OTHER_OUTPUT = /\.(?:amp|rss|json|xml|txt|[a-z]{2}(?:-[a-z]{2})?)$/i;

/** Whether a path is that of a shortcode. */
export const hugoFile = (path: string): boolean => FILE.test(path);

/** The shortcodes of a Hugo site. One of the blog's comes before a theme's or Hugo's of that name. */
export function hugoComponents(texts: ReadonlyMap<string, string>): Component[] {
  const own = [...texts]
    .sort(([a], [b]) => Number(a.includes('themes/')) - Number(b.includes('themes/')))
    .flatMap(([path, text]) => {
      const name = FILE.exec(path)?.[1] ?? '';
      return OTHER_OUTPUT.test(name) ? [] : [read(name, text, path)];
    });
  const names = new Set<string>();
  return [...own, ...BUILT_IN].filter(({ name }) => !names.has(name) && names.add(name) !== undefined);
}

function read(name: string, text: string, file: string): Component {
  const named = namesIn(
    text.replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, ''),
    /(?:\.Get\s+["`]([\w-]+)["`]|\.Params\.([\w-]+))/g,
  );
  const more = namesIn(text, /\.Params\.([\w-]+)/g);
  const places = namesIn(text, /\.Get\s+(\d+)/g).map(Number);
  const all = [...new Set([...named, ...more])];
  const parameters = all.length > 0 ? all : Array.from({ length: Math.max(-1, ...places) + 1 }, () => null);
  return component(name, 'shortcode', parameters, { file, paired: /\.Inner\b/.test(text) });
}
