import type { EditorState } from '@codemirror/state';
import type { Blog } from '#core/blog/blog';
import type { FieldNames } from '#core/blog/model';
import { fieldsInForce } from '#core/posts/inherited/in-force';
import type { ListedPost } from '#core/posts/post';
import { relatedPosts } from '#core/posts/related/shared-words';
import { type Direction, postDirection } from '#core/site/direction';
import { type PageFacts, pageFooter, pageHeader, titleFromBody } from '#core/site/page';
import type { Facts } from '../editor/facts';
import { bodyFrom, frontMatterField } from '../editor/front-matter';
import { fieldCategory, fieldList, fieldText } from '../posts/properties/chips';
import { property } from '../posts/properties/set-property';
import type { PostList } from '../posts/store';

/** How far into the body a title is looked for, in UTF-16 units. */
const TITLE_WITHIN = 2000;
/** How much of the body says which way it is written, in UTF-16 units. */
const DIRECTION_WITHIN = 4000;
/** Front matter keys that name a post's language where the blog has no rule for it. */
const LANGUAGE_KEYS = ['lang', 'language', 'locale'];

function bodyTitle(state: EditorState) {
  const from = bodyFrom(state);
  const head = state.sliceDoc(0, Math.min(state.doc.length, from + TITLE_WITHIN));
  const found = titleFromBody(head, from);
  // A heading that runs to the end of what was looked at may be longer than that.
  return found && (found.to < head.length || head.length === state.doc.length) ? found : null;
}

/**
 * Where the article begins: after a first heading that is the page's title, so that the page shows it once; else
 * where the body begins. An offset at the start of a line. `titleField` is the front matter's key for the title.
 */
export function articleFrom(state: EditorState, titleField: string): number {
  const found = bodyTitle(state);
  if (found === null) return bodyFrom(state);
  const written = fieldText(state.field(frontMatterField).fields.get(titleField)).trim();
  if (written !== '' && written !== found.title) return bodyFrom(state);
  return Math.min(state.doc.length, state.doc.lineAt(found.to).to + 1);
}

/**
 * The same after an edit that begins at `changed`, where `before` was the state and `was` the place before it: looked for
 * again only where the edit reaches what it rests on. Most keys do not.
 */
export function articleFromAfter(
  was: number,
  before: EditorState,
  changed: number,
  state: EditorState,
  titleField: string,
): number {
  const restsOn = Math.max(was, bodyFrom(before) + TITLE_WITHIN);
  const isKept = changed > restsOn && before.field(frontMatterField) === state.field(frontMatterField);
  return isKept ? was : articleFrom(state, titleField);
}

/** The page's HTML before and after the article, and its language. */
export interface PageAround {
  readonly header: string;
  readonly footer: string;
  readonly title: string;
  readonly language: string;
  readonly direction: Direction;
}

/** What the theme writes around the article of one post. */
export function pageAround(
  id: string,
  state: EditorState,
  facts: Facts,
  blog: Blog,
  list: PostList,
): PageAround {
  const { model } = blog;
  const { site } = model;
  const { frontMatter } = facts;
  const inForce = { ...frontMatter, fields: fieldsInForce(id, frontMatter.fields, model) };
  const value = (fact: keyof FieldNames) => property(inForce, fact, model).value;
  const category = fieldCategory(value('category')) || null;
  const tags = fieldList(value('tags'), model);
  const listed = list.kind === 'ready' ? list.posts.find((post) => post.id === id) : undefined;
  const title = fieldText(value('title')).trim() || (bodyTitle(state)?.title ?? listed?.title ?? '');
  const own = writtenLanguage(facts) ?? listed?.language ?? null;
  const siteLanguage = site.language || 'en';
  const language = own ?? siteLanguage;
  const body = bodyFrom(state);
  const text = state.sliceDoc(body, Math.min(state.doc.length, body + DIRECTION_WITHIN));
  const direction = postDirection({ language: own, title, text, siteLanguage });
  const page: PageFacts = {
    title,
    category,
    readingMinutes: facts.minutes,
    lead: fieldText(value('description')),
    date: null,
    tags,
    related: related({ id, category, tags }, list).map((post) => ({
      title: post.title,
      url: `/${encodeURI(post.id)}`,
    })),
    author: site.author,
    site: { title: site.title, language, dir: direction },
  };
  return { header: pageHeader(page), footer: pageFooter(page), title, language, direction };
}

/** The language that a post's front matter names; null for none. */
function writtenLanguage({ frontMatter }: Facts): string | null {
  for (const key of LANGUAGE_KEYS) {
    const written = fieldText(frontMatter.fields.get(key)).trim();
    if (/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(written)) return written;
  }
  return null;
}

let asked = '';
let askedList: PostList | null = null;
let answer: readonly ListedPost[] = [];

/** Related posts, looked for again only when the tags, the category or the list are others: the list can be long. */
function related(to: Parameters<typeof relatedPosts>[0], list: PostList): readonly ListedPost[] {
  if (list.kind !== 'ready') return [];
  const question = JSON.stringify(to);
  if (question !== asked || list !== askedList) {
    asked = question;
    askedList = list;
    answer = relatedPosts(to, list.posts);
  }
  return answer;
}
