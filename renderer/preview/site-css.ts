/** Addresses as they stand in a serialised rule; custom properties keep them as they were written. */
const ADDRESS = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)"'\s]*))\s*\)/gi;

/**
 * A sheet of the blog as the page may have it: no imports, and every address is what `address` makes of it, or an
 * empty one. A constructed sheet reads it, so what is not understood is not passed on.
 */
export function siteCss(css: string, address: (written: string) => string | null): string {
  const sheet = new CSSStyleSheet();
  // Takes no `@import` and fetches nothing.
  sheet.replaceSync(css);
  return [...sheet.cssRules]
    .filter((rule) => !(rule instanceof CSSImportRule || rule instanceof CSSNamespaceRule))
    .map(({ cssText }) =>
      cssText.replace(ADDRESS, (_, double?: string, single?: string, bare?: string) => {
        const written = (double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1');
        if (written.startsWith('#') || /^data:(?:image|font)\//i.test(written))
          return `url(${JSON.stringify(written)})`;
        return `url(${JSON.stringify(address(written) ?? 'data:,')})`;
      }),
    )
    .join('\n');
}
