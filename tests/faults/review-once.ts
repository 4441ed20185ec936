/**
 * Sends one review in a process of its own, so that a test can kill it: `node review-once.mjs FOLDER STATE BRANCH PATH…`.
 * It prints how that ended, or the failure's code.
 */
import { Failure } from '#core/ipc/errors';
import { sendForReview } from '#engine/publish/remotes/send-for-review';

const [root, state, branch, ...paths] = process.argv.slice(2);
if (root === undefined || state === undefined || branch === undefined)
  throw new Error('usage: review-once FOLDER STATE BRANCH PATH…');
try {
  const { kind } = await sendForReview({ root }, { branch, message: 'Look at A', paths, state });
  process.stdout.write(`${kind}\n`);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stdout.write(`${error.code}\n`);
  process.exitCode = 3;
}
