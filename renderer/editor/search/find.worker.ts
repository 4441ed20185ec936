import { answerTo } from './answer';
import type { FindReply, FindRequest } from './finder';

// A thread of its own for expressions that may never end; see finder.ts.
globalThis.onmessage = ({ data }: MessageEvent<FindRequest>) => {
  globalThis.postMessage({ seq: data.seq, answer: answerTo(data) } satisfies FindReply);
};
