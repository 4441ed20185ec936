import { checkWords } from '#core/messages/check';
import { format } from '#core/messages/en';
import { type ReviewCheck, reviewCheck } from '#core/publish/checks/review-check';
import type { PublishStatus, Repository, Review, ReviewFile } from '#core/publish/model';
import { namesOf, suggestMessage } from '#core/publish/suggest-message';

interface FakePost {
  readonly id: string;
  readonly title: string;
  readonly draft: boolean;
  readonly text: string;
  readonly published: string | null;
}

const IMAGE = 'static/images/quay.jpg';

/** What publishing these posts of the fake blog would do, with an image that goes along. */
export function fakeReview(
  posts: readonly FakePost[],
  repository: Repository,
  status: PublishStatus,
): Review {
  const files = posts.map(({ id, text, published }): ReviewFile => {
    const was = new Set(published?.split('\n'));
    const is = new Set(text.split('\n'));
    return {
      path: id,
      from: null,
      change: published === null ? 'added' : 'modified',
      role: 'post',
      added: [...is].filter((line) => !was.has(line)).length,
      removed: [...was].filter((line) => !is.has(line)).length,
    };
  });
  const image: ReviewFile = {
    path: IMAGE,
    from: null,
    change: 'added',
    role: 'image',
    added: 0,
    removed: 0,
  };
  const ids = new Set(posts.map(({ id }) => id));
  const changed = posts.map((post, at) => ({
    ...post,
    change: files[at]?.change ?? ('modified' as const),
    before: post.published === null ? null : { title: post.title, draft: post.draft },
    moved: false,
    fields: [],
    body: true,
  }));
  return {
    paths: posts.map(({ id }) => id),
    posts: changed.map(({ id, title, draft, change }) => ({ id, title, draft, change })),
    title: namesOf(posts.map(({ title }) => title)),
    repository,
    files: [...files, image],
    missingImages: [],
    others: status.changed.filter(({ path }) => !ids.has(path)),
    waitingCommits: status.ahead ?? 0,
    message: suggestMessage(changed, []),
  };
}

/** What is found in them: one image without a description. */
export function fakeChecks(paths: readonly string[]): ReviewCheck[] {
  const [path] = paths;
  if (path === undefined) return [];
  const sentence = format(checkWords.problems['image-alt'], { target: IMAGE });
  return [reviewCheck('image-alt', path, 12, sentence)];
}
