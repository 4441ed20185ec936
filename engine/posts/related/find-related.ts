import type { ContentModel } from '#core/blog/model';
import { DATED } from '#core/blog/naming';
import type { LinkUse, PostLink } from '#core/posts/links/links';
import { linkLookup } from '#core/posts/links/lookup';
import { decoded, nameOf } from '#core/posts/links/paths';
import { resolveLink } from '#core/posts/links/resolve';
import { Likeness, tagLikeness, type WordCounts } from '#core/posts/related/measure';
import { phrasePattern, phrasesOf, phraseWords } from '#core/posts/related/phrases';
import { proseOf } from '#core/posts/related/prose';
import type { RelatedAnswer, RelatedPlace, RelatedPost } from '#core/posts/related/related';
import { sentenceAt } from '#core/posts/related/sentence';
import { eachWord, wordNumber } from '#core/posts/related/words';
import { headingsOf } from '#core/posts/search/document';
import { foldText } from '#core/posts/search/fold';
import { foldForSearch, foldMapped } from '#core/posts/search/search-fold';
import { findIn, needleOf } from '../index/compact-text';
import { type IndexEntry, postIn } from '../index/entry';
import type { slices } from '../index/slices';
import { bodyOf, type Portrait } from './portrait';

/** A post with its portrait. */
export interface Pictured {
  readonly entry: IndexEntry;
  readonly portrait: Portrait;
}

export interface RelatedRequest {
  readonly of: Pictured;
  /** All posts of the blog, newest first. */
  readonly all: readonly Pictured[];
  readonly counts: WordCounts;
  readonly model: ContentModel;
  readonly part: ReturnType<typeof slices>;
}

const MOST_RELATED = 8;
const MOST_PLACES = 30;
/** Posts with less in common are not about the same things. */
const LEAST = 0.06;
/** … nor than this share of what the best one has. */
const LEAST_OF_BEST = 0.2;
/** What is said of two posts is what few others have: of posts at most this share, and a few. */
const TOLD_SHARE = 0.15;
const TOLD_AT_LEAST = 3;
const TOLD_LETTERS = 4;
/** A word that more posts than this share have, and than a few, names nothing. */
const RARE_SHARE = 0.03;
const RARE_AT_LEAST = 3;

/** What the other posts have to do with one. */
export async function findRelated(request: RelatedRequest): Promise<RelatedAnswer> {
  const backlinks = await linksTo(request);
  const linking = new Set(backlinks.map(({ id }) => id));
  return {
    related: await alike(request),
    backlinks: backlinks.slice(0, MOST_PLACES),
    mentions: await mentionsOf(request, linking),
  };
}

async function alike({ of, all, counts, model, part }: RelatedRequest): Promise<RelatedPost[]> {
  const likeness = new Likeness(of.portrait.bag, counts);
  const tags = tagsOf(of);
  const postsWith = new Map<string, number>();
  for (const { portrait } of all)
    for (const tag of portrait.tags) postsWith.set(tag, (postsWith.get(tag) ?? 0) + 1);
  const scored: { readonly other: Pictured; readonly score: number }[] = [];
  for (const other of all) {
    if (part.isOver()) await part.next();
    if (other === of || !other.portrait.shown || isOtherLanguage(of.portrait, other.portrait)) continue;
    const shared = tagLikeness([...tags.keys()], other.portrait.tags, postsWith, all.length);
    const score = likeness.to(other.portrait.bag) + shared;
    if (score >= LEAST) scored.push({ other, score });
  }
  // The order of all is newest first, and the sort keeps it among equals.
  scored.sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) * LEAST_OF_BEST;
  const best = scored.filter(({ score }) => score >= least).slice(0, MOST_RELATED);
  if (best.length === 0) return [];
  const linked = linkedFrom(
    of,
    best.map(({ other }) => other),
    model,
  );
  const names = wordsOf(of, model);
  const most = Math.max(TOLD_AT_LEAST, all.length * TOLD_SHARE);
  const told = (number: number): readonly string[] => {
    const word = names.get(number);
    return word === undefined || counts.of(number) > most ? [] : [word];
  };
  return best.map(({ other, score }) => ({
    id: other.entry.id,
    score,
    tags: [...tags].flatMap(([tag, name]) => (other.portrait.tags.has(tag) ? [name] : [])),
    words: likeness.shared(other.portrait.bag, 16).flatMap(told).slice(0, 4),
    linked: linked.has(other.entry.id),
  }));
}

/** The post's tags as they are written, by what they are compared as. */
const tagsOf = ({ entry }: Pictured): Map<string, string> =>
  new Map(postIn(entry).tags.map((tag) => [foldText(tag), tag]));

/** Translations are not about the same things: they are the same. */
function isOtherLanguage(a: Portrait, b: Portrait): boolean {
  return a.language !== null && b.language !== null && a.language !== b.language;
}

/**
 * The post's own words by their numbers, as they are read. Pairs of letters of scripts without spaces only from its title
 * and headings: cut out of a sentence they are seldom words.
 */
function wordsOf({ entry, portrait }: Pictured, model: ContentModel): Map<number, string> {
  const names = new Map<number, string>();
  const { body } = bodyOf(entry, model);
  const take = (text: string, wholly: boolean) => {
    for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      eachWord(word, (folded) => {
        const number = wordNumber(folded);
        const asRead = foldForSearch(word) === folded;
        // Short words are read over, whatever they weigh.
        if (asRead && /^\p{ASCII}+$/u.test(word) && word.length < TOLD_LETTERS) return;
        if ((asRead || wholly) && !names.has(number)) names.set(number, asRead ? word.toLowerCase() : folded);
      });
    }
  };
  take(portrait.title, true);
  for (const { from, to } of headingsOf(body)) take(body.slice(from, to), true);
  take(proseOf(body).text, false);
  return names;
}

/** Which of `others` the post links to. */
function linkedFrom(of: Pictured, others: readonly Pictured[], model: ContentModel): Set<string> {
  const lookup = linkLookup({ posts: [of, ...others].map(placeOf), files: null, model });
  const found = new Set<string>();
  for (const link of of.portrait.links) {
    const target = resolveLink(link, of.entry.id, model, lookup);
    if (target.kind === 'post') found.add(target.id);
  }
  return found;
}

const placeOf = ({ entry, portrait }: Pictured) => ({
  id: entry.id,
  url: portrait.url,
  title: portrait.title,
});

async function linksTo({ of, all, model, part }: RelatedRequest): Promise<RelatedPlace[]> {
  const needles = needlesOf(of);
  // Those that a link may mean in its place: of one name, title or address.
  const names = new Set(needles);
  const namesakes = all.filter(
    (each) => each === of || names.has(bareName(each.entry.id)) || each.portrait.title === of.portrait.title,
  );
  const found: RelatedPlace[] = [];
  for (const other of all) {
    if (part.isOver()) await part.next();
    if (other === of) continue;
    const near = other.portrait.links.filter(({ target }) => {
      const written = decoded(target).toLowerCase();
      return needles.some((needle) => written.includes(needle));
    });
    if (near.length === 0) continue;
    const lookup = linkLookup({ posts: [...namesakes, other].map(placeOf), files: null, model });
    const places = near.flatMap((each) => {
      const target = resolveLink(each, other.entry.id, model, lookup);
      return target.kind === 'post' && target.id === of.entry.id ? [readAt(each)] : [];
    });
    const [first, ...others] = places;
    if (first === undefined) continue;
    const { from, to } = others.reduce((best, each) => (each.from < best.from ? each : best), first);
    const { text, bodyFrom } = bodyOf(other.entry, model);
    found.push({ id: other.entry.id, at: { from, to }, sentence: sentenceAt(text, from, to, bodyFrom) });
  }
  return found;
}

/** Where a reader meets a link: a definition lies elsewhere. */
const readAt = ({ from, to, use }: PostLink): LinkUse => use ?? { from, to };

const bareName = (id: string): string => nameOf(id).replace(DATED, '').normalize('NFC').toLowerCase();

/** What a link to a post has in it somewhere. */
function needlesOf({ entry, portrait }: Pictured): string[] {
  const slug = decoded(portrait.url ?? '')
    .replace(/(?:index)?\.html?$/i, '')
    .split('/')
    .filter(Boolean)
    .at(-1);
  return [
    ...new Set([bareName(entry.id), slug ?? '', portrait.title].map((each) => each.toLowerCase())),
  ].filter(Boolean);
}

async function mentionsOf(
  { of, all, counts, model, part }: RelatedRequest,
  linking: ReadonlySet<string>,
): Promise<RelatedPlace[]> {
  const most = Math.max(RARE_AT_LEAST, all.length * RARE_SHARE);
  const phrases = phrasesOf(of.portrait.title, (word) => counts.of(wordNumber(word)) <= most);
  if (phrases.whole.length + phrases.near.length === 0) return [];
  const whole = phrases.whole.map((phrase) => phraseWords(phrase).map(needleOf));
  const near = phrases.near.map(needleOf);
  const patterns = {
    whole: phrases.whole.map(phrasePattern),
    near: phrases.near.map(phrasePattern),
  };
  const sure: RelatedPlace[] = [];
  const likely: RelatedPlace[] = [];
  for (const { entry, portrait } of all) {
    if (part.isOver()) await part.next();
    if (entry === of.entry || linking.has(entry.id) || isOtherLanguage(of.portrait, portrait)) continue;
    const text = entry.haystack?.text ?? null;
    // What search keeps is folded already; a look at it is all that most posts cost.
    const may =
      text === null ||
      whole.some((words) => words.every((needle) => findIn(text, needle) >= 0)) ||
      (near.length > 0 && near.every((needle) => findIn(text, needle) >= 0));
    if (!may) continue;
    const place = placeIn(entry, patterns, model);
    if (place === null) continue;
    (place.whole ? sure : likely).push(place.place);
    if (sure.length >= MOST_PLACES) break;
  }
  return [...sure, ...likely].slice(0, MOST_PLACES);
}

interface Patterns {
  readonly whole: readonly RegExp[];
  /** All of them in one paragraph. */
  readonly near: readonly RegExp[];
}

/** Where a post names another one in words that are not a link. */
function placeIn(
  entry: IndexEntry,
  { whole, near }: Patterns,
  model: ContentModel,
): { readonly whole: boolean; readonly place: RelatedPlace } | null {
  const { text, body, bodyFrom } = bodyOf(entry, model);
  const folded = foldMapped(proseOf(body).unlinked);
  const make = (match: RegExpMatchArray) => {
    const from = match.index ?? 0;
    const source = folded.source(from, from + match[0].length);
    const at = { from: source.from + bodyFrom, to: source.to + bodyFrom };
    return { id: entry.id, at, sentence: sentenceAt(text, at.from, at.to, bodyFrom) };
  };
  for (const pattern of whole) {
    for (const match of folded.text.matchAll(pattern)) return { whole: true, place: make(match) };
  }
  const [first, ...others] = near;
  if (first === undefined || others.length === 0) return null;
  for (const match of folded.text.matchAll(first)) {
    const from = Math.max(0, folded.text.lastIndexOf('\n\n', match.index));
    const end = folded.text.indexOf('\n\n', match.index);
    const paragraph = folded.text.slice(from, end < 0 ? undefined : end);
    if (others.every((word) => paragraph.search(word) >= 0)) return { whole: false, place: make(match) };
  }
  return null;
}
