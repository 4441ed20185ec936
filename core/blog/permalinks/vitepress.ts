import { blockInCode, withoutComments, wordInCode } from '../generators/code-reader';
import type { ModelParts } from '../generators/parts';
import { type SiteReader, stringInCode } from '../generators/site-reader';
import type { PermalinkRule } from '../permalink-rule';
import { basePath, trimSlashes } from './base-path';

/** What `.vitepress/config` says about addresses. Code is read by its looks, never run. */
export function vitepressRule(parts: ModelParts, reader: SiteReader): PermalinkRule {
  const file = parts.configFile;
  const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
  // The folder above `.vitepress` is VitePress's root, wherever the site's is.
  const home = /^(.*)\/\.vitepress\/[^/]+$/.exec(file ?? '')?.[1] ?? '';
  const source = trimSlashes(stringInCode(code, 'srcDir'));
  const rewrites = blockInCode(code, 'rewrites');
  const moves = [...rewrites.matchAll(/["'`]([^"'`]+)["'`]\s*:\s*["'`]([^"'`]+)["'`]/g)].map(
    ([, from, to]) => ({
      from: from ?? '',
      to: to ?? '',
    }),
  );
  const decidedByCode = rewrites === '' && /\brewrites\s*[:(]/.test(code);
  if (decidedByCode || moves.some(({ from }) => !isPlain(from))) return { kind: 'unknown' };
  return {
    kind: 'vitepress',
    root: reader.root,
    base: basePath(stringInCode(code, 'base')),
    source: [home, source].filter((part) => part !== '').join('/'),
    clean: wordInCode(code, 'cleanUrls') === 'true',
    rewrites: moves,
  };
}

/** Only the patterns that are common: a stranger's regular expression could take for ever. */
function isPlain(pattern: string): boolean {
  const rest = pattern.replace(/\((?:\.\*|\\w\+|\[\^\/\]\+|[\w|-]+)\)/g, '');
  const wild = pattern.match(/[*+]/g)?.length ?? 0;
  const crowded = pattern.split('/').some((part) => (part.match(/:\w/g)?.length ?? 0) > 2);
  return !/[()]/.test(rest) && wild <= 2 && !crowded;
}
