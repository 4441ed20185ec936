/**
 * Sends what waits in a process of its own, so that a test can kill it: `node send-once.mjs FOLDER STATE`. It prints how
 * that ended.
 */
import { pushWaiting } from '#engine/publish/publish';

const [root, state] = process.argv.slice(2);
if (root === undefined || state === undefined) throw new Error('usage: send-once FOLDER STATE');
const outcome = await pushWaiting({ root }, { state });
process.stdout.write(`${JSON.stringify(outcome)}\n`);
