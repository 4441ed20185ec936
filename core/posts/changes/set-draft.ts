import type { ContentFolder, ContentModel } from '../../blog/model';
import { isUnder } from '../../blog/naming';
import { contentFolderOf } from '../../blog/post-path';
import { errorSentence, Failure } from '../../ipc/errors';
import { en } from '../../messages/en';
import type { PostChange } from '../change';
import { normaliseDate } from '../dates/date';
import { DAY, dateLike, localMoment, SPACED, SPACED_ZONE } from '../dates/date-like';
import { siteDateLike } from '../dates/site-zone';
import { draftEdits } from '../draft-edit';
import { modelAt } from '../draft-rule';
import type { FieldValue } from '../front-matter/front-matter';
import { fieldsInForce } from '../inherited/in-force';
import { publishedFolder } from '../new-post/folders';
import { newPath } from '../new-post/path';
import { belongingsOf } from './belongings';
import { type ChangeFacts, type Draft, draftOf, pathAfter, type Refusal, type Way } from './draft';
import { fieldsOf, withField } from './fields';
import { folded } from './file-name';
import { join, type PostPlace, pathOf, placeOf, split } from './post-place';
import { relocate } from './relocate';

/**
 * Draft ↔ published by what the blog's generator goes by: a flag or a status is turned in place; where a folder
 * decides (Jekyll, Hexo) the file moves between it and the posts. A post without any date gets today's in its front
 * matter and, where the posts have one, in its name; one that has a date keeps it, both ways. generators.md 4.3, 4.6.
 */
export function setDraft(change: Extract<PostChange, { kind: 'setDraft' }>, facts: ChangeFacts): Draft {
  const { draftRule } = facts.model;
  if (draftRule.kind === 'none') throw new Failure('change-refused', { reason: en.changes.reasons.noDrafts });
  const edits = new Map<string, string>();
  const moves: Way[] = [];
  const refused: Refusal[] = [];
  // Two drafts that would get one name must not meet.
  const targets = new Set<string>();
  for (const id of new Set(change.postIds)) {
    const text = facts.texts.get(id);
    if (text === undefined) {
      refused.push({ postId: id, reason: en.changes.reasons.unreadable });
      continue;
    }
    try {
      const one = setOne(id, text, change.draft, { ...facts, model: modelAt(id, facts.model) });
      for (const { to } of one.moves) {
        if (targets.has(folded(to))) throw new Failure('name-taken', { path: to });
        targets.add(folded(to));
      }
      if (one.text !== text) edits.set(id, one.text);
      moves.push(...one.moves);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (change.postIds.length === 1) throw error;
      if (error.code === 'nothing-to-change') continue;
      refused.push({ postId: id, reason: error.detail.reason ?? errorSentence(error.code, error.detail) });
    }
  }
  const first = change.postIds.length === 1 ? change.postIds[0] : undefined;
  const select = first === undefined ? null : pathAfter(first, moves);
  return draftOf({ edits, moves, refused, select: select === first ? null : select });
}

interface Turned {
  readonly text: string;
  readonly moves: readonly Way[];
}

function setOne(id: string, text: string, draft: boolean, facts: ChangeFacts): Turned {
  const { model } = facts;
  const rule = model.draftRule;
  switch (rule.kind) {
    case 'none':
      return { text, moves: [] };
    case 'flag':
    case 'status':
      return { text: turned(id, text, draft, model), moves: [] };
    case 'folder':
      return draft ? toDrafts(id, text, rule.path, facts) : toPosts(id, text, rule.path, facts);
  }
}

/** The text with the fields set that make it a draft or none, in the post's own words. */
function turned(id: string, text: string, draft: boolean, model: ContentModel): string {
  const { all } = fieldsOf(text, id, model);
  const settings = draftEdits(all, model, draft, fieldsInForce(id, all, model));
  return settings.reduce((now, { name, value }) => edited(now, id, model, name, value), text);
}

function edited(text: string, id: string, model: ContentModel, key: string, value: FieldValue): string {
  const result = withField(text, id, model, key, value);
  if ('reason' in result) throw new Failure('change-refused', { reason: result.reason });
  return result.text;
}

function toPosts(id: string, before: string, drafts: string, facts: ChangeFacts): Turned {
  const { model, now } = facts;
  // `published: false` keeps a post off the site wherever it lies.
  const text = turned(id, before, false, model);
  const here = draftsFolder(id, drafts, model);
  if (here === null) return { text, moves: [] };
  const target = neighbour(here, 'posts', model);
  if (target === null) throw new Failure('change-refused', { reason: en.changes.reasons.noPostsFolder });
  const dated = withDate(id, text, facts);
  const siblings = facts.posts.filter((post) => contentFolderOf(post.id, model)?.path === target.path);
  const place = placeOf(id, model);
  const moment = ownMoment(id, text, facts) ?? now;
  const named = newPath({
    slug: place.slug,
    folder: publishedFolder(siblings, target.path, model, moment),
    nearest: siblings[0]?.id,
    model,
    now: moment,
  });
  const wanted = placeOf(named, model);
  const folder = below(id, here) === '' ? wanted.folder : join(target.path, below(id, here));
  const date = place.date === '' ? wanted.date : place.date;
  return { text: dated, moves: relocate(belongingsOf(id, facts), { ...place, folder, date }, facts) };
}

function toDrafts(id: string, text: string, drafts: string, facts: ChangeFacts): Turned {
  const { model } = facts;
  if (draftsFolder(id, drafts, model) !== null) throw new Failure('nothing-to-change');
  const to = draftPlace(id, placeOf(id, model), model);
  const moves = relocate(belongingsOf(id, facts), to, facts);
  return { text: withDateOfPath(id, text, to, facts), moves };
}

/**
 * Where a draft goes that is called as `place` says: the drafts folder beside the post `id`, where this blog keeps drafts
 * in one. Jekyll's drafts have no date in their name; Hexo's are named as its posts are.
 */
export function draftPlace(id: string, place: PostPlace, model: ContentModel): PostPlace {
  const rule = model.draftRule;
  if (rule.kind !== 'folder' || draftsFolder(id, rule.path, model) !== null) return place;
  const here = contentFolderOf(id, model);
  const target = here === null ? rule.path : (neighbour(here.path, 'drafts', model)?.path ?? rule.path);
  const inside = here === null ? '' : undated(below(id, here.path));
  const date = model.generator === 'jekyll' ? '' : place.date;
  return { ...place, folder: inside === '' ? target : join(target, inside), date };
}

/** The drafts folder a post lies in, or null. */
function draftsFolder(id: string, drafts: string, model: ContentModel): string | null {
  const folder = contentFolderOf(id, model);
  if (folder?.kind === 'drafts') return folder.path;
  return isUnder(id, drafts) ? drafts : null;
}

/** The folder of posts beside a folder of drafts, or the other way round; the first one when none is beside it. */
function neighbour(
  path: string,
  kind: ContentFolder['kind'],
  { contentFolders }: ContentModel,
): ContentFolder | null {
  const all = contentFolders.filter((folder) => folder.kind === kind);
  const parent = split(path).folder;
  return all.find((folder) => split(folder.path).folder === parent) ?? all[0] ?? null;
}

/** The folders between a content folder and the post. */
function below(id: string, folder: string): string {
  const inside = folder === '' ? id : id.slice(folder.length + 1);
  return split(inside).folder;
}

/** Folders by year and month belong to published posts. */
const undated = (folders: string): string =>
  folders
    .split('/')
    .filter((part) => !/^\d{1,4}$/.test(part))
    .join('/');

/**
 * Today's date for a post that has none, in the style of the posts beside it; posts whose date is in their name only
 * get none.
 */
function withDate(id: string, text: string, facts: ChangeFacts): string {
  const { model, now } = facts;
  if (ownMoment(id, text, facts) !== null) return text;
  const fields = fieldsOf(text, id, model);
  const old = fields.value(model.fields.date, 'date');
  const sample = typeof old === 'string' ? old : siblingDate(facts);
  const quoted = fields.quoted(model.fields.date, 'date');
  if (sample === null) return text;
  const usual = model.generator === 'hexo' ? SPACED : SPACED_ZONE;
  const date = siteDateLike(sample, now, model, quoted) ?? siteDateLike(usual, now, model);
  return date === null ? text : edited(text, id, model, fields.key(model.fields.date, 'date'), date);
}

/** The text with the date that only the path had, where the path to come has it no more. */
function withDateOfPath(id: string, text: string, to: PostPlace, facts: ChangeFacts): string {
  const { model } = facts;
  const fields = fieldsOf(text, id, model);
  const day = dayOfPath(id, model);
  if (day === null || dayOf(fields.value(model.fields.date, 'date')) !== null) return text;
  if (dayOfPath(pathOf(to), model) === day) return text;
  const moment = `${day}T00:00:00${localMoment(facts.now).offset}`;
  const sample = siblingDate(facts);
  // As UTC, the day could become the one before.
  const date = sample === null || /z$/i.test(sample.trim()) ? null : dateLike(sample, moment);
  const key = fields.key(model.fields.date, 'date');
  return edited(text, id, model, key, date ?? dateLike(DAY, moment) ?? day);
}

/** The post's own day, by its front matter, else by its path, at this time of the day; null for a post without one. */
function ownMoment(id: string, text: string, { model, now }: ChangeFacts): string | null {
  const day = dayOf(fieldsOf(text, id, model).value(model.fields.date, 'date')) ?? dayOfPath(id, model);
  return day === null ? null : day + now.slice(10);
}

function dayOf(date: unknown): string | null {
  const day = typeof date === 'string' ? normaliseDate(date)?.slice(0, 10) : undefined;
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}

/** The full day in a path, in front of the name or in the folders above it: `2024-05-06-a.md`, `2024/05/06/a.md`. */
function dayOfPath(id: string, model: ContentModel): string | null {
  const { folder, date } = placeOf(id, model);
  const parts = /^(\d{4})[-_]?(\d{1,2})[-_]?(\d{1,2})[-_]$/.exec(date) ?? FOLDERS.exec(folder);
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const FOLDERS = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})$/;

/** How the newest post that was read writes its date; null when none has one in its front matter. */
function siblingDate({ posts, texts, model }: ChangeFacts): string | null {
  for (const { id, draft } of posts) {
    const text = draft ? undefined : texts.get(id);
    if (text === undefined) continue;
    const date = fieldsOf(text, id, model).value(model.fields.date, 'date');
    if (typeof date === 'string') return date;
  }
  return null;
}
