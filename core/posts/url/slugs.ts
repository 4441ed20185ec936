const PRETTY = /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu;
const PRETTY_ASCII = /[^a-zA-Z0-9._~!$&'()+,;=@]+/g;
const DEFAULT = /[^\p{M}\p{L}\p{Nd}]+/gu;
const DEFAULT_ASCII = /[^a-zA-Z0-9]+/g;

/** What is a slug already, as most file names are. */
const IS_SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Jekyll's `slugify`: one hyphen for what is no letter, mark or digit; lower case unless `pretty`. lib/jekyll/utils.rb. */
export function jekyllSlug(text: string, { pretty = false } = {}): string {
  if (IS_SLUG.test(text)) return text;
  const ascii = isAscii(text);
  const rest = pretty ? (ascii ? PRETTY_ASCII : PRETTY) : ascii ? DEFAULT_ASCII : DEFAULT;
  const slug = text.replace(rest, '-').replace(/^-|-$/g, '');
  return pretty ? slug : slug.toLowerCase();
}

/**
 * Hugo's `MakePathSanitized`: letters, marks, digits and `. / \ _ # + ~ - @` stay, one hyphen for spaces, the rest
 * goes. helpers/path.go.
 */
export function hugoPath(
  text: string,
  { lower, removeAccents }: { lower: boolean; removeAccents: boolean },
): string {
  if (IS_HUGO_PATH.test(text)) return text;
  const source = removeAccents
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}+/gu, '')
        .normalize('NFC')
    : text;
  const path = source
    .replace(isAscii(source) ? OUT_ASCII : OUT, '')
    .trim()
    .replace(/-?(?:\s+-?)+/g, (gap) => gap.replace(/\s+/g, '') || '-');
  return lower ? path.toLowerCase() : path;
}

/** What is such a path already, as most are. */
const IS_HUGO_PATH = /^[a-z0-9./\\_#+~@-]*$/;

/** What Hugo drops; a percent sign stays before two hex digits. The second is the same for ASCII, and quicker. */
const OUT = /[^\p{L}\p{M}\p{Nd}\s./\\_#+~@%-]|%(?![0-9a-f]{2})/giu;
const OUT_ASCII = /[^a-z0-9\s./\\_#+~@%-]|%(?![0-9a-f]{2})/gi;

function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}

/** Letters that have no mark to lose, as Hexo writes them; hexo-util's escape_diacritic. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  ['ØO', 'øo', 'ĐD', 'đd', 'ŁL', 'łl', 'ĿL', 'ŀl', 'ŒOE', 'œoe', 'ÆAE', 'æae', 'ǼAE', 'ǽae', 'ßs', 'ẞS']
    .concat(['ĦH', 'ħh', 'ıi', 'ŦT', 'ŧt', 'ŉn', 'ſl', 'ƒf', 'ƑF', 'ƠO', 'ơo', 'ƯU', 'ưu', 'ǾO', 'ǿo', 'ƏƏ'])
    .concat(['ƁB', 'ɓb', 'ƗI', 'ɨi', 'ƵZ', 'ƶz', 'ɛe', 'ƐE', 'ɔo', 'ƆO', 'ǝe', 'ƎE', 'ɲn', 'ƝN', 'ŊŊ', 'ŋŋ'])
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Hexo's `slugize`: marks of Latin letters go, one hyphen for spaces and ASCII punctuation; case stays. */
export function hexoSlug(text: string): string {
  return text
    .replace(/[^\p{ASCII}]/gu, plainLetter)
    .replace(/\p{Cc}/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function plainLetter(letter: string): string {
  const known = PLAIN_LETTERS[letter];
  if (known !== undefined) return known;
  const base = letter.normalize('NFKD').replace(/\p{Mn}+/gu, '');
  return /\p{Script=Latin}/u.test(letter) && /^[A-Za-z]$/.test(base) ? base : letter;
}

/** GitHub's way to make a name of a heading, which Astro uses for each part of a post's path. github-slugger. */
export function githubSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

/** Scripts that `@sindresorhus/slugify` spells out with a table of its own. */
const SPELLED_OUT =
  /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Armenian}\p{Script=Georgian}]|(?=[^\p{ASCII}])[\p{Sc}\p{No}\p{So}]/u;
const LATIN_SPELLED: Readonly<Record<string, string>> = Object.fromEntries(
  ['ÄAe', 'ÆAE', 'ÐD', 'ĐD', 'ÖOe', 'ØO', 'ÜUe', 'ÞTH', 'ßss', 'ẞSS', 'äae', 'æae', 'ðd', 'đd', 'öoe', 'øo']
    .concat(['üue', 'þth', 'ĦH', 'ħh', 'ıi', 'ĲIJ', 'ĳij', 'ŁL', 'łl'])
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Eleventy's filter `slugify`; null for scripts that it spells in Latin letters by a table. @sindresorhus/slugify. */
export function eleventySlug(text: string): string | null {
  const composed = text.normalize('NFC');
  if (SPELLED_OUT.test(composed)) return null;
  return composed
    .replace(/&/g, ' and ')
    .replace(/[^\p{ASCII}]/gu, (letter) => LATIN_SPELLED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/([a-z\d])'([ts])(\s|$)/g, '$1$2$3')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Eleventy's older filter `slug`, for ASCII only: other letters go by a table. The package slugify. */
export function eleventyOldSlug(text: string): string | null {
  if (/[^\p{ASCII}]|[%|<>&$]/u.test(text)) return null;
  return text
    .replace(/-/g, ' ')
    .replace(/[^\w\s*+~.()'"!:@]+/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase();
}

const ASCII_SPELLED: Readonly<Record<string, string>> = Object.fromEntries(
  ['ÆAE', 'æae', 'ÐD', 'ðd', 'ĐD', 'đd', 'ØO', 'øo', 'ÞTh', 'þth', 'ßss', 'ẞSs', 'ĦH', 'ħh', 'ıi', 'ĸk']
    .concat(['ŁL', 'łl', 'Ŋng', 'ŋng', 'ŒOE', 'œoe', 'ŦT', 'ŧt', '—--', '―--', 'ªa', 'ºo'])
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/**
 * A text in ASCII, as Python's unidecode and Rust's deunicode have it for Latin letters and common punctuation; null
 * when something else is in it, which they spell by tables (你好 → Ni Hao).
 */
function inAscii(text: string): string | null {
  const spelled = text
    .normalize('NFKC')
    .replace(/[^\p{ASCII}]/gu, (letter) => ASCII_SPELLED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/(?<=\p{ASCII})\p{Mn}+/gu, '')
    .replace(/[‐‑‒–]/g, '-')
    .replace(/[‘’‚‛“”„‟…•‹›«»·¡¿′″]/g, "'")
    .replace(/[\s\u00a0]/g, ' ');
  return /[^\p{ASCII}]/u.test(spelled) ? null : spelled;
}

/** What Python's `split` takes for white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators of ASCII are white space to Python.
const PYTHON_SPACE = /[\p{White_Space}\u001c-\u001f]+/gu;

/** What follows the last `>` ends no tag: looked at, many that are not closed would each be read to the end. */
function withoutTags(text: string): string {
  const end = text.lastIndexOf('>') + 1;
  return text.slice(0, end).replace(/<[^>]*>/g, '') + text.slice(end);
}

/** Pelican's `slugify` with its own substitutions: pelican/utils.py and SLUG_REGEX_SUBSTITUTIONS. Null: see above. */
export function pelicanSlug(
  text: string,
  { unicode, preserveCase }: { unicode: boolean; preserveCase: boolean },
): string | null {
  const bare = withoutTags(text).replace(PYTHON_SPACE, ' ');
  const plain = unicode ? bare.normalize('NFKC') : inAscii(bare);
  if (plain === null) return null;
  const slug = plain
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .replace(/[-\s]+/g, '-');
  return preserveCase ? slug : slug.toLowerCase();
}

/** Zola's three ways to make a slug: components/utils/src/slugs.rs. Null for what `on` spells by a table. */
export function zolaSlug(text: string, strategy: 'on' | 'safe' | 'off'): string | null {
  switch (strategy) {
    case 'off':
      return text;
    case 'safe':
      return text.replace(/(?<![ .])[ .]+$/, '').replace(/[<>:"/\\|?*]/g, '');
    case 'on':
      return (
        inAscii(text)
          ?.toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '') ?? null
      );
  }
}
