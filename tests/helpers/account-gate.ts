import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface AccountGateOptions {
  /** Where requests go that are let in: the address of another server on 127.0.0.1. */
  readonly to: string;
  /** User name → token. */
  readonly accounts: Map<string, string>;
  /** What the gate calls itself. */
  readonly realm?: string;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Sends everybody to the same path there instead, without asking who they are. */
  readonly redirectTo?: string;
  /** Runs before a request that is let in goes on: whoever asks waits meanwhile, with its secret in hand. */
  readonly onLetIn?: () => void;
}

export interface AccountGate {
  readonly origin: string;
  url(name: string): string;
  /** `user:token` of every request that named somebody, oldest first. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that lets only its accounts through (HTTP Basic), with or without TLS. */
export async function startAccountGate(options: AccountGateOptions): Promise<AccountGate> {
  const seen: string[] = [];
  const listener = (incoming: IncomingMessage, answer: ServerResponse) => {
    const who = /^Basic (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
    const account = who === undefined ? null : Buffer.from(who, 'base64').toString('utf8');
    if (account !== null) seen.push(account);
    if (options.redirectTo !== undefined) {
      answer.writeHead(302, { Location: `${options.redirectTo}${incoming.url}` }).end();
      return;
    }
    const [user = '', token] = account?.split(':') ?? [];
    if (token === undefined || options.accounts.get(user) !== token) {
      incoming.resume();
      answer
        .writeHead(401, { 'WWW-Authenticate': `Basic realm="${options.realm ?? 'test'}"` })
        .end('sign in');
      return;
    }
    options.onLetIn?.();
    forward(options.to, incoming, answer);
  };
  const server: Server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return {
    origin,
    url: (name) => `${origin}/${name}`,
    seen,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function forward(to: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const { host: _host, authorization: _authorization, ...headers } = incoming.headers;
  const onward = request(new URL(incoming.url ?? '/', to), { method: incoming.method, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  incoming.pipe(onward);
}
