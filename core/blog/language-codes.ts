/** ISO 639-1, without codes that are everyday folder names more often than languages. */
const CODES = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bm bn bo br bs ca ce co cr cs cu cv cy da de dv dz ee el en ' +
    'eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik is it iu ja jv ' +
    'ka kg ki kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ' +
    'nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st ' +
    'su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);
/** What people call a folder where the code is another (countries instead of languages). */
const MEANT: Readonly<Record<string, string>> = {
  cn: 'zh',
  jp: 'ja',
  kr: 'ko',
  ua: 'uk',
  cz: 'cs',
  iw: 'he',
};

/**
 * The language that a folder's name or a file's suffix stands for, as BCP 47 writes it (`zh_tw` → `zh-TW`), or
 * null when it looks like none. Two letters may be anything: ask for more than one such name before believing it.
 */
export function languageCode(name: string): string | null {
  const match = /^([A-Za-z]{2})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?$/.exec(name);
  if (!match?.[1]) return null;
  const language = match[1].toLowerCase();
  const code = MEANT[language] ?? (CODES.has(language) ? language : null);
  if (code === null) return null;
  const script = match[2] && match[2].charAt(0).toUpperCase() + match[2].slice(1).toLowerCase();
  return [code, script, match[3]?.toUpperCase()]
    .filter((part) => part !== undefined && part !== '')
    .join('-');
}

/** Whether two names are the same language in different spellings (`zh_cn`, `zh-CN`, `zh-cn`). */
export function sameLanguage(a: string, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-');
  return plain(a) === plain(b);
}

/** The one of `languages` that a name stands for, in their spelling; null for none. */
export function knownLanguage(name: string, languages: readonly string[]): string | null {
  return languages.find((code) => sameLanguage(code, name)) ?? null;
}
