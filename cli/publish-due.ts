import { resolve } from 'node:path';
import { errorSentence } from '#core/ipc/errors';
import { cliWords } from '#core/messages/cli';
import { format } from '#core/messages/en';
import { scheduleWords } from '#core/messages/schedule';
import { openBlog } from '#engine/blog/open';
import { defaultStateFolder } from '#engine/publish/records/state-folder';
import { runDue } from '#engine/publish/schedule/run-due';
import { type ExitCode, jsonLine, type Terminal, WrongUse } from './command';

/** `longhand publish DIR --due`: what was scheduled in the app and is due. */
export async function publishDue(
  folder: string,
  files: readonly string[],
  values: { readonly json?: unknown; readonly message?: unknown },
  terminal: Terminal,
): Promise<ExitCode> {
  if (files.length > 0 || values.message !== undefined) throw new WrongUse(cliWords.dueAlone);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const blog = await openBlog(resolve(folder));
  const due = await runDue(blog, Date.now(), { state: defaultStateFolder(), signal: stop.signal });
  if (values.json === true) await terminal.write(jsonLine({ due }));
  for (const outcome of due) {
    const { title, failed } = outcome.held;
    if (outcome.kind === 'failed') {
      const reason = failed === null ? '' : errorSentence(failed.code, failed.detail);
      terminal.complain(format(scheduleWords.ranFailed, { title, reason }));
    } else if (values.json !== true) {
      const waits = outcome.kind === 'done' && outcome.outcome.kind === 'committed';
      await terminal.say(format(waits ? scheduleWords.ranWaiting : scheduleWords.ran, { title }));
    }
  }
  if (due.length === 0 && values.json !== true) await terminal.say(cliWords.nothingDue);
  return due.every(({ kind }) => kind !== 'failed') ? 0 : 1;
}
