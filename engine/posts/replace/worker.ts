import { parentPort } from 'node:worker_threads';
import { AT, type ReplaceReply, type ReplaceRequest, WANTED } from './protocol';
import { ReplaceSearcher } from './search';

// A thread of its own, because a regular expression that does not come to an end can only be ended with its thread.

const port = parentPort;
if (port === null) throw new Error('replace-worker runs in a worker thread');
const searcher = new ReplaceSearcher();
port.on('message', ({ seq, shared, ...search }: ReplaceRequest) => {
  const view = new Int32Array(shared);
  const reply = (message: ReplaceReply) => port.postMessage(message);
  try {
    const result = searcher.run(search, (n) => {
      Atomics.store(view, AT, n);
      return Atomics.load(view, WANTED) === seq;
    });
    reply({ seq, result });
  } catch (error) {
    reply({ seq, failed: error instanceof Error ? error.message : String(error) });
  }
});
