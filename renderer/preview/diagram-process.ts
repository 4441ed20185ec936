import {
  DIAGRAMS,
  type DiagramReply,
  type DiagramRequest,
  diagramReply,
  FRAME_ORIGIN,
} from '#core/preview/diagram-messages';
import { patience } from '../app/patience';

/** What becomes of a diagram. */
export type Drawn =
  | { readonly kind: 'svg'; readonly svg: string }
  | { readonly kind: 'mistake'; readonly reason: string; readonly line: number | null }
  | { readonly kind: 'slow' };

/** How long one drawing may take, and how long the frame may take to be there and loaded; ms. */
const PATIENCE = 2_000;
const LOADING = 20_000;

interface Job {
  readonly request: DiagramRequest;
  readonly done: (drawn: Drawn) => void;
}

interface Running {
  readonly frame: HTMLIFrameElement;
  readonly port: MessagePort;
  readonly greet: (event: MessageEvent) => void;
}

let running: Running | null = null;
let current: Job | null = null;
let wait: () => void = () => undefined;
const queue: Job[] = [];
let count = 0;

/** Draws one diagram after the other in a frame of its own origin and process, which is ended when one takes too long. */
export function drawDiagram(source: string, theme: DiagramRequest['theme']): Promise<Drawn> {
  return new Promise((done) => {
    count += 1;
    queue.push({ request: { id: `lh-diagram-${count}`, source, theme }, done });
    next();
  });
}

function next(): void {
  if (current) return;
  current = queue.shift() ?? null;
  if (!current) return;
  running ??= start();
  running.port.postMessage(current.request);
  allow(LOADING);
}

function allow(time: number): void {
  wait();
  wait = patience(time, () => {
    stop();
    finish({ kind: 'slow' });
  });
}

function start(): Running {
  const frame = document.createElement('iframe');
  const { port1, port2 } = new MessageChannel();
  frame.className = 'diagram-frame';
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.src = `${FRAME_ORIGIN}/diagram.html`;
  // Its own word, which it says until it is heard, not its load event: of a frame in another process that may be lost.
  const greet = ({ source, origin, data }: MessageEvent) => {
    if (source === null || source !== frame.contentWindow || origin !== FRAME_ORIGIN || data !== DIAGRAMS)
      return;
    window.removeEventListener('message', greet);
    frame.contentWindow?.postMessage(DIAGRAMS, FRAME_ORIGIN, [port2]);
  };
  window.addEventListener('message', greet);
  port1.onmessage = ({ data }) => hear(diagramReply(data));
  document.body.append(frame);
  return { frame, port: port1, greet };
}

function stop(): void {
  if (running) {
    window.removeEventListener('message', running.greet);
    running.port.close();
    running.frame.remove();
  }
  running = null;
}

function hear(reply: DiagramReply | null): void {
  if (!reply || reply.id !== current?.request.id) return;
  switch (reply.kind) {
    case 'started':
      allow(PATIENCE);
      return;
    case 'drawn':
      finish({ kind: 'svg', svg: reply.svg });
      return;
    case 'failed':
      finish({ kind: 'mistake', reason: reply.reason, line: reply.line });
  }
}

function finish(drawn: Drawn): void {
  wait();
  const done = current?.done;
  current = null;
  done?.(drawn);
  next();
}
