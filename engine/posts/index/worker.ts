import { parentPort } from 'node:worker_threads';
import { IndexDesk } from './desk';
import type { WorkerMessage, WorkerRequest } from './protocol';

// The index's own thread. It is a bundle of its own: see electron.vite.config.ts.

const port = parentPort;
if (port === null) throw new Error('index-worker runs in a worker thread');
const desk = new IndexDesk((message) => port.postMessage(message));
port.on('message', (request: WorkerRequest) => desk.take(request));
port.postMessage({ kind: 'ready' } satisfies WorkerMessage);
