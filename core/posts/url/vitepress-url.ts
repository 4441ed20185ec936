import type { RuleOf } from '../../blog/permalink-rule';
import { literalPattern } from '../search/literal-pattern';
import { address, below, splitPath } from './address';
import type { UrlMaker } from './facts';

type Rule = RuleOf<'vitepress'>;

/** VitePress's addresses: the file's path, after `rewrites`. vitepress.dev/guide/routing. */
export function vitepressUrl(rule: Rule): UrlMaker {
  const rewrites = rule.rewrites.map(({ from, to }) => ({ ...matcher(from), to }));
  return (post) => {
    const inSite = below(post.id, rule.root);
    const file = inSite === null ? null : below(inSite, rule.source);
    // `[name].md` is a template for pages whose names code decides; with `#` or `%` in it nothing is printed.
    if (file === null || /\[\w+\]|[#%]/.test(file)) return null;
    const [folder, name] = splitPath(rewritten(file, rewrites));
    if (name === 'index') return address(rule.base, `${folder}/`);
    return address(rule.base, folder, rule.clean ? name : `${name}.html`);
  };
}

interface Rewrite {
  readonly pattern: RegExp;
  readonly keys: readonly string[];
  readonly to: string;
}

function rewritten(file: string, rewrites: readonly Rewrite[]): string {
  for (const { pattern, keys, to } of rewrites) {
    const match = pattern.exec(file);
    if (!match) continue;
    const values = new Map(keys.map((key, at) => [key, match[at + 1] ?? '']));
    return to.replace(/:(\w+)(?:\([^)]*\))?[*+?]?/g, (_, key: string) => values.get(key) ?? '');
  }
  return file;
}

/** `posts/:slug.md`, `:rest*`, `:name(a|b)` and `(.*)` of path-to-regexp. */
function matcher(from: string): { pattern: RegExp; keys: string[] } {
  const keys: string[] = [];
  let source = '';
  for (const [part, key, own, many, group] of from.matchAll(
    /:(\w+)(?:\(([^)]*)\))?([*+?]?)|(\([^)]*\))|[^:(]+|[:(]/g,
  )) {
    if (key !== undefined) {
      keys.push(key);
      const one = own ?? '[^\\/#\\?]+?';
      source += many === '*' || many === '+' ? `((?:${one})(?:\\/(?:${one}))*)` : `(${one})`;
    } else if (group !== undefined) {
      keys.push(String(keys.length));
      source += group;
    } else {
      source += literalPattern(part);
    }
  }
  return { pattern: new RegExp(`^${source}$`, 'i'), keys };
}
