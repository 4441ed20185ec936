import type { ListedPost, PostSummary } from '#core/posts/post';

/**
 * A post of the list as it is kept and crosses the thread's border: its `ListedPost` (or `PostSummary`) as JSON, which is quicker than
 * copying objects, without what most posts do not have, which is half of it.
 */
export type PostLine = string;

/** Such posts, `[PostLine, …]`. */
export type PostLines = string;

type Usual = Omit<PostSummary, 'id' | 'title'>;
type Written = Pick<ListedPost, 'id' | 'title'> & { readonly [Key in keyof Usual]?: Usual[Key] | undefined };

/** The line of a post, from which `postOf` makes the same post. */
export function lineOf(post: ListedPost): PostLine {
  const { id, title, date, draft, hold, publishDate, expiryDate, updated } = post;
  const { tags, categories, language, description, modified, problem } = post;
  // JSON has no place for what is undefined.
  return JSON.stringify({
    id,
    title,
    date: date ?? undefined,
    draft: draft || undefined,
    hold: hold ?? undefined,
    publishDate: publishDate ?? undefined,
    expiryDate: expiryDate ?? undefined,
    updated: updated ?? undefined,
    tags: tags.length === 0 ? undefined : tags,
    categories: categories.length === 0 ? undefined : categories,
    language: language ?? undefined,
    description: description || undefined,
    modified: modified ?? undefined,
    problem: problem ?? undefined,
  } satisfies Written);
}

/** The same of a `PostSummary`. */
export function summaryLine(line: PostLine, url: string | null): PostLine {
  return url === null ? line : `${line.slice(0, -1)},"url":${JSON.stringify(url)}}`;
}

/** The JSON of a list of these. Brackets around the whole would copy its megabytes once more. */
export function linesOf(posts: readonly PostLine[]): PostLines {
  if (posts.length === 0) return '[]';
  const parts = [...posts];
  parts[0] = `[${parts[0]}`;
  parts[parts.length - 1] += ']';
  return parts.join();
}

/** The post of a line. Here and below only what the functions above made may be given: it is not looked at. */
export function postOf(line: PostLine): ListedPost {
  return listed(JSON.parse(line) as Written);
}

/** The posts of a list, in its order. */
export function postsOf(lines: PostLines): ListedPost[] {
  return (JSON.parse(lines) as Written[]).map(listed);
}

/** The same with the addresses that `summaryLine` put there; null where there is none. */
export function summariesOf(lines: PostLines): PostSummary[] {
  return (JSON.parse(lines) as Written[]).map((line) => ({ ...listed(line), url: line.url ?? null }));
}

function listed(line: Written): ListedPost {
  return {
    id: line.id,
    title: line.title,
    date: line.date ?? null,
    draft: line.draft ?? false,
    hold: line.hold ?? null,
    publishDate: line.publishDate ?? null,
    expiryDate: line.expiryDate ?? null,
    updated: line.updated ?? null,
    tags: line.tags ?? [],
    categories: line.categories ?? [],
    language: line.language ?? null,
    description: line.description ?? '',
    modified: line.modified ?? null,
    problem: line.problem ?? null,
  };
}
