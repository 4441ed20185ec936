import { z } from 'zod';

/** A style sheet of the blog that its page may be shown with. */
export const SiteSheet = z.strictObject({
  /** Relative to the blog's folder, `/`-separated. */
  path: z.string(),
  bytes: z.number(),
  /** The site's own front page, as it was built here, links it. */
  linked: z.boolean(),
});
export type SiteSheet = z.infer<typeof SiteSheet>;

/** What the author chose for one blog: the sheets in their order, and whether the page is shown with them. */
export const SiteStyles = z.strictObject({
  paths: z.array(z.string().max(4096)).max(20),
  on: z.boolean(),
});
export type SiteStyles = z.infer<typeof SiteStyles>;

/** Folders that generators print a site into. */
export const OUTPUT_FOLDERS = ['public', '_site', 'dist', 'build', 'docs', 'output'];

/**
 * Where the style sheets that a built page links may lie, best first for each: a list of paths per link, in the order
 * of the links. Addresses of other hosts are left out.
 * @param html the page
 * @param folder the folder that the site is printed into, whose top the page lies in
 */
export function linkedSheets(html: string, folder: string): string[][] {
  const found: string[][] = [];
  for (const [tag] of html.matchAll(/<link\b[^>]{0,2000}>/gi)) {
    if (!/\brel\s*=\s*["']?[^"'>]*\bstylesheet\b/i.test(tag)) continue;
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
    const address = (href?.[1] ?? href?.[2] ?? href?.[3] ?? '').replace(/[?#].*$/, '').replace(/&amp;/g, '&');
    // A site's own address may be written out, and may have a base path that is not a folder.
    const path = address.replace(/^https?:\/\/[^/]+/i, '').replace(/^\.?\//, '');
    if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path) || !/\.css$/i.test(path))
      continue;
    const parts = path.split('/');
    found.push(
      [...new Set([path, parts.slice(1).join('/')])]
        .filter((each) => each !== '')
        .map((each) => `${folder}/${each}`),
    );
  }
  return found;
}

/** Sheets in the order they are offered: those the site links as it links them, then its own, the themes', the built. */
export function inOfferedOrder(sheets: readonly SiteSheet[], links: readonly string[]): SiteSheet[] {
  const rank = ({ path, linked }: SiteSheet): number => {
    if (linked) return links.indexOf(path);
    const [first = ''] = path.split('/');
    if (OUTPUT_FOLDERS.includes(first)) return 30_000;
    return first === 'themes' ? 20_000 : 10_000;
  };
  return [...sheets].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}
