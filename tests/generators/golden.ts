import { type SpawnOptions, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { onTestFinished } from 'vitest';
import { statusesAt } from '#core/posts/status/status';
import { openBlog } from '#engine/blog/open';
import { listPosts } from '#engine/posts/library';

/** The folder of this package, of the package with the generators that come from npm. */
export const packages = resolve(import.meta.dirname, 'npm', 'node_modules');

/** A post of a sample site: its header (text before the body, fences included) and whether its page is printed. */
export interface Sample {
  readonly header: string;
  /** Null: as the generator likes; what it does is to be predicted all the same. */
  readonly live: boolean | null;
}

/** A sample site: posts by path, and every other file by path. */
export interface Site {
  readonly posts: Readonly<Record<string, Sample>>;
  readonly files: Readonly<Record<string, string>>;
}

/** A published post whose header is this YAML. */
export function post(yaml: string): Sample {
  return { header: yaml === '' ? '---\n---\n' : `---\n${yaml}\n---\n`, live: true };
}

/** A post that the generator must keep to itself. */
export function hidden(yaml: string): Sample {
  return { ...post(yaml), live: false };
}

const ODD_PARTS = [
  ...'a Z 0 9 é Ü ß ø ł þ œ ñ 你 好 日 本 ф Я א ب मि क ๑ ½ ² №'.split(' '),
  ...[
    ' ',
    '  ',
    '-',
    '--',
    '_',
    '.',
    '..',
    '+',
    '~',
    '@',
    '#',
    '&',
    "'",
    '’',
    '“',
    '(',
    ')',
    ',',
    ';',
    '=',
    '!',
    '$',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '^',
    '`',
    '–',
    '…',
    '、',
    '。',
    '🎉',
    '%',
    '%20',
    'index',
    'e\u0301',
    '\u200b',
    '\u00a0',
  ],
];

/** Names for posts, the same in every run, with all that people put into names (no two alike after folding). */
export function oddNames(count: number, without: RegExp = /$^/): string[] {
  const part = fc.constantFrom(...ODD_PARTS.filter((text) => !without.test(text)));
  const words = fc.array(part, { minLength: 1, maxLength: 9 });
  return fc.sample(words, { seed: 20240229, numRuns: count }).map((parts, at) => `n${at}${parts.join('')}x`);
}

/** A post that the generator may or may not print, by its name. */
export function either(yaml: string): Sample {
  return { ...post(yaml), live: null };
}

/** Writes a site into a new folder that is removed after the test. A post's body names its file. */
export function writeSite({ posts, files }: Site): string {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-generator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  for (const [path, { header }] of Object.entries(posts)) {
    write(path, `${header}\n${markerOf(path)}\n`);
  }
  return folder;
}

const MARKER = /lhsource([0-9a-f]+)end/g;

function markerOf(path: string): string {
  return `lhsource${Buffer.from(path).toString('hex')}end`;
}

/** Where each post was printed: paths of the pages below `out` that hold its marker, by the post's path. */
export function printedPages(out: string): Map<string, string[]> {
  const pages = new Map<string, string[]>();
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(?:xml|json|js|mjs|css|map|txt|md)$/.test(entry.name)) continue;
    for (const [, hex] of readFileSync(path, 'utf8').matchAll(MARKER)) {
      const source = Buffer.from(hex ?? '', 'hex').toString();
      const found = pages.get(source) ?? [];
      const page = path.slice(out.length + 1);
      if (!found.includes(page)) pages.set(source, [...found, page]);
    }
  }
  return pages;
}

/** How an address stands for a file, below the base path. */
export type FileOf = (url: string) => string;

/** Servers look for `x.html` when they are asked for `x`. */
export const htmlFileOf: FileOf = (url) =>
  url.endsWith('/') ? `${url}index.html` : /\.html?$/i.test(url) ? url : `${url}.html`;

/** The same where `x` without a slash is a folder's page. */
export const indexFileOf: FileOf = (url) =>
  url.endsWith('/') ? `${url}index.html` : /\.\w+$/.test(url) ? url : `${url}/index.html`;

/**
 * What the generator printed for every post beside what Longhand says, ready to be compared: that it is no post or
 * not live, or where its address leads.
 */
export async function compare(
  site: Site,
  folder: string,
  out: string,
  { base = '', fileOf = htmlFileOf }: { base?: string; fileOf?: FileOf } = {},
): Promise<{ printed: Record<string, string>; predicted: Record<string, string> }> {
  const pages = printedPages(out);
  const { root, model } = await openBlog(folder);
  const posts = new Map((await listPosts({ root, model })).map((summary) => [summary.id, summary]));
  const status = statusesAt(model, new Date().toISOString());
  const printed: Record<string, string> = {};
  const predicted: Record<string, string> = {};
  for (const path of [...new Set([...Object.keys(site.posts), ...pages.keys()])].sort()) {
    const found = pages.get(path);
    const live = site.posts[path]?.live ?? null;
    if (live !== null && live !== (found !== undefined)) {
      throw new Error(
        `${path} was ${found === undefined ? 'not ' : ''}printed, against what the sample is for`,
      );
    }
    printed[path] = found === undefined ? NOT_PRINTED : found.sort().join(' and ');
    const summary = posts.get(path);
    const shown = summary !== undefined && ['live', 'unlisted'].includes(status(summary));
    if (!shown) predicted[path] = NOT_PRINTED;
    else if (summary.url === null) predicted[path] = found === undefined ? NOT_PRINTED : NO_ADDRESS;
    else predicted[path] = pageOf(summary.url, base, fileOf);
  }
  return { printed, predicted };
}

const NOT_PRINTED = 'not printed';
/** What a post has that is printed somewhere, and nobody can tell where. */
export const NO_ADDRESS = 'no address';

function pageOf(url: string, base: string, fileOf: FileOf): string {
  return url.startsWith(`${base}/`) ? fileOf(url.slice(base.length + 1)) : `outside of ${base}: ${url}`;
}

/** Runs a generator in a folder; fails with what it said when it fails. */
export function build(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, [...args], {
      ...options,
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', CI: '1', NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said}`)),
    );
  });
}

/** Whether a program of the system is installed; says so where it is not, so that the skip is seen. */
export function installed(command: string): boolean {
  const there = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
  if (!there) process.stderr.write(`Skipped: the tests with ${command}, which is not installed.\n`);
  return there;
}

/** Whether a generator from npm is installed. */
export function hasModule(name: string): boolean {
  const there = existsSync(join(packages, name));
  if (!there)
    process.stderr.write(`Skipped: the tests with ${name}; scripts/bootstrap.mjs test installs it.\n`);
  return there;
}
