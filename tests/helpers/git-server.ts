import { type SpawnOptions, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How the server behaves from the next request on. `cut` breaks the connection when a push sends its pack, before Git sees
 * it; `cut-answer` lets Git take the push and breaks the connection instead of answering; `hang` never answers; `portal`
 * answers everything with a web page, as a network's sign-in page does; `empty` with nothing at all; `cut-fetch` breaks the connection in the
 * middle of a pack; `stall` says nothing more there; `reset` breaks every connection at once, as a firewall does; `413` takes no
 * push; `drip` sends a byte a second.
 */
export type GitServerMode =
  | 'ok'
  | '401'
  | '403'
  | '404'
  | '413'
  | '500'
  | 'cut'
  | 'cut-answer'
  | 'cut-fetch'
  | 'drip'
  | 'empty'
  | 'hang'
  | 'portal'
  | 'reset'
  | 'stall';

export interface GitServer {
  mode: GitServerMode;
  /** Method and path of every request, oldest first. */
  readonly requests: string[];
  /** The address of a bare repository in the served folder. */
  url(name: string): string;
  /** Resolves at the next request, or at once with one that came already. */
  nextRequest(): Promise<void>;
  close(): Promise<void>;
}

/** Who runs Git on the server: the owner of its repositories. The current user when empty. */
export type GitServerUser = Pick<SpawnOptions, 'uid' | 'gid'>;

/** Serves the bare repositories in `root` over smart HTTP on 127.0.0.1, through `git http-backend`. */
export async function startGitServer(root: string, user: GitServerUser = {}): Promise<GitServer> {
  const requests: string[] = [];
  const waiting: (() => void)[] = [];
  let mode: GitServerMode = 'ok';
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    for (const resolve of waiting.splice(0)) resolve();
    answer({ root, user }, mode, request, response).catch((error: unknown) =>
      response.destroy(asError(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    get mode() {
      return mode;
    },
    set mode(next: GitServerMode) {
      mode = next;
    },
    requests,
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    nextRequest: () =>
      requests.length > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Backend {
  readonly root: string;
  readonly user: GitServerUser;
}

async function answer(
  backend: Backend,
  mode: GitServerMode,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isPush = request.method === 'POST' && (request.url ?? '').endsWith('/git-receive-pack');
  switch (mode) {
    case 'ok':
      return runBackend(backend, request, response, 'answer');
    case 'cut':
      if (!isPush) return runBackend(backend, request, response, 'answer');
      response.destroy();
      return;
    case 'cut-answer':
      return runBackend(backend, request, response, isPush ? 'cut' : 'answer');
    case '401':
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="test"' }).end('sign in');
      return;
    case '403':
    case '404':
    case '500':
      response.writeHead(Number(mode)).end('no');
      return;
    case 'cut-fetch': {
      const isFetch = request.method === 'POST' && (request.url ?? '').endsWith('/git-upload-pack');
      return runBackend(backend, request, response, isFetch ? 'half' : 'answer');
    }
    case 'stall': {
      const isFetch = request.method === 'POST' && (request.url ?? '').endsWith('/git-upload-pack');
      return runBackend(backend, request, response, isFetch ? 'stall' : 'answer');
    }
    case '413':
      if (!isPush) return runBackend(backend, request, response, 'answer');
      response.writeHead(413).end('too much');
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'drip':
      return drip(response);
    case 'empty':
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end();
      return;
    case 'portal':
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome to our network</h1>');
      return;
    case 'hang':
      return;
  }
}

/** All of an answer, half of it and then the connection broken, or half of it and nothing more. */
type Ending = 'answer' | 'half' | 'stall';

function runBackend(
  { root, user }: Backend,
  request: IncomingMessage,
  response: ServerResponse,
  ending: Ending | 'cut',
): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const header = (name: string) => String(request.headers[name] ?? '');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: header('content-type'),
      ...(header('content-length') ? { CONTENT_LENGTH: header('content-length') } : {}),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
      REMOTE_USER: 'author',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
    ...user,
  });
  request.pipe(backend.stdin);
  // The backend may have read enough before the client has sent everything.
  backend.stdin.on('error', () => request.unpipe(backend.stdin));
  const output: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    backend.on('error', reject);
    backend.on('close', () => {
      if (ending === 'cut') response.destroy();
      else sendCgi(Buffer.concat(output), response, ending);
      resolve();
    });
  });
}

/** A CGI answer is headers, an empty line, the body; the status is one of the headers. */
function sendCgi(output: Buffer, response: ServerResponse, ending: Ending): void {
  const end = output.indexOf('\r\n\r\n');
  for (const line of output.subarray(0, end).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  const body = output.subarray(end + 4);
  const half = body.subarray(0, Math.floor(body.length / 2));
  switch (ending) {
    case 'answer':
      response.end(body);
      return;
    case 'half':
      response.write(half, () => response.destroy());
      return;
    case 'stall':
      response.write(half);
  }
}

function drip(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-advertisement' });
  const timer = setInterval(() => response.write('0'), 1000);
  return new Promise((resolve) => {
    response.on('close', () => {
      clearInterval(timer);
      resolve();
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
