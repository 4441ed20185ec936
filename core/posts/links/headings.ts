import { z } from 'zod';

/** A heading that can be linked to: its anchor by the rule of the blog's generator. */
export const PostHeading = z.strictObject({
  level: z.number().int().min(1).max(6),
  text: z.string(),
  id: z.string(),
});
export type PostHeading = z.infer<typeof PostHeading>;

/** What stands in one ends before another begins, so that many without an end are read once. */
const HEADING = /<h([1-6])\b([^>]{0,2000})>((?:(?!<h[1-6]\b)[\s\S])*?)<\/h\1>/g;
const ID = /\sid="([^"]*)"/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decoded = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

/** The headings with an id in a post's HTML as `createRenderer` makes it, in order. */
export function headingsIn(html: string): PostHeading[] {
  return [...html.matchAll(HEADING)].flatMap(([, level, attributes = '', inner = '']) => {
    const id = decoded(ID.exec(attributes)?.[1] ?? '');
    const text = decoded(inner.replace(/<[^>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim();
    return id === '' || text === '' ? [] : [{ level: Number(level), text, id }];
  });
}
