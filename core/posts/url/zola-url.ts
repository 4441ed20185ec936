import type { RuleOf } from '../../blog/permalink-rule';
import { address, below, splitPath } from './address';
import { textField, type UrlFacts, type UrlMaker } from './facts';
import { zolaSlug } from './slugs';

type Rule = RuleOf<'zola'>;

/** A date in a name, and what it leaves: components/content/src/page.rs. */
const DATED = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d))?\s?[_-](.+)$/s;

/** Zola's addresses: getzola.org/documentation/content/page#file-based-and-configured paths. */
export function zolaUrl(rule: Rule): UrlMaker {
  return (post) => {
    const inSite = below(post.id, rule.root);
    const path = inSite === null ? null : below(inSite, rule.content);
    if (path === null) return null;
    const own = textField(post, 'path');
    if (own !== null) return address(rule.base, own, '/');
    const [folder, file] = splitPath(path);
    const code = /\.([^.]+)$/.exec(file)?.[1];
    const language = code !== undefined && rule.languages.includes(code) ? code : null;
    const name = language === null ? file : file.slice(0, -language.length - 1);
    if (name === '_index') return null;
    const bundle = name === 'index' && folder !== '';
    const parent = bundle ? splitFolder(folder)[0] : folder;
    const slug = slugOf(rule, post, bundle ? splitFolder(folder)[1] : name);
    if (slug === null) return null;
    const prefix = language === null || language === rule.defaultLanguage ? '' : language;
    return address(rule.base, prefix, parent, `${slug}/`);
  };
}

function slugOf(rule: Rule, post: UrlFacts, name: string): string | null {
  const own = textField(post, 'slug');
  const left = rule.keepDates ? undefined : DATED.exec(name)?.[1];
  return zolaSlug(own ?? left ?? name, rule.slugify);
}

function splitFolder(folder: string): readonly [parent: string, name: string] {
  const slash = folder.lastIndexOf('/');
  return [slash < 0 ? '' : folder.slice(0, slash), folder.slice(slash + 1)];
}
