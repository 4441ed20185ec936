import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isPost } from '#core/blog/post-path';
import { errorSentence, Failure } from '#core/ipc/errors';
import { cliWords } from '#core/messages/cli';
import { en, format } from '#core/messages/en';
import { pageAddress } from '#core/posts/status/checklist';
import type { ReviewCheck } from '#core/publish/checks/review-check';
import type { PublishOutcome } from '#core/publish/model';
import { joinedNews } from '#core/publish/pull/news';
import { pathInBlog } from '#engine/blog/enclosing';
import { type OpenBlog, openBlog } from '#engine/blog/open';
import { isInside, locate } from '#engine/blog/paths';
import { checkBlog } from '#engine/posts/check';
import { errnoOf } from '#engine/posts/file-errors';
import { summarisePost } from '#engine/posts/library';
import { publish as publishPaths, pushWaiting } from '#engine/publish/publish';
import { defaultStateFolder } from '#engine/publish/records/state-folder';
import { requireRepository } from '#engine/publish/repository';
import { reviewPublish } from '#engine/publish/review';
import { reviewChecks } from '#engine/publish/review-checks';
import { publishStatus } from '#engine/publish/status';
import { jsonLine, readArgs, type Terminal, type Verb, WrongUse } from './command';
import { publishDue } from './publish-due';

/** How one post ended. */
type PostResult = {
  readonly path: string;
  readonly missingImages: readonly string[];
  /** What was found in it and in what goes along; see `longhand check`. */
  readonly checks: readonly ReviewCheck[];
  /** Its page's whole address; null when it cannot be told, or there is none. */
  readonly address: string | null;
} & PublishOutcome;

interface Result {
  /** The posts that are on the remote. */
  readonly published: readonly string[];
  readonly outcome: 'published' | 'committed' | 'failed' | 'nothing';
  readonly posts: readonly PostResult[];
  /** Posts that were not tried because of one before them. */
  readonly remaining: readonly string[];
  /** Commits of before that were pushed on their own; null when there was no need. */
  readonly waiting: PublishOutcome | null;
  readonly error: { readonly code: string; readonly path: string; readonly message: string } | null;
}

/**
 * `longhand publish DIR [FILE…] -m MSG`: a commit for each post with its images, and a push. With `--due` instead of a
 * message, what was scheduled in the app and is due, so that a timer of the system can do it.
 */
export const publish: Verb = async (args, terminal) => {
  const { values, positionals } = readArgs(args, {
    message: { type: 'string', short: 'm' },
    'allow-secrets': { type: 'boolean' },
    due: { type: 'boolean' },
  });
  const [folder, ...files] = positionals;
  if (folder === undefined) throw new WrongUse(cliWords.oneFolder);
  if (values.due === true) return publishDue(folder, files, values, terminal);
  const message = values.message;
  if (typeof message !== 'string' || message.trim() === '') throw new WrongUse(cliWords.messageNeeded);
  const blog = await openBlog(resolve(folder));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { posts, waits } = await targets(blog, files);
  const result =
    posts.length === 0 && waits
      ? await sendWaiting(blog, stop.signal)
      : await publishAll(blog, posts, message, stop.signal, values['allow-secrets'] === true);
  if (values.json) await terminal.write(jsonLine(result));
  await report(result, terminal, values.json === true);
  return result.outcome === 'published' || result.outcome === 'nothing' ? 0 : 1;
};

/** The posts to publish: those named, or else every one that differs from the last commit. */
async function targets(blog: OpenBlog, files: readonly string[]) {
  if (files.length > 0) {
    const posts = await Promise.all(files.map((file) => postNamed(blog.root, file)));
    return { posts: [...new Set(posts)], waits: false };
  }
  const { repository, changed, ahead } = await publishStatus(blog.root);
  if (repository.kind === 'no-git') throw new Failure('git-missing');
  if (repository.kind === 'none') throw new Failure('not-a-repository');
  // It says which of its reasons it is.
  if (repository.kind === 'refused') await requireRepository(blog.root);
  const posts = changed.map(({ path }) => path).filter((path) => isPost(path, blog.model));
  return { posts, waits: (ahead ?? 0) > 0 };
}

/** A file as the blog has it: named from the blog's folder, or from the current one when it is only there. */
async function postNamed(root: string, file: string): Promise<string> {
  const inBlog = file.replaceAll('\\', process.platform === 'win32' ? '/' : '\\').replace(/^(?:\.\/)+/, '');
  if (!isAbsolute(file) && (await locate(root, inBlog)).kind === 'file') return inBlog;
  const path = join(
    await realFolder(dirname(resolve(file))),
    resolve(file).slice(dirname(resolve(file)).length),
  );
  if (isInside(root, path)) return pathInBlog(root, path);
  return inBlog;
}

/** Without links where it exists; a deleted post's folder may be gone too. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return folder;
  }
}

async function publishAll(
  blog: OpenBlog,
  paths: readonly string[],
  message: string,
  signal: AbortSignal,
  secretsAllowed: boolean,
): Promise<Result> {
  const posts: PostResult[] = [];
  // Everything is read once, however many posts there are.
  const report = paths.length === 0 ? null : await checkBlog(blog, paths);
  const problemsOf = async (ids: readonly string[]) =>
    report?.problems.filter(({ path }) => ids.includes(path)) ?? [];
  const now = new Date().toISOString();
  const result = (outcome: Result['outcome'], error: Result['error'] = null): Result => ({
    published: posts.filter(({ kind }) => kind === 'published').map(({ path }) => path),
    outcome,
    posts,
    remaining: paths.slice(posts.length + (error === null ? 0 : 1)),
    waiting: null,
    error,
  });
  for (const path of paths) {
    try {
      const { files, missingImages, posts: reviewed } = await reviewPublish(blog, [path]);
      const checks = await reviewChecks(blog, files, now, problemsOf);
      const secret = checks.find(({ severity }) => severity === 'stop');
      if (secret !== undefined && !secretsAllowed) {
        const where = { path: secret.path, line: String(secret.line ?? 1), sentence: secret.sentence };
        return result('failed', { code: 'secret-found', path, message: format(cliWords.secret, where) });
      }
      const state = defaultStateFolder();
      const request = { message, paths: files.map((file) => file.path), state, signal };
      const outcome = await publishPaths(blog, request);
      const there = reviewed.find(({ change }) => change !== 'deleted');
      const address = there ? pageAddress(await summarisePost(blog, there.id), blog.model) : null;
      posts.push({ path, missingImages, checks, address, ...outcome });
      // Without a remote there is nothing to wait for; anything else would only fail the same way again.
      if (outcome.kind === 'committed' && outcome.reason !== 'no-remote') break;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { code, detail } = error;
      return result('failed', { code, path, message: errorSentence(code, detail) });
    }
  }
  if (posts.length === 0) return result('nothing');
  return result(posts.every(({ kind }) => kind === 'published') ? 'published' : 'committed');
}

async function sendWaiting(blog: OpenBlog, signal: AbortSignal): Promise<Result> {
  const waiting = await pushWaiting(blog, { state: defaultStateFolder(), signal });
  return { published: [], outcome: waiting.kind, posts: [], remaining: [], waiting, error: null };
}

/** Words for the author; with `--json` only what went wrong. */
async function report(result: Result, terminal: Terminal, json: boolean): Promise<void> {
  const say = async (line: string) => {
    if (!json) await terminal.say(line);
  };
  for (const post of result.posts) {
    for (const { path, line, sentence, severity, kind } of post.checks) {
      // Missing images have their own line, and hints are for `longhand check`.
      if (severity !== 'hint' && kind !== 'image-missing')
        terminal.complain(`${path}:${line ?? 1}: ${sentence}`);
    }
    for (const src of post.missingImages)
      terminal.complain(format(cliWords.missingImage, { path: post.path, src }));
    await tell(post, cliWords.published, cliWords.committed, post.path);
    if (post.kind === 'published' && post.address !== null) await say(`  ${post.address}`);
  }
  if (result.waiting) await tell(result.waiting, cliWords.waitingPublished, cliWords.waitingCommitted, '');
  if (result.error) terminal.complain(`${result.error.path}: ${result.error.message}`);
  if (result.remaining.length > 0)
    terminal.complain(format(cliWords.remaining, { paths: result.remaining.join(', ') }));
  if (result.outcome === 'nothing') await say(cliWords.nothing);

  async function tell(outcome: PublishOutcome, published: string, committed: string, path: string) {
    const commit = outcome.commit.slice(0, 7);
    switch (outcome.kind) {
      case 'published': {
        await say(format(published, { path, commit, branch: outcome.branch, remote: outcome.remote }));
        const joined = joinedNews(outcome);
        if (joined !== null) await say(`  ${joined}`);
        return;
      }
      case 'committed':
        terminal.complain(format(committed, { path, commit, reason: en.sync.waiting[outcome.reason] }));
        if (outcome.detail !== '') terminal.complain(outcome.detail);
    }
  }
}
