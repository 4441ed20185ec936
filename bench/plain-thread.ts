// A thread that does one `PlainWork` and says how many ms that took: as new as the index's, with code as little warmed up.
import { parentPort, workerData } from 'node:worker_threads';
import { type PlainWork, plainWork } from './plain-reading';

const { work, folder } = workerData as { readonly work: PlainWork; readonly folder: string };
const began = performance.now();
plainWork[work](folder);
parentPort?.postMessage(performance.now() - began);
