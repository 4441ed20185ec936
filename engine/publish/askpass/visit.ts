import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errnoOf } from '../../posts/file-errors';

/** A question that came through the socket with the right nonce. `body` is what came after the empty line. */
export interface VisitRequest {
  readonly role: 'get' | 'store' | 'erase' | 'askpass';
  /** SSH_ASKPASS_PROMPT; empty with the other roles. */
  readonly hint: string;
  readonly body: string;
  /** Aborted when the one who asked is gone: nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

/** Answers with what goes back through the socket; `''` refuses. */
export type VisitListener = (request: VisitRequest) => Promise<string>;

/** More than Git or SSH would ever ask. */
const MOST = 64 * 1024;
/** The longest path of a socket that every system takes is 103 bytes; this leaves room for the names in it. */
const LONGEST_PLACE = 70;

/**
 * Where one Git command can reach us: a folder that only the author can enter, with a socket and a nonce of 128 bits that
 * both end with the command. Its few small files are made and removed at once: handing each to another thread takes four
 * times as long, before every talk with a remote.
 */
export class Visit {
  /** Absolute; the value of LONGHAND_SIGN_IN. */
  readonly folder: string;
  readonly #server: Server;
  readonly #nonce: Buffer;
  readonly #listener: VisitListener;
  readonly #sockets = new Set<Socket>();
  #ended = false;

  private constructor(folder: string, nonce: Buffer, listener: VisitListener) {
    this.folder = folder;
    this.#nonce = nonce;
    this.#listener = listener;
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#take(socket));
  }

  /** Opens the socket. Fails as the file system does. */
  static async begin(listener: VisitListener): Promise<Visit> {
    const nonce = randomBytes(16);
    const folder = makePrivateFolder();
    const visit = new Visit(folder, nonce, listener);
    try {
      writeFileSync(join(folder, 'nonce'), `nonce=${nonce.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
      await new Promise<void>((resolve, reject) => {
        visit.#server.once('error', reject);
        visit.#server.listen(join(folder, 'socket'), resolve);
      });
    } catch (error) {
      visit.end();
      throw error;
    }
    return visit;
  }

  /** Closes the socket and forgets the nonce. Who still waits for an answer gets none. */
  end(): void {
    this.#ended = true;
    for (const socket of this.#sockets) socket.destroy();
    if (this.#server.listening) this.#server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #take(socket: Socket): void {
    if (this.#ended) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    const gone = new AbortController();
    const parts: Buffer[] = [];
    let length = 0;
    socket.on('data', (part: Buffer) => {
      length += part.length;
      if (length > MOST) socket.destroy();
      else parts.push(part);
    });
    socket.on('end', () => {
      const request = this.#read(Buffer.concat(parts).toString('utf8'), gone.signal);
      const answer = request === null ? Promise.resolve('') : this.#listener(request);
      answer.then(
        (text) => socket.end(this.#ended ? '' : text),
        () => socket.destroy(),
      );
    });
    // A peer that went away shows as the end of the socket, which is all there is to know.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      gone.abort();
    });
  }

  /** `action=…`, `timeout=…` (from `git credential-cache`), `nonce=…`, `role=…`, `hint=…`, an empty line, the body. */
  #read(text: string, gone: AbortSignal): VisitRequest | null {
    const end = text.indexOf('\n\n');
    if (end < 0) return null;
    const head = new Map<string, string>();
    for (const line of text.slice(0, end).split('\n')) {
      const equals = line.indexOf('=');
      const name = line.slice(0, Math.max(0, equals));
      if (equals < 0 || head.has(name)) return null;
      head.set(name, line.slice(equals + 1));
    }
    const nonce = Buffer.from(head.get('nonce') ?? '', 'hex');
    if (nonce.length !== this.#nonce.length || !timingSafeEqual(nonce, this.#nonce)) return null;
    const role = head.get('role');
    if (role !== 'get' && role !== 'store' && role !== 'erase' && role !== 'askpass') return null;
    return { role, hint: head.get('hint') ?? '', body: text.slice(end + 2), gone };
  }
}

function places(): string[] {
  return [process.env.XDG_RUNTIME_DIR ?? '', tmpdir()].filter(
    (place) => place !== '' && Buffer.byteLength(place) < LONGEST_PLACE,
  );
}

/** Removes the folders of visits whose process was killed. What cannot be removed stays: there is nothing secret in it any more. */
export async function clearVisits(): Promise<void> {
  for (const place of places()) {
    const names = await readdir(place).catch(() => []);
    for (const name of names) {
      const pid = Number(/^longhand-(\d+)-\w+$/.exec(name)?.[1]);
      if (pid > 0 && !isRunning(pid))
        await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is running too.
    return errnoOf(error) !== 'ESRCH';
  }
}

/** A fresh folder that only this user can enter, with a path short enough for a socket in it. */
function makePrivateFolder(): string {
  for (const place of places()) {
    try {
      return mkdtempSync(join(place, `longhand-${process.pid}-`));
    } catch (error) {
      // Not there, or somebody else's: the next one.
      if (errnoOf(error) === null) throw error;
    }
  }
  return mkdtempSync(`/tmp/longhand-${process.pid}-`);
}
