import type { Generator } from '../model';
import type { Component } from './component';

/** A component as it is put into a post. */
export interface WrittenComponent {
  /** `#{}` are the places to fill in, in order. */
  readonly template: string;
  /** A line for the post's imports; null when it needs none. */
  readonly importLine: string | null;
}

/** Empty, so that what is not filled in says nothing. */
const FIELD = '#{}';
/** So many are put in at once; others can be written by hand. */
const MOST = 4;

/**
 * How a post uses a component. `open` is what the author began with (`{{%` where Hugo is to read Markdown in it),
 * `postId` and `text` the post it is written in.
 */
export function writeComponent(
  component: Component,
  generator: Generator,
  open: string,
  post: { readonly id: string; readonly text: string },
): WrittenComponent {
  const { name, kind, paired } = component;
  const required = component.parameters.filter((each) => each.required);
  const chosen = (required.length > 0 ? required : component.parameters).slice(0, MOST);
  const named = (join: (name: string, value: string) => string, between: string) =>
    chosen.map((each) => (each.name === null ? FIELD : join(each.name, FIELD))).join(between);
  const spaced = (list: string) => (list === '' ? '' : ` ${list}`);
  const done = (template: string): WrittenComponent => ({ template, importLine: null });
  switch (kind) {
    case 'shortcode': {
      if (generator === 'zola') {
        const call = `${name}(${named((key, value) => `${key}="${value}"`, ', ')})`;
        return done(paired ? `{% ${call} %}\n#{}\n{% end %}` : `{{ ${call} }}`);
      }
      const [left, right] = open === '{{%' ? ['{{%', '%}}'] : ['{{<', '>}}'];
      const list = named((key, value) => `${key}="${value}"`, ' ');
      const begin = `${left} ${name}${spaced(list)} ${right}`;
      return done(paired ? `${begin}\n#{}\n${left} /${name} ${right}` : begin);
    }
    case 'include': {
      if (generator === 'eleventy') return done(`{% include "${name}" %}`);
      return done(`{% include ${name}${spaced(named((key, value) => `${key}="${value}"`, ' '))} %}`);
    }
    case 'tag': {
      const values = chosen.map(() => (generator === 'eleventy' ? `"${FIELD}"` : FIELD));
      const begin = `{% ${name}${spaced(values.join(generator === 'eleventy' ? ', ' : ' '))} %}`;
      return done(paired ? `${begin}\n#{}\n{% end${name} %}` : begin);
    }
    case 'component': {
      const list = chosen.map((each) => `${each.name}="${FIELD}"`).join(' ');
      const template = paired ? `<${name}${spaced(list)}>\n#{}\n</${name}>` : `<${name}${spaced(list)} />`;
      return { template, importLine: importLine(component, generator, post) };
    }
  }
}

function importLine(
  { name, importFrom }: Component,
  generator: Generator,
  post: { readonly id: string; readonly text: string },
): string | null {
  // VitePress' Markdown is no module: what it uses is registered, or imported in a script of its own.
  if (importFrom === null || generator === 'vitepress') return null;
  if (new RegExp(String.raw`^import\s[^\n]*\b${name}\b`, 'm').test(post.text)) return null;
  const bare = importFrom.replace(/(?:\/index)?\.(?:tsx|jsx)$/, '');
  const site = /^(?:.*\/)?(src\/components\/.+)$/.exec(bare)?.[1];
  const from = generator === 'docusaurus' && site !== undefined ? `@site/${site}` : relative(post.id, bare);
  return `import ${name} from '${from}';`;
}

function relative(fromId: string, path: string): string {
  const from = fromId.split('/').slice(0, -1);
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  const way = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  return way.startsWith('../') ? way : `./${way}`;
}
