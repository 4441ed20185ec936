import type { ContentModel } from '../../blog/model';
import { dateLike, RFC3339 } from '../dates/date-like';
import { draftMark } from '../draft-mark';
import type { FieldValue } from '../front-matter/front-matter';
import { scriptFields, scriptStart } from '../front-matter/script-header';

/**
 * The exported object (`export const meta = {…}`) of a new post as the post with this text has one: its plain fields in
 * their order, empty but for title, date, draft and slug, without what only its own imports give a meaning. Null
 * when that post has none.
 */
export function newScriptHeader(
  text: string,
  { title, slug, model, now }: { title: string; slug: string; model: ContentModel; now: string },
): string | null {
  const start = scriptStart(text);
  if (start === null) return null;
  const mark = draftMark(model);
  const lines = [...scriptFields(text)].map(([key, old]) => {
    const value = ((): FieldValue => {
      if (key === model.fields.title || key === 'title') return title;
      if (key === model.fields.date || key === 'date')
        return dateLike(typeof old === 'string' ? old : RFC3339, now) ?? now;
      if (key === mark?.field) return mark.value;
      if (key === 'slug') return slug;
      return typeof old === 'string' ? '' : Array.isArray(old) ? [] : old;
    })();
    return `  ${/^[\w$]+$/.test(key) ? key : quoted(key)}: ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)},`;
  });
  return `${start}\n${lines.join('\n')}\n}\n\n`;
}

const quoted = (text: string): string =>
  text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
