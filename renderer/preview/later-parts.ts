/** How long the author must pause before a long part that changed is drawn again; ms. */
const PAUSE = 300;

/** Parts of the page that take too long to be drawn in the frame of a key. */
export interface LaterParts {
  /** The place of a part: filled by `draw` in a pause, until then with what the part before it showed. */
  readonly part: (key: number, draw: () => Node) => HTMLElement;
  readonly clear: () => void;
}

/** Draws long parts in idle moments, the newest form of each only. */
export function createLaterParts(frame: Document): LaterParts {
  const hosts = new Map<number, HTMLElement>();
  const waiting = new Map<HTMLElement, () => Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const draw = () => {
    for (const [host, nodes] of waiting) if (host.isConnected) host.replaceChildren(nodes());
    waiting.clear();
    for (const [key, host] of hosts) if (!host.isConnected) hosts.delete(key);
  };
  const stop = () => {
    clearTimeout(timer);
    cancelIdleCallback(asked);
  };
  const before = (key: number) =>
    hosts.get(key) ?? [...hosts.values()].find((host) => !host.isConnected && host.hasChildNodes());

  return {
    part: (key, nodes) => {
      const host = frame.createElement('div');
      const shown = before(key);
      // One by one: a part of megabytes may have more nodes than a call takes.
      while (shown?.firstChild) host.append(shown.firstChild);
      hosts.set(key, host);
      waiting.set(host, nodes);
      stop();
      const isNew = !host.hasChildNodes();
      timer = setTimeout(
        () => {
          asked = requestIdleCallback(draw, { timeout: 1000 });
        },
        isNew ? 0 : PAUSE,
      );
      return host;
    },
    clear: () => {
      stop();
      hosts.clear();
      waiting.clear();
    },
  };
}
