/** No control character, space, `~`, `^`, `:`, `?`, `*`, `[` or backslash. */
const CHARACTERS = /^[^\p{Cc}\p{Cs} ~^:?*[\\]+$/u;

/**
 * Whether `name` can be a branch that Longhand makes: as `git check-ref-format --branch` says, and short enough for every
 * file system. What begins with a hyphen would be an option (row R59 of docs/features.md).
 */
export function isBranchName(name: string): boolean {
  if (name === '@' || name === 'HEAD' || name.length > 200 || !CHARACTERS.test(name)) return false;
  if (name.startsWith('-') || name.includes('..') || name.includes('@{') || name.endsWith('.')) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** The branch on which a post goes to review: `review/` and the last part of its path, without what no branch can have. */
export function reviewBranchFor(path: string): string {
  const parts = path.replace(/\.[^./]+$/, '').split('/');
  const last = parts.at(-1);
  const own = /^_?index(?:\.\w+)?$/i.test(last ?? '') ? parts.at(-2) : last;
  const name = (own ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `review/${name === '' ? 'post' : name}`;
}
