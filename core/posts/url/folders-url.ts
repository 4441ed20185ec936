import type { RuleOf } from '../../blog/permalink-rule';
import { dateInPath } from '../dates/date';
import { address, below, splitPath } from './address';
import { textField, type UrlFacts, type UrlMaker } from './facts';
import { pad, writtenDate } from './written-date';

type Rule = RuleOf<'folders'>;

/** Addresses by a pattern for each folder: Next's and Gatsby's usual ways, and what an author writes down. */
export function foldersUrl(rule: Rule): UrlMaker {
  return (post) => {
    const path = below(post.id, rule.root);
    if (path === null) return null;
    let best: Rule['folders'][number] | null = null;
    for (const each of rule.folders) {
      if (below(path, each.folder) !== null && each.folder.length >= (best?.folder.length ?? 0)) best = each;
    }
    if (best === null) return null;
    const inFolder = below(path, best.folder) ?? path;
    let known = true;
    const url = best.pattern.replace(/:([a-z]+)/g, (_, token: string) => {
      const value = tokenValue(token, post, inFolder);
      if (value === null) known = false;
      return value ?? '';
    });
    return known ? address(rule.base, url) : null;
  };
}

function tokenValue(token: string, post: UrlFacts, path: string): string | null {
  const [folder, file] = splitPath(path);
  // `index` and Next's `page` stand for their folder.
  const name = file === 'index' || (file === 'page' && folder !== '') ? '' : file;
  const bare = name === '' ? folder.slice(folder.lastIndexOf('/') + 1) : name;
  switch (token) {
    case 'path':
      return [folder, name].filter((part) => part !== '').join('/');
    case 'name':
      return bare;
    case 'slug':
      return textField(post, 'slug') ?? bare.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
    case 'year':
    case 'month':
    case 'day': {
      const date = writtenDate(post.date ?? dateInPath(path));
      return date === null ? null : pad(date[token], token === 'year' ? 4 : 2);
    }
    default:
      return null;
  }
}
