import { bracketed, returnedBy } from './code-reader';

/** How a collection makes the ids of its entries, where it has a function of its own for it. */
export interface OwnIds {
  /** The path below the collection's folder, its last part, or the front matter's `slug`. */
  readonly from: 'path' | 'name' | 'slug-field';
  /** Endings that are taken off (`.md`); a file with another keeps its own. */
  readonly without: readonly string[];
  readonly lower: boolean;
}

/** All that posts of Astro's end in (`TAKES`). */
const ANY = ['.md', '.mdx', '.markdown', '.mdown', '.mkdn', '.mkd', '.mdoc'];

/** `.replace(/\.mdx?$/, '')` and its like, by what is between the brackets, without the flags. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['/\\.md$/', ['.md']],
  ['/\\.mdx$/', ['.mdx']],
  ...['/\\.mdx?$/', '/\\.(md|mdx)$/', '/\\.(?:md|mdx)$/', '/\\.(mdx|md)$/', '/\\.(?:mdx|md)$/'].map(
    (pattern): [string, string[]] => [pattern, ['.md', '.mdx']],
  ),
  ['/\\.[^/.]+$/', ANY],
  ['/\\.[^.]+$/', ANY],
]);

/** Nobody puts more space between two words, and a stranger's could take for ever to be read. */
const HEAD =
  /\bgenerateId\s{0,40}(?::\s{0,40}(?:\(\s{0,40})?|(?=\())\(\s{0,40}\{[^{}]*\}[^()]*\)\s{0,40}(?:=>\s{0,40})?/;
const STEP = /^\s*\.\s*(replace|toLowerCase|split|pop|at)\s*(?=\()/;

/**
 * What `generateId` of a `glob()` does, when it is one expression of a few known steps: `({ entry }) =>
 * entry.replace(/\.mdx?$/, '').toLowerCase()`, `entry.split('/').pop()`, `data.slug`. Null for any other. Read, never run.
 * docs.astro.build/en/reference/content-loader-reference.
 */
export function ownIds(code: string): OwnIds | null {
  const head = HEAD.exec(code);
  if (head === null) return null;
  const rest = code.slice(head.index + head[0].length);
  const body = rest.startsWith('{') ? returnedBy(bracketed(rest, 0)) : rest;
  if (body === null) return null;
  if (/^\s*data\s*\.\s*slug(?:\s+as\s+string)?\s*[,;)}\n]/.test(`${body}\n`))
    return { from: 'slug-field', without: [], lower: false };
  const start = /^\s*entry\b/.exec(body);
  return start === null ? null : steps(body.slice(start[0].length));
}

function steps(code: string): OwnIds | null {
  const without = new Set<string>();
  let from: OwnIds['from'] = 'path';
  let lower = false;
  let isSplit = false;
  let rest = code;
  for (let step = STEP.exec(rest); step !== null; step = STEP.exec(rest)) {
    const given = bracketed(rest, step[0].length);
    rest = rest.slice(step[0].length + given.length).replace(/^\s*!/, '');
    const inner = given.slice(1, -1).trim();
    const call = `${step[1]}(${inner.replace(/["`]/g, "'")})`;
    if (call === 'toLowerCase()' && !isSplit) lower = true;
    else if (call === "split('/')" && !isSplit) isSplit = true;
    else if ((call === 'pop()' || call === 'at(-1)') && isSplit) {
      from = 'name';
      isSplit = false;
    } else {
      const endings = isSplit || step[1] !== 'replace' ? undefined : endingsIn(inner);
      if (endings === undefined) return null;
      for (const ending of endings) without.add(ending);
    }
  }
  return isSplit || !/^\s*(?:[,)}]|$)/.test(rest) ? null : { from, without: [...without], lower };
}

/** The endings that a `replace` takes off; undefined for another one. */
function endingsIn(given: string): readonly string[] | undefined {
  if (given.length > 60) return undefined;
  const [, what = ''] = /^(.*?)[a-z]*\s*,\s*(?:''|""|``)$/s.exec(given) ?? [];
  const plain = /^["'`](\.mdx?)["'`]$/.exec(what)?.[1];
  return plain === undefined ? ENDINGS.get(what) : [plain];
}
