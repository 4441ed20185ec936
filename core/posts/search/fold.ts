const ASCII = /^[\0-\x7f]*$/;
/** Letters that Unicode does not take apart, as people without them on the keyboard write them. */
const SPELLED: Readonly<Record<string, string>> = {
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
};

/**
 * A short text (a title, a tag, a query) as it is compared: case, width and ligatures aside, and without the
 * marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters. In other scripts (が, की) a mark is part of the
 * letter and stays.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu, '$1')
    .replace(/[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[ßæœøđðþłħı]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFC');
}
