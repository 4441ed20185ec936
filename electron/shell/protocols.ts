import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { REMOTE_SCHEME } from '#core/preview/remote-image';
import { diagramPolicy, isWorker, previewPolicy, windowPolicy, workerPolicy } from './content-security';
import { APP_HOST, APP_SCHEME, ASSET_SCHEME, DIAGRAM_HOST } from './origin';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/** Names of built files that tell what is in them: what the window has, its pages need not ask for again. */
const HASHED = /^assets[/\\].+-[\w-]{8}\.\w+$/;

/**
 * Must run before the app is ready: both schemes are standard and secure. What the window's own scripts were compiled to
 * is kept for the next start.
 */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    { scheme: ASSET_SCHEME, privileges: { standard: true, secure: true, corsEnabled: true } },
    { scheme: REMOTE_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

export interface AppProtocol {
  /** The folder of the built renderer. */
  readonly folder: string;
  /** Vite's dev server, or null when the built renderer is shown. */
  readonly devServer: string | null;
  /** A fresh random word for each page. */
  readonly nonce: () => string;
}

/**
 * Serves the window's own pages from `app://main`, and refuses `file:` altogether. Resolves when the first that was asked
 * for is answered.
 */
export function serveApp(session: Session, options: AppProtocol): Promise<void> {
  session.protocol.handle('file', () => new Response(null, { status: 403 }));
  return new Promise((resolve) => {
    session.protocol.handle(APP_SCHEME, (request) => answerApp(request, options).finally(resolve));
  });
}

async function answerApp(request: Request, { folder, devServer, nonce }: AppProtocol): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405 });
  const url = new URL(request.url);
  // Vite's own module paths are not plain names; its server is ours and on this machine.
  const ofServer = devServer !== null && (url.host === APP_HOST || url.host === DIAGRAM_HOST);
  const name = ofServer ? url.pathname.slice(1) || 'index.html' : appFile(url);
  if (name === null) return new Response(null, { status: 404 });

  const word = nonce();
  const headers: Record<string, string> = {
    'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': devServer === null && HASHED.test(name) ? 'max-age=31536000, immutable' : 'no-cache',
  };
  if (name.endsWith('.html')) {
    const socket = devServer?.replace(/^http/, 'ws') ?? null;
    headers['Content-Security-Policy'] =
      url.host === DIAGRAM_HOST
        ? diagramPolicy(socket)
        : name === 'preview.html'
          ? previewPolicy()
          : windowPolicy(word, socket);
  } else if (isWorker(name)) headers['Content-Security-Policy'] = workerPolicy(name);

  if (devServer) {
    const reply = await fetch(`${devServer}${url.pathname}${url.search}`);
    const type = reply.headers.get('Content-Type');
    const body = new Uint8Array(await reply.arrayBuffer());
    return new Response(body, {
      status: reply.status,
      headers: type ? { ...headers, 'Content-Type': type } : headers,
    });
  }
  const path = join(folder, name);
  try {
    const bytes = await readFile(path);
    const body = name.endsWith('.html')
      ? bytes.toString('utf8').replaceAll('__NONCE__', word)
      : new Uint8Array(bytes);
    return new Response(body, { headers });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Response(null, { status: 404 });
    throw error;
  }
}

/**
 * The file of the built renderer that `url` names, relative to its folder, or null. Only plain names and
 * one level of folders exist there, so anything unusual is refused rather than cleaned.
 */
function appFile(url: URL): string | null {
  const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
  const isThere =
    url.host === APP_HOST
      ? name !== 'diagram.html'
      : url.host === DIAGRAM_HOST && /^(?:diagram\.html|assets\/[^/]+\.(?:js|css|woff2))$/.test(name);
  if (!isThere) return null;
  const plain = name.split('/').every((segment) => /^[\w@-][\w.@-]*$/.test(segment));
  return plain ? name.split('/').join(sep) : null;
}
