import '@fontsource-variable/inter/wght.css';
import {
  DIAGRAMS,
  type DiagramReply,
  type DiagramRequest,
  WINDOW_ORIGIN,
} from '#core/preview/diagram-messages';

// Runs in the frame that draws diagrams: a process and an origin of its own, with no bridge and no network. It gets
// text and gives SVG; the window believes nothing of it (diagram.ts).

const SETTINGS = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  // As text of the SVG: HTML inside it is not shown.
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  class: { htmlLabels: false },
  fontFamily: '"Inter Variable", "Inter Variable Beyond Latin", Inter, system-ui, sans-serif',
  maxTextSize: 50_000,
  maxEdges: 500,
  /** What a diagram may not change about itself. */
  secure: [
    'secure',
    'securityLevel',
    'startOnLoad',
    'suppressErrorRendering',
    'htmlLabels',
    'fontFamily',
    'themeCSS',
    'maxTextSize',
    'maxEdges',
    'dompurifyConfig',
  ],
} as const;

async function draw(
  { id, source, theme }: DiagramRequest,
  say: (reply: DiagramReply) => void,
): Promise<void> {
  try {
    const [{ default: mermaid }] = await Promise.all([import('mermaid'), document.fonts.ready]);
    say({ kind: 'started', id });
    mermaid.initialize({
      ...SETTINGS,
      secure: [...SETTINGS.secure],
      theme: theme === 'dark' ? 'dark' : 'neutral',
      darkMode: theme === 'dark',
    });
    const { svg } = await mermaid.render(id, source);
    say({ kind: 'drawn', id, svg });
  } catch (error) {
    say({ kind: 'failed', id, ...reasonOf(error) });
  } finally {
    document.body.replaceChildren();
  }
}

/** The first sentence of what went wrong, and the line of the diagram's source, from 1. */
function reasonOf(error: unknown): { readonly reason: string; readonly line: number | null } {
  const message = error instanceof Error ? error.message : String(error);
  const { hash } = error as { hash?: { loc?: { first_line?: number }; line?: number } };
  const line = /\bline:? (\d+)/i.exec(message)?.[1] ?? hash?.loc?.first_line ?? hash?.line ?? null;
  // The line is said beside it, and the text is shown.
  const reason = (message.split('\n')[0] ?? '').replace(/ on line \d+:?\s*$/i, '.');
  return { reason, line: line === null ? null : Number(line) };
}

let asked: MessagePort | null = null;

/** How often the window is told that this frame listens, until it has given a port; ms. */
const GREETING = 50;

window.addEventListener('message', ({ source, ports: [port] }) => {
  if (source !== window.parent || !port) return;
  clearInterval(greeting);
  // Nothing else holds on to it, and what is collected is never answered.
  asked = port;
  let turn = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<DiagramRequest>) => {
    turn = turn.then(() => draw(data, (reply) => asked?.postMessage(reply)));
  };
});

// Said again until it is heard: the first words of a frame that has just got a process of its own may be lost.
const greet = () => window.parent.postMessage(DIAGRAMS, WINDOW_ORIGIN);
const greeting = setInterval(greet, GREETING);
greet();
