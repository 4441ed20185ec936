import type { ContentModel } from '../../blog/model';
import { RFC3339 } from '../dates/date-like';
import { siteDateLike } from '../dates/site-zone';
import { draftMark } from '../draft-mark';
import type { FieldValue } from '../front-matter/front-matter';
import { scriptFields, scriptStart } from '../front-matter/script-header';
import { agreementOn } from './agreement';

interface Filling {
  readonly title: string;
  readonly slug: string;
  readonly model: ContentModel;
  readonly now: string;
}

/**
 * The exported object (`export const meta = {…}`) of a new post as the post with this text has one: its plain fields in
 * their order, empty but for title, date, draft, slug and the switches and numbers that nearly all of `others` (texts of
 * posts) share, without what only its own imports give a meaning. Null
 * when that post has none.
 */
export function newScriptHeader(
  text: string,
  others: readonly string[],
  { title, slug, model, now }: Filling,
): string | null {
  const start = scriptStart(text);
  if (start === null) return null;
  const mark = draftMark(model);
  const all = [text, ...others]
    .filter((each) => scriptStart(each) !== null)
    .map((each) => scriptFields(each));
  const lines = [...scriptFields(text)].flatMap(([key, old]) => {
    const value = ((): FieldValue | undefined => {
      if (key === model.fields.title || key === 'title') return title;
      if (key === model.fields.date || key === 'date')
        return siteDateLike(typeof old === 'string' ? old : RFC3339, now, model) ?? now;
      if (key === mark?.field) return mark.value;
      if (key === 'slug') return slug;
      if (typeof old === 'string') return '';
      if (Array.isArray(old)) return [];
      const { usual, value } = agreementOn(
        key,
        all.map((fields) => ({ fields })),
      );
      return usual ? value : undefined;
    })();
    if (value === undefined) return [];
    return `  ${/^[\w$]+$/.test(key) ? key : quoted(key)}: ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)},`;
  });
  return `${start}\n${lines.join('\n')}\n}\n\n`;
}

const quoted = (text: string): string =>
  text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
