/**
 * One commit in a process of its own, so that a test can kill it: `node commit-once.mjs FOLDER STATE PATH…`.
 * It prints the commit's id, or the failure's code.
 */
import { Failure } from '#core/ipc/errors';
import { commitPaths } from '#engine/publish/commit';
import { publishableRepository } from '#engine/publish/repository';

const [folder, state, ...paths] = process.argv.slice(2);
if (folder === undefined || state === undefined) throw new Error('usage: commit-once FOLDER STATE PATH…');
try {
  const { oid } = await commitPaths(await publishableRepository(folder), {
    paths,
    message: 'Publish “A”',
    state,
  });
  process.stdout.write(`${oid}\n`);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stdout.write(`${error.code}\n`);
  process.exitCode = 3;
}
