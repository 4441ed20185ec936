import { isPost } from '#core/blog/post-path';
import { format } from '#core/messages/en';
import { reviewWords } from '#core/messages/review';
import type { CheckProblem } from '#core/posts/check';
import { summarise } from '#core/posts/facts';
import { headerOf } from '#core/posts/front-matter/quick-header';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { PAGE_SOURCE } from '#core/posts/links/paths';
import { checklist } from '#core/posts/status/checklist';
import { findMarks } from '#core/publish/checks/marks';
import { checkNaming } from '#core/publish/checks/naming';
import { ofChecklist, ofProblem, type ReviewCheck, reviewCheck } from '#core/publish/checks/review-check';
import { findSecrets } from '#core/publish/checks/secrets';
import type { ReviewFile } from '#core/publish/model';
import { missingFieldsOf } from '../posts/liveness';
import type { ReviewedBlog } from './review';
import { reviewTexts } from './review-texts';

/** What is looked through: files of a review. */
export type CheckedFile = Pick<ReviewFile, 'path' | 'from' | 'role' | 'change'>;

/**
 * What the author should know before these files go out. `problemsOf` is the check of the blog's posts (see `checkBlog`).
 * `now` is ISO 8601. Fails as `reviewTexts` does.
 */
export async function reviewChecks(
  blog: ReviewedBlog,
  files: readonly CheckedFile[],
  now: string,
  problemsOf: (ids: readonly string[]) => Promise<readonly CheckProblem[]>,
): Promise<ReviewCheck[]> {
  const there = files.filter(({ change, role }) => change !== 'deleted' && role !== 'image');
  const posts = there.filter((file) => isWritten(blog, file)).map(({ path }) => path);
  const problems = posts.length === 0 ? [] : await problemsOf(posts);
  const checks = problems.map(ofProblem);
  for (const file of there) checks.push(...(await checkFile(blog, file, now)));
  return unlike(checks);
}

async function checkFile(blog: ReviewedBlog, file: CheckedFile, now: string): Promise<ReviewCheck[]> {
  const { path, from } = file;
  const { before, after } = await reviewTexts(blog.root, path, from);
  if (after === null) return [];
  const words = reviewWords.checks;
  const secrets = findSecrets(after, before).map(({ what, shown, line }) =>
    reviewCheck('secret', path, line, format(words.secret, { what, shown })),
  );
  return isWritten(blog, file)
    ? [...secrets, ...(await checkPostText(blog, file, { before, after }, now))]
    : secrets;
}

/** A post, and not a file of redirects that goes along with one. */
const isWritten = ({ model }: ReviewedBlog, { path, role }: CheckedFile): boolean =>
  role === 'post' && (isPost(path, model) || PAGE_SOURCE.test(path));

async function checkPostText(
  { root, model }: ReviewedBlog,
  { path, from, change }: CheckedFile,
  { before, after: text }: { readonly before: string | null; readonly after: string },
  now: string,
): Promise<ReviewCheck[]> {
  const post = summarise({ id: path, text, modified: 0, model });
  const { bodyFrom } = headerOf(text, frontMatterRules(model, path));
  const missingFields = await missingFieldsOf({ root, model }, path);
  // Git's own lines come true by publishing.
  const lines = checklist({ post, git: { kind: 'none' }, missingFields, model, now, saved: true });
  // A draft of before is a new post to readers.
  const wasDraft = before !== null && summarise({ id: path, text: before, modified: 0, model }).draft;
  const isNew = (change === 'added' && from === null) || wasDraft;
  return [
    ...findMarks(text, bodyFrom, model.generator).map(({ mark, line }) =>
      reviewCheck('mark', path, line, format(reviewWords.checks.mark, { mark })),
    ),
    // A draft is not on the site whatever else is said of it.
    ...(post.draft ? [] : ofChecklist(path, lines)),
    ...checkNaming(post, { isNew, now, timezone: model.dates.timezone }),
  ];
}

/** What the check of the blog and the checklist both say is said once. */
function unlike(checks: readonly ReviewCheck[]): ReviewCheck[] {
  const ignored = new Set(checks.filter(({ kind }) => kind === 'place').map(({ path }) => path));
  return checks.filter(({ kind, path }) => kind !== 'ignored' || !ignored.has(path));
}
