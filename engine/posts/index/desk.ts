import { BlogIndex, type BlogIndexOptions } from './blog';
import type { IndexAnswers, IndexQuestion, WorkerMessage, WorkerRequest } from './protocol';

type Answering = {
  readonly [Q in IndexQuestion]: (
    index: BlogIndex,
    input: IndexAnswers[Q]['input'],
  ) => Promise<IndexAnswers[Q]['output']>;
};

const answering: Answering = {
  list: (index) => index.list(),
  all: (index) => index.all(),
  addressed: (index) => index.addressed(),
  addresses: (index, ids) => index.addresses(ids),
  times: (index, ids) => index.times(ids),
  containing: (index, needles) => index.containing(needles),
  search: (index, { query, limit }) => index.search(query, limit),
  look: (index, ids) => index.look(ids),
  settled: (index) => index.settled(),
  watching: (index) => index.watching(),
  linkHabit: (index) => index.relations.linkHabit(),
  related: (index, postId) => index.relations.related(postId),
  check: (index, ids) => index.relations.check(ids),
  headings: (index, postId) => index.relations.headings(postId),
};

export type DeskMessage = Exclude<WorkerMessage, { kind: 'ready' }>;

/** The indexes of one thread, each by its number: turns what comes into calls, and what they give into messages. */
export class IndexDesk {
  readonly #open = new Map<number, BlogIndex>();
  readonly #post: (message: DeskMessage) => void;
  readonly #options: BlogIndexOptions;

  constructor(post: (message: DeskMessage) => void, options: BlogIndexOptions = {}) {
    this.#post = post;
    this.#options = options;
  }

  take(request: WorkerRequest): void {
    switch (request.kind) {
      case 'open': {
        const { blog, place } = request;
        const tell = (news: Extract<WorkerMessage, { kind: 'news' }>['news']) =>
          this.#post({ kind: 'news', blog, news });
        this.#open.set(blog, new BlogIndex(place, tell, this.#options));
        return;
      }
      case 'ask':
        this.#answer(request.seq, this.#ask(request.blog, request.question, request.input));
        return;
      case 'close': {
        const index = this.#open.get(request.blog);
        this.#open.delete(request.blog);
        this.#answer(request.seq, index?.close() ?? Promise.resolve(null));
        return;
      }
    }
  }

  async #ask<Q extends IndexQuestion>(blog: number, question: Q, input: unknown): Promise<unknown> {
    const index = this.#open.get(blog);
    if (index === undefined) throw new Error('this index is closed');
    // The client gives each question its own input; see `PostIndex`.
    return answering[question](index, input as IndexAnswers[Q]['input']);
  }

  #answer(seq: number, answer: Promise<unknown>): void {
    answer.then(
      (output) => this.#post({ kind: 'answer', seq, output }),
      (error: unknown) =>
        this.#post({ kind: 'failed', seq, message: error instanceof Error ? error.message : String(error) }),
    );
  }
}
