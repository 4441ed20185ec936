import { startWorker } from '../../../app/start-worker';
import address from './grammar.worker?worker&url';
import type { GrammarProblem, GrammarReply, GrammarRequest, GrammarSetup } from './protocol';

export interface GrammarChecker {
  /** Rejects when the checker cannot be loaded. */
  readonly setUp: (setup: GrammarSetup) => Promise<void>;
  /** The problems of each text. What was checked before is known. */
  readonly check: (texts: readonly string[]) => Promise<readonly (readonly GrammarProblem[])[]>;
  readonly end: () => void;
}

type Asked = GrammarRequest extends infer R ? (R extends GrammarRequest ? Omit<R, 'seq'> : never) : never;

/** So many paragraphs are remembered. */
const MOST_KNOWN = 20_000;

/** Starts the checker's thread. */
export function startChecker(): GrammarChecker {
  const worker = startWorker(address, 'grammar');
  const waiting = new Map<number, { resolve: (reply: GrammarReply) => void }>();
  const known = new Map<string, readonly GrammarProblem[]>();
  let seq = 0;
  worker.onmessage = ({ data }: MessageEvent<GrammarReply>) => {
    waiting.get(data.seq)?.resolve(data);
    waiting.delete(data.seq);
  };
  worker.onerror = () => {
    for (const [n, { resolve }] of waiting) resolve({ seq: n, failed: 'the checker did not start' });
    waiting.clear();
  };
  const ask = async (request: Asked): Promise<readonly (readonly GrammarProblem[])[]> => {
    seq += 1;
    const mine = seq;
    const reply = await new Promise<GrammarReply>((resolve) => {
      waiting.set(mine, { resolve });
      worker.postMessage({ ...request, seq: mine } satisfies GrammarRequest);
    });
    if ('failed' in reply) throw new Error(reply.failed);
    return reply.problems;
  };
  return {
    setUp: async (setup) => {
      known.clear();
      await ask({ kind: 'setup', setup });
    },
    check: async (texts) => {
      const fresh = [...new Set(texts)].filter((text) => !known.has(text));
      const found = fresh.length === 0 ? [] : await ask({ kind: 'check', texts: fresh });
      for (const [n, text] of fresh.entries()) known.set(text, found[n] ?? []);
      const all = texts.map((text) => known.get(text) ?? []);
      for (const text of known.keys()) {
        if (known.size <= MOST_KNOWN) break;
        known.delete(text);
      }
      return all;
    },
    end: () => worker.terminate(),
  };
}
