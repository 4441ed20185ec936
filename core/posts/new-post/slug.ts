/** Letters that decompose into nothing useful, as their languages write them without marks. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};
const MAX_LENGTH = 80;
/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/**
 * A title as a file name and address: lower case, Latin marks folded (`Über` → `uber`, `ß` → `ss`), letters of
 * other scripts kept, everything else a hyphen. At most 80 characters, cut between words where there are any.
 * '' when no letter or digit is left. A name that Windows reserves gets `-post`.
 */
export function slugify(title: string): string {
  const letters = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðþłħıŋŧ]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/['’‘ʼ]/g, '')
    // Marks on Latin, Greek and Cyrillic letters go; in other scripts they are part of the letter.
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  const slug = shorten(letters.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^[-\p{M}]+|-+$/gu, ''));
  return RESERVED.test(slug) ? `${slug}-post` : slug;
}

function shorten(slug: string): string {
  const characters = [...slug];
  if (characters.length <= MAX_LENGTH) return slug;
  const cut = characters.slice(0, MAX_LENGTH).join('');
  const word = characters[MAX_LENGTH] === '-' ? cut : cut.replace(/-[^-]*$/, '');
  // A cut may not part a letter from its marks.
  const whole =
    word === cut
      ? cut.replace(/\p{L}\p{M}*$/u, (end) => (/^\p{M}/u.test(characters[MAX_LENGTH] ?? '') ? '' : end))
      : word;
  return whole.replace(/-+$/, '');
}
