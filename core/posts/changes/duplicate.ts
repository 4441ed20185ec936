import { Failure } from '../../ipc/errors';
import { en } from '../../messages/en';
import type { PostChange } from '../change';
import { DAY, dateLike, localMoment } from '../dates/date-like';
import { siteDateLike } from '../dates/site-zone';
import { draftMark } from '../draft-mark';
import { modelAt } from '../draft-rule';
import type { FieldValue } from '../front-matter/front-matter';
import { slugify } from '../new-post/slug';
import { belongingsOf } from './belongings';
import { type ChangeFacts, type Draft, draftOf, textOf, type Way } from './draft';
import { fieldsOf, withField } from './fields';
import { requireFree } from './file-name';
import { join, type PostPlace, pathOf } from './post-place';
import { draftPlace } from './set-draft';

/** Fields that give a post its address or its identity: a copy with them would stand in the way of the original. */
const OWN = ['slug', 'permalink', 'url', 'path', 'aliases', 'alias', 'redirect_from', 'id', 'uuid'];

/** A copy beside the post (in the drafts folder where there is one), a draft with its own title and today's date. */
export function duplicate(change: Extract<PostChange, { kind: 'duplicate' }>, given: ChangeFacts): Draft {
  const facts = { ...given, model: modelAt(change.postId, given.model) };
  const { model, now } = facts;
  const slug = slugify(change.title);
  if (slug === '') throw new Failure('change-refused', { reason: en.changes.reasons.noTitle });
  const post = belongingsOf(change.postId, facts);
  const name: PostPlace = { ...post.place, slug, date: todayLike(post.place.date, now) };
  const place = draftPlace(change.postId, name, model);
  const id = pathOf(place);
  requireFree(post.bundle === null ? id : join(place.folder, `${place.date}${slug}`), facts.files);
  const text = copyOf(change.postId, textOf(change.postId, facts), change.title.trim(), facts);
  return draftOf({ creates: new Map([[id, text]]), copies: copies(post, place, facts), select: id });
}

function copies(post: ReturnType<typeof belongingsOf>, to: PostPlace, { files }: ChangeFacts): Way[] {
  const folder = join(to.folder, `${to.date}${to.slug}`);
  const { assets, bundle, bundled } = post;
  if (bundle !== null) return bundled.map((from) => ({ from, to: folder + from.slice(bundle.length) }));
  if (assets === null) return [];
  const inside = files.filter((file) => file.startsWith(`${assets}/`));
  return inside.map((from) => ({ from, to: folder + from.slice(assets.length) }));
}

function copyOf(id: string, original: string, title: string, { model, now }: ChangeFacts): string {
  const fields = fieldsOf(original, id, model);
  let text = original;
  const set = (key: string, value: FieldValue | undefined) => {
    const result = withField(text, id, model, key, value);
    if ('reason' in result) throw new Failure('change-refused', { reason: result.reason });
    text = result.text;
  };
  set(fields.key(model.fields.title, 'title'), title);
  for (const key of OWN) if (fields.value(key) !== undefined) set(fields.key(key), undefined);
  const date = fields.value(model.fields.date, 'date');
  if (typeof date === 'string') {
    const quoted = fields.quoted(model.fields.date, 'date');
    const written = siteDateLike(date, now, model, quoted) ?? dateLike(DAY, now);
    if (written !== null) set(fields.key(model.fields.date, 'date'), written);
  }
  const draft = draftMark(model);
  if (draft !== null) set(fields.key(draft.field), draft.value);
  return text;
}

/** Today, written as the date in front of a name is. */
function todayLike(date: string, now: string): string {
  if (date === '') return '';
  const { year, month, day } = localMoment(now);
  const end = date.slice(-1);
  const parts = date.slice(0, -1);
  if (/^\d{8}$/.test(parts)) return `${year}${month}${day}${end}`;
  if (/^\d{6}$/.test(parts)) return `${year}${month}${end}`;
  return [year, month, day].join(parts.includes('_') ? '_' : '-') + end;
}
