/**
 * What a star may stand for: any text, or only text without a slash (then `**` is any text, and before a slash also no folder at
 * all). `gobwas` is as `within`, but there `**` before a slash is one folder at least, as github.com/gobwas/glob has it for Hugo.
 */
export type Stars = 'any' | 'within' | 'gobwas';

/** No pattern stands for more alternatives than this; the rest of a longer list is not looked at. */
export const MOST_ALTERNATIVES = 64;

/**
 * A test of paths by a glob pattern: `*`, `**`, `?`, `[a-z]`, `[!a]` and `{a,b}`. Blogs are not trusted, so it takes time
 * in proportion to both lengths and no more, which a translation to a regular expression does not.
 */
export function compileGlob(pattern: string, stars: Stars): (path: string) => boolean {
  const tests = alternatives(pattern).map((one) => compileOne(one, stars));
  return (path) => tests.some((test) => test(path));
}

/** Text that is no pattern: of most patterns in use there is some at an end, which says no at once. */
const PLAIN = /[*?[\]\\]/;

function compileOne(pattern: string, stars: Stars): (path: string) => boolean {
  const first = pattern.search(PLAIN);
  if (first < 0) return (path) => path === pattern;
  const start = pattern.slice(0, first);
  const end = /[^*?[\]\\]*$/.exec(pattern)?.[0] ?? '';
  // `**/` at the end of what varies stands for no folder too, and then its slash is not there.
  const tail = end.startsWith('/') ? end.slice(1) : end;
  const tokens = tokensOf(pattern, stars);
  return (path) => path.startsWith(start) && path.endsWith(tail) && matches(tokens, path);
}

/** `a{b,c}d` → `abd`, `acd`; `MOST_ALTERNATIVES` when there may be more. */
export function alternatives(pattern: string): string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined && done.length < MOST_ALTERNATIVES; next = open.pop()) {
    const braces = /\{([^{}]*,[^{}]*)\}/.exec(next);
    if (braces === null) done.push(next);
    else {
      const before = next.slice(0, braces.index);
      const after = next.slice(braces.index + braces[0].length);
      if (open.length < MOST_ALTERNATIVES)
        open.push(...(braces[1] ?? '').split(',').map((each) => before + each + after));
    }
  }
  return done;
}

type Token =
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean }
  /** Any number of characters, slashes among them or not. */
  | { readonly kind: 'many'; readonly slashes: boolean }
  /** Any number of whole folders with their slashes. */
  | { readonly kind: 'folders' };

const literal = (wanted: string): Token => ({ kind: 'one', fits: (character) => character === wanted });

/** Of these gobwas looks at the beginning and the end alone, which may be the same slash. */
const TWO_ENDS = /^[^*?[\]\\]*\*\*\/[^*?[\]\\]+$/;

function tokensOf(pattern: string, stars: Stars): Token[] {
  const any = stars === 'any';
  const skips = stars === 'within' || (stars === 'gobwas' && TWO_ENDS.test(pattern));
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    const set = /^\[([!^]?)(\]?[^\]]*)\]/.exec(rest);
    if (skips && /^\*\*\//.test(rest) && (at === 0 || pattern.charAt(at - 1) === '/')) {
      tokens.push({ kind: 'folders' });
      at += 3;
    } else if (rest.startsWith('*')) {
      const length = /^\*+/.exec(rest)?.[0].length ?? 1;
      tokens.push({ kind: 'many', slashes: any || length > 1 });
      at += length;
    } else if (rest.startsWith('?')) {
      tokens.push({ kind: 'one', fits: (character) => any || character !== '/' });
      at += 1;
    } else if (set !== null) {
      tokens.push({ kind: 'one', fits: inSet(set[2] ?? '', set[1] !== '') });
      at += set[0].length;
    } else {
      const escaped = rest.startsWith('\\') && rest.length > 1 ? 1 : 0;
      tokens.push(literal(rest.charAt(escaped)));
      at += 1 + escaped;
    }
  }
  return tokens;
}

function inSet(members: string, negated: boolean): (character: string) => boolean {
  const ranges = [...members.matchAll(/([\s\S])-([\s\S])|([\s\S])/g)].map(([, from, to, one = '']) => [
    from ?? one,
    to ?? one,
  ]);
  return (character) => {
    const found = ranges.some(([from = '', to = '']) => from <= character && character <= to);
    return character !== '/' && found !== negated;
  };
}

/** Goes through the path once, with every place of the pattern that may have been reached so far. */
function matches(tokens: readonly Token[], path: string): boolean {
  // A place is the index of the token that comes next; inside of a folder that `**/` skips it is the token's, bitwise not.
  let places = new Set<number>();
  const reach = (into: Set<number>, place: number): void => {
    for (let next = place; !into.has(next); next += 1) {
      into.add(next);
      if ((tokens[next]?.kind ?? 'one') === 'one') return;
    }
  };
  reach(places, 0);
  for (const character of path) {
    const now = new Set<number>();
    for (const place of places) {
      const index = place < 0 ? ~place : place;
      const token = tokens[index];
      switch (token?.kind) {
        case 'one':
          if (token.fits(character)) reach(now, index + 1);
          break;
        case 'many':
          if (token.slashes || character !== '/') reach(now, index);
          break;
        case 'folders':
          if (character === '/') reach(now, index);
          else now.add(~index);
          break;
        case undefined:
          break;
      }
    }
    places = now;
  }
  return places.has(tokens.length);
}
