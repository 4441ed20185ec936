import { blockInCode, bracketed, withoutComments } from '../generators/code-reader';
import { inputOf } from '../generators/eleventy';
import type { ModelParts } from '../generators/parts';
import { type SiteReader, stringInCode } from '../generators/site-reader';
import { isUnder } from '../naming';
import type { PermalinkRule, RuleOf } from '../permalink-rule';
import { basePath } from './base-path';
import { templateInCode } from './eleventy-code';

type Folder = RuleOf<'eleventy'>['folders'][number];

/**
 * What the configuration and the directory data say about addresses. Code is read by its looks, never run. `unknown`
 * when code decides for all folders of posts.
 */
export function eleventyRule(parts: ModelParts, reader: SiteReader): PermalinkRule {
  const file = parts.configFile;
  const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
  const input = inputOf(code, reader);
  const said = folders(reader, code, input);
  const coded = (folder: string): boolean => {
    const nearest = said.find((data) => !data.file && isUnder(`${folder}/`, data.folder));
    return nearest?.output === true && nearest.pattern === null;
  };
  // Then the author may tell.
  if (parts.contentFolders.length > 0 && parts.contentFolders.every(({ path }) => coded(path))) {
    return { kind: 'unknown' };
  }
  return {
    kind: 'eleventy',
    root: reader.root,
    base: basePath(stringInCode(code, 'pathPrefix')),
    input,
    folders: said,
  };
}

/** `x/x.json`, `x/x.11tydata.js`, `x/name.11tydata.json`, `_data/permalink.js` and the like, nearest first. */
function folders(reader: SiteReader, code: string, input: string): Folder[] {
  const found: Folder[] = [];
  for (const path of reader.paths) {
    const match = /^(?:(.*)\/)?([^/]+?)(\.11tydata)?\.(json|[mc]?js|ts)$/.exec(path);
    if (!match) continue;
    const [, folder = '', name = '', suffix] = match;
    if (folder.split('/').includes('_data')) {
      found.push(
        ...globalData(name, reader.text(path)).map((said) => ({ folder: input, file: false, ...said })),
      );
      continue;
    }
    const own = name === folder.slice(folder.lastIndexOf('/') + 1);
    if (suffix === undefined && !own) continue;
    found.push(
      ...permalinksOf(path, reader).map((said) => ({
        folder: own ? folder : `${folder}/${name}`,
        file: !own,
        ...said,
      })),
    );
  }
  const call = /addGlobalData\(\s*["'`](?:(permalink)|eleventyComputed\.permalink)["'`]\s*,/.exec(code);
  const everywhere =
    call && inCode(`permalink: ${code.slice(call.index + call[0].length).trim()}`, call[1] === undefined);
  if (everywhere) found.push({ folder: input, file: false, ...everywhere });
  return found.sort((a, b) => b.folder.length - a.folder.length);
}

/** `_data/permalink.js` and `_data/eleventyComputed.js` are the data of that name for the whole site. */
function globalData(name: string, text: string | null): Decision[] {
  if (text === null || (name !== 'permalink' && name !== 'eleventyComputed')) return [];
  const value = withoutComments(text).replace(/^[\s\S]*?(?:module\.exports\s*=|export\s+default)\s*/, '');
  const said = inCode(name === 'permalink' ? `permalink: ${value}` : value, name === 'eleventyComputed');
  return said === null ? [] : [said];
}

type Decision = Pick<Folder, 'pattern' | 'output' | 'computed'>;

/** What a data file says, in data and in computed data. */
function permalinksOf(path: string, reader: SiteReader): Decision[] {
  const text = reader.text(path);
  if (text === null) return [];
  if (path.endsWith('.json')) {
    const data = reader.config(path);
    return [false, true].flatMap((computed): Decision[] => {
      const said = computed ? data.at('eleventyComputed', 'permalink') : data.at('permalink');
      if (said.isFalse) return [{ pattern: null, output: false, computed }];
      return said.text === '' ? [] : [{ pattern: said.text, output: true, computed }];
    });
  }
  const code = withoutComments(text);
  const block = blockInCode(code, 'eleventyComputed');
  return [inCode(code.replace(block, ''), false), inCode(block, true)].flatMap((said) => said ?? []);
}

/** `permalink: '…'`, `false`, or a function that returns one template; anything else is decided by code. */
function inCode(code: string, computed: boolean): Decision | null {
  const match = /(?:^|[^\w$.])["']?permalink["']?\s*(?::\s*|(?=\())/.exec(code);
  if (!match) return null;
  const rest = code.slice(match.index + match[0].length);
  if (/^false\b/.test(rest)) return { pattern: null, output: false, computed };
  if (passesOn(rest)) return null;
  const literal = /^(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`$\\]*)`)/.exec(rest);
  if (literal) return { pattern: literal[1] ?? literal[2] ?? literal[3] ?? '', output: true, computed };
  return { pattern: templateInCode(rest), output: true, computed };
}

/**
 * Whether a function gives back the permalink that is there already, or none (`data.draft ? false : data.permalink`):
 * it decides which posts have a page, and not where.
 */
function passesOn(code: string): boolean {
  const same = /^(?:false|(?:data\.)?permalink)$/;
  const choice = /^(?:\([^()]*\)|\w+)\s*=>\s*([^?{}]+)\?\s*([\w.]+)\s*:\s*([\w.]+)\s*(?=[,;})\n]|$)/.exec(
    code,
  );
  if (choice) return same.test(choice[2] ?? '') && same.test(choice[3] ?? '');
  const body = /^(?:function\b[^{]*|(?:\([^()]*\)|\w+)\s*=>\s*|\([^()]*\)\s*)(?=\{)/.exec(code);
  const block = body ? bracketed(code, body[0].length) : '';
  const given = [...block.matchAll(/\breturn\s+([^;\n}]+)/g)]
    .map(([, value]) => (value ?? '').trim())
    .filter((value) => !/=>\s*\{?$|^function\b|^\(?\w*\)?\s*=>/.test(value));
  return given.length > 0 && given.every((value) => same.test(value));
}
