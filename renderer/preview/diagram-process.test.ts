// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { DiagramReply, DiagramRequest } from '#core/preview/diagram-messages';
import { drawDiagram } from './diagram-process';

const frame = () => {
  const found = document.querySelector<HTMLIFrameElement>('iframe.diagram-frame');
  if (!found?.contentWindow) throw new Error('no frame');
  return found.contentWindow;
};

/** As the message that a window gets from another one. */
const say = (data: unknown, source: Window, origin: string) =>
  window.dispatchEvent(new MessageEvent('message', { data, source, origin }));

it('gives the frame its port when that says that it listens, whatever becomes of its load event', async () => {
  const drawing = drawDiagram('flowchart LR', 'light');
  const given = vi.spyOn(frame(), 'postMessage').mockImplementation(() => undefined);
  say('diagrams', window, 'app://diagram');
  say('diagrams', frame(), 'app://main');
  say('something else', frame(), 'app://diagram');
  expect(given).not.toHaveBeenCalled();
  say('diagrams', frame(), 'app://diagram');
  say('diagrams', frame(), 'app://diagram');
  expect(given).toHaveBeenCalledOnce();

  const [, target, ports] = given.mock.calls[0] as unknown as [unknown, string, [MessagePort]];
  expect(target).toBe('app://diagram');
  const [port] = ports;
  port.onmessage = ({ data }: MessageEvent<DiagramRequest>) => {
    expect(data.source).toBe('flowchart LR');
    port.postMessage({ kind: 'started', id: data.id } satisfies DiagramReply);
    port.postMessage({ kind: 'drawn', id: data.id, svg: '<svg/>' } satisfies DiagramReply);
  };
  expect(await drawing).toEqual({ kind: 'svg', svg: '<svg/>' });
  port.close();
});
