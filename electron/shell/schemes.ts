import type { Session } from 'electron';
import { REMOTE_SCHEME } from '#core/preview/remote-image';
import { ASSET_SCHEME } from './origin';

type Answer = (request: Request) => Promise<Response>;

/** Where the answers to what pages ask for by a scheme of ours are put. */
export interface Schemes {
  readonly handle: (scheme: string, answer: Answer) => void;
}

/**
 * Serves the schemes of pictures, before there is a page: a page can use only the schemes that were served when it began.
 * What is asked for waits until an answer is put in.
 */
export function serveSchemes({ protocol }: Session): Schemes {
  const found = new Map<string, (answer: Answer) => void>();
  for (const scheme of [ASSET_SCHEME, REMOTE_SCHEME]) {
    const answer = new Promise<Answer>((resolve) => found.set(scheme, resolve));
    protocol.handle(scheme, async (request) => (await answer)(request));
  }
  return { handle: (scheme, answer) => found.get(scheme)?.(answer) };
}
