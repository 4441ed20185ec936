import { type Session, session } from 'electron';
import { parseRemoteUrl, REMOTE_SCHEME, remoteAddress } from '#core/preview/remote-image';
import { ASSET_HEADERS } from '#engine/media/asset';
import type { Schemes } from '../shell/schemes';

/** Bytes; a larger image is not shown. */
const MAX_BYTES = 20 * 1024 * 1024;
/** How long a host may take to send one, ms. */
const PATIENCE = 20_000;
/** What hosts see instead of the app's own name and version. */
const USER_AGENT = 'Mozilla/5.0';

export interface RemoteImages {
  /** Lets these addresses be loaded until the app closes; those that are not http or https are passed over. */
  readonly allow: (addresses: readonly string[]) => void;
}

/**
 * Serves images of other hosts to the preview, but only those the author let in. They are asked for from here, in a
 * session that keeps nothing and sends nothing along: no cookies, no referrer, not the app's name. Row R65.
 */
export function serveRemoteImages(schemes: Schemes): RemoteImages {
  const allowed = new Set<string>();
  schemes.handle(REMOTE_SCHEME, (request) => answer(request, allowed));
  return {
    allow: (addresses) => {
      for (const each of addresses) {
        const address = remoteAddress(each);
        if (address !== null) allowed.add(address);
      }
    },
  };
}

/**
 * The session they are asked in. Not persistent: no cookies, no cache on the disk. Made when it is first used, for to make
 * one holds the whole app up.
 */
const outside = (): Session => session.fromPartition('remote-images', { cache: false });

const refuse = (status: number): Response => new Response(null, { status, headers: ASSET_HEADERS });

async function answer(request: Request, allowed: ReadonlySet<string>): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const address = parseRemoteUrl(request.url);
  if (address === null) return refuse(400);
  if (!allowed.has(address)) return refuse(403);
  try {
    const reply = await outside().fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { Accept: 'image/*', 'User-Agent': USER_AGENT },
      signal: AbortSignal.timeout(PATIENCE),
    });
    const type = reply.headers.get('Content-Type') ?? '';
    if (!reply.ok) return refuse(404);
    if (!/^image\/[\w.+-]+/i.test(type)) return refuse(415);
    const body = await within(reply, MAX_BYTES);
    return body === null
      ? refuse(413)
      : new Response(body, { headers: { ...ASSET_HEADERS, 'Content-Type': type } });
  } catch {
    // Offline, no such host, too slow: the page shows the image's words.
    return refuse(404);
  }
}

/** The body, or null when it is longer than `most` bytes. */
async function within(reply: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.byteLength;
    if (size > most) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
