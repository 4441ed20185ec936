import type { Generator } from '../model';
import { type Component, type ComponentParameter, component } from './component';

const FILE = /(?:^|\/)components\/(?:.+\/)?([A-Z]\w*)\.(astro|tsx|jsx|vue|svelte|mdx)$/;
const INDEX = /(?:^|\/)components\/(?:.+\/)?([A-Z]\w*)\/index\.(tsx|jsx)$/;
/** Where a site says which components every post has without importing them. */
const PROVIDED = /(?:^|\/)(?:mdx-?components?|MDXComponents?)(?:\/index)?\.[jt]sx?$/i;
const VITEPRESS_THEME = /(?:^|\/)\.vitepress\/theme\/index\.[cm]?[jt]s$/;
const AROUND =
  /^(?:Base)?(?:Head|Header|Foot|Footer|Nav|Navbar|Navigation|Sidebar|Layout|Seo|SEO|Meta|Analytics|Comments?|ThemeToggle|Pagination|Search|PostCard|PostList|FormattedDate|MDXComponents?)\w*$/;

/** Whether a path is that of a component, or of what says which are there without an import. */
export const moduleFile = (path: string): boolean =>
  FILE.test(path) || INDEX.test(path) || PROVIDED.test(path) || VITEPRESS_THEME.test(path);

/** Components that MDX (or, of VitePress, Markdown) can use, with the properties they say they take. */
export function moduleComponents(texts: ReadonlyMap<string, string>, generator: Generator): Component[] {
  const provided = [...texts]
    .filter(([path]) => PROVIDED.test(path) || VITEPRESS_THEME.test(path))
    .map(([, text]) => text)
    .join('\n');
  return [...texts].flatMap(([file, text]) => {
    const [, name, extension] = FILE.exec(file) ?? INDEX.exec(file) ?? [];
    if (name === undefined || extension === undefined || PROVIDED.test(file)) return [];
    if ((generator === 'vitepress') !== (extension === 'vue')) return [];
    const isProvided = new RegExp(String.raw`\b${name}\b`).test(provided);
    const { names, paired } = propertiesOf(name, text, extension);
    // Parts of every page; a post may still use one that the site provides.
    if (AROUND.test(name) && !isProvided) return [];
    const found = component(name, 'component', [], { file, paired, importFrom: isProvided ? null : file });
    return [{ ...found, parameters: names }];
  });
}

function propertiesOf(
  name: string,
  text: string,
  extension: string,
): { readonly names: ComponentParameter[]; readonly paired: boolean } {
  const typed =
    extension === 'vue'
      ? (/defineProps<\{([\s\S]*?)\}>/.exec(text)?.[1] ?? null)
      : bodyAfter(
          text,
          new RegExp(String.raw`(?:interface|type)\s+(?:${name}Props|Props|IProps)\b[^{]{0,200}`),
        );
  const taken =
    extension === 'astro'
      ? propsOfAstro(text)
      : extension === 'svelte'
        ? null
        : bodyAfter(
            text,
            new RegExp(
              String.raw`(?:function\s+${name}\s*|${name}\s*(?::[^=\n]*)?=\s*(?:async\s*)?(?:function\s*)?)\(\s*(?=\{)`,
            ),
          );
  const names =
    typed !== null
      ? typedNames(typed)
      : taken !== null
        ? takenNames(taken)
        : extension === 'svelte'
          ? [...text.matchAll(/export\s+let\s+(\w+)\s*(?::[^=;\n]*)?(=)?/g)].map(([, each = '', value]) => ({
              name: each,
              required: value === undefined,
            }))
          : vueNames(text, extension);
  const isChildren = ({ name: each }: ComponentParameter) => each === 'children';
  const paired =
    names.some(isChildren) ||
    (/<slot\b/.test(text) && extension !== 'tsx' && extension !== 'jsx') ||
    /\bprops\.children\b/.test(text);
  return {
    names: names.filter((each) => !isChildren(each) && each.name !== 'class' && each.name !== 'className'),
    paired,
  };
}

/** What stands between the braces after a match; null when there are none. */
function bodyAfter(text: string, before: RegExp): string | null {
  const match = before.exec(text);
  if (match === null) return null;
  const open = match.index + match[0].length;
  if (text[open] !== '{') return null;
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return null;
}

/** `title: string; width?: number` at the top of a type. */
function typedNames(body: string): ComponentParameter[] {
  const flat = withoutNested(body.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));
  return [...flat.matchAll(/(?:^|[;,\n])\s*(?:readonly\s+)?["']?(\w+)["']?(\?)?\s*:/g)].map(
    ([, name = '', maybe]) => ({
      name,
      required: maybe === undefined,
    }),
  );
}

/** What stands between the braces of `const { … } = Astro.props`; null where nothing does. */
function propsOfAstro(text: string): string | null {
  const closers = closersOf(text);
  const taken = /\s*(?::[^=]{0,300})?=\s*Astro\.props/y;
  for (const match of text.matchAll(/\bconst\s*(?=\{)/g)) {
    const open = match.index + match[0].length;
    const close = closers.get(open);
    if (close === undefined) continue;
    taken.lastIndex = close + 1;
    if (taken.test(text)) return text.slice(open + 1, close);
  }
  return null;
}

/** Where each brace is closed, by where it is opened. */
function closersOf(text: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closers = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') open.push(at);
    else if (text[at] === '}') {
      const from = open.pop();
      if (from !== undefined) closers.set(from, at);
    }
  }
  return closers;
}

/** `title, width = 200, ...rest` of a destructured argument. */
function takenNames(list: string): ComponentParameter[] {
  return withoutNested(list)
    .split(',')
    .flatMap((each) => {
      const [, name, value] = /^\s*(\w+)\s*(?::\s*\w+)?\s*(=)?/.exec(each) ?? [];
      return name === undefined ? [] : [{ name, required: value === undefined }];
    });
}

function vueNames(text: string, extension: string): ComponentParameter[] {
  if (extension !== 'vue') return [];
  const list = /defineProps\(\s*\[([^\]]*)\]/.exec(text)?.[1];
  if (list !== undefined)
    return [...list.matchAll(/["'](\w+)["']/g)].map(([, name = '']) => ({ name, required: true }));
  const body = bodyAfter(text, /(?:defineProps\(\s*|\bprops\s*:\s*)(?=\{)/);
  return body === null ? [] : typedNames(body).map(({ name }) => ({ name, required: false }));
}

/** The text with what stands in inner braces, brackets and parentheses left out. */
function withoutNested(text: string): string {
  let depth = 0;
  let out = '';
  for (const letter of text) {
    if (/[{[(<]/.test(letter)) depth += 1;
    if (depth === 0) out += letter;
    if (/[}\])>]/.test(letter)) depth = Math.max(0, depth - 1);
  }
  return out;
}
