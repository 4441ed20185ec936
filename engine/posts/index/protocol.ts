import type { ContentModel } from '#core/blog/model';
import type { CheckProblem } from '#core/posts/check';
import type { LinkHabit } from '#core/posts/links/example';
import type { PostHeading } from '#core/posts/links/headings';
import type { PostAddresses, PostTimes } from '#core/posts/post';
import type { RelatedAnswer } from '#core/posts/related/related';
import type { SearchAnswer } from '#core/posts/search/search';
import type { PostLines } from './line';

/** Which blog an index is of, and where it may keep what it knows between two starts. */
export interface IndexPlace {
  /** Absolute, without links. */
  readonly root: string;
  readonly model: ContentModel;
  /** When reading the model began, ms since the epoch; absent where that is not known. */
  readonly readAt?: number;
  /** A file of the app's own (absolute), never in the blog; null to keep nothing. */
  readonly cacheFile: string | null;
  /** Of the program; see `CacheKey`. */
  readonly version: string;
  /** Whether changes are followed. */
  readonly watch: boolean;
}

/** What an index is asked, and what it answers. */
export interface IndexAnswers {
  /** What is known now, newest first. */
  readonly list: {
    input: null;
    output: { readonly posts: PostLines; readonly complete: boolean };
  };
  /** Every post as it is on the disk now, newest first. */
  readonly all: { input: null; output: PostLines };
  /** The same with their addresses. */
  readonly addressed: { input: null; output: PostLines };
  /** The addresses of those of these posts (ids; null: of all) that are known now. */
  readonly addresses: { input: readonly string[] | null; output: PostAddresses };
  /** When the files of those of these posts (ids; null: of all) that are known now were last changed. */
  readonly times: { input: readonly string[] | null; output: PostTimes };
  /** Ids of posts with one of these strings in their files, newest first. */
  readonly containing: { input: readonly string[]; output: readonly string[] };
  /** Null when a later query came before. */
  readonly search: {
    input: { readonly query: string; readonly limit: number };
    output: SearchAnswer | null;
  };
  /** Looks at the files again, all or these; answers when the news of them is out. */
  readonly look: { input: readonly string[] | null; output: null };
  /** Answers when every post is read and can be searched. */
  readonly settled: { input: null; output: null };
  /** Answers when changes made from now on are seen. */
  readonly watching: { input: null; output: null };
  /** How posts link to each other, the usual way first. */
  readonly linkHabit: { input: null; output: LinkHabit };
  /** What other posts have to do with one (its id); null when there is none. */
  readonly related: { input: string; output: RelatedAnswer | null };
  /** What is wrong with these posts. */
  readonly check: { input: readonly string[]; output: readonly CheckProblem[] };
  /** Of one post (its id); null when there is none. */
  readonly headings: { input: string; output: PostHeading[] | null };
}
export type IndexQuestion = keyof IndexAnswers;

/** What an index says of its own accord. */
export type IndexNews =
  /** Posts that were not in the list yet. `complete` with the last of them. */
  | { readonly kind: 'listed'; readonly posts: PostLines; readonly complete: boolean }
  | { readonly kind: 'changed'; readonly posts: PostLines; readonly removed: readonly string[] }
  /** Changes are looked for now and then, because the system does not tell of them. Said once. */
  | { readonly kind: 'polling'; readonly reason: string }
  /** A file that may say how the blog is kept was touched. */
  | { readonly kind: 'config' }
  /** Something failed without harm: the cache cannot be written, a folder cannot be read. */
  | { readonly kind: 'trouble'; readonly message: string };

/** What the main thread sends to the worker. `blog` numbers an open index. */
export type WorkerRequest =
  | { readonly kind: 'open'; readonly blog: number; readonly place: IndexPlace }
  | {
      readonly kind: 'ask';
      readonly blog: number;
      readonly seq: number;
      readonly question: IndexQuestion;
      readonly input: unknown;
    }
  | { readonly kind: 'close'; readonly blog: number; readonly seq: number };

/** What the worker sends back; `ready` once, before all else. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly seq: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly seq: number; readonly message: string }
  | { readonly kind: 'news'; readonly blog: number; readonly news: IndexNews };
