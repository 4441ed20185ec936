import { setTimeout as pause } from 'node:timers/promises';
import type { OpenWindow } from './windows';

/** What a run of keys cost, in ms. */
export interface Typed {
  /** Each key's `timeStamp` → a message posted from the next animation frame. */
  readonly frames: readonly number[];
  /** Each key's `timeStamp` → the same for the frame with the changed preview. */
  readonly previews: readonly number[];
  /** The lengths of all the main thread's tasks of the run, in sum; what it waits for a processor in them counts, too. */
  readonly cpu: number;
  /** The processor time that the main thread took for the run. */
  readonly processor: number;
  /** The lengths of tasks over 50 ms. */
  readonly longTasks: readonly number[];
}

interface Meter {
  readonly stop: () => void;
  readonly frames: number[];
  readonly previews: number[];
  readonly longTasks: number[];
}

const LETTERS = ' the kettle sings and the lamp by the window waits for the morning letter';
/** Before: what opening leaves to idle moments. After: what is throttled, such as counts and the journal. */
const SETTLE = 1500;
const AFTER = 1200;

type MeteredWindow = Window & { benchMeter?: Meter };

/** Types `count` letters one by one, each when the one before has been handled. `preview` selects the element to watch. */
export async function keysIn({ page }: OpenWindow, count: number, preview: string | null): Promise<Typed> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
    return { cpu: of('TaskDuration'), processor: of('ThreadTime') };
  };
  await pause(SETTLE);
  await page.evaluate(installMeter, preview);
  const before = await spent();
  for (let index = 0; index < count; index++) {
    const letter = LETTERS[index % LETTERS.length] ?? ' ';
    const code = letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`;
    const key = { key: letter, code, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
    await session.send('Input.dispatchKeyEvent', {
      ...key,
      type: 'keyDown',
      text: letter,
      unmodifiedText: letter,
    });
    await session.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
    // Uneven, so that keys and frames fall out of step.
    await pause(28 + ((index * 7) % 19));
  }
  await pause(AFTER);
  const after = await spent();
  const meter = await page.evaluate(() => {
    const { frames, previews, longTasks } = (window as MeteredWindow).benchMeter ?? {};
    return { frames: frames ?? [], previews: previews ?? [], longTasks: longTasks ?? [] };
  });
  if (meter.frames.length !== count) throw new Error(`${meter.frames.length} of ${count} keys were heard.`);
  return { ...meter, cpu: after.cpu - before.cpu, processor: after.processor - before.processor };
}

/** Runs in the page. */
function installMeter(preview: string | null): void {
  // Of an earlier run in the same window.
  (window as MeteredWindow).benchMeter?.stop();
  const ended = new AbortController();
  const meter: Meter = { frames: [], previews: [], longTasks: [], stop: () => ended.abort() };
  Object.assign(window, { benchMeter: meter });
  let inFrame = false;
  let waiting: number | null = null;
  const afterTask = (then: () => void) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  };
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      waiting = timeStamp;
      requestAnimationFrame(() => {
        inFrame = true;
        // Before messages that were posted earlier: what they change is painted by the next frame.
        void scheduler.postTask(
          () => {
            inFrame = false;
          },
          { priority: 'user-blocking' },
        );
        afterTask(() => meter.frames.push(performance.now() - timeStamp));
      });
    },
    { capture: true, signal: ended.signal },
  );
  const tasks = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) meter.longTasks.push(duration);
  });
  tasks.observe({ type: 'longtask' });
  ended.signal.addEventListener('abort', () => tasks.disconnect());
  if (preview === null) return;
  const place = document.querySelector(preview);
  const shown = place instanceof HTMLIFrameElement ? place.contentDocument?.querySelector('article') : place;
  if (!shown) throw new Error('There is no preview to watch.');
  const changes = new MutationObserver(() => {
    if (waiting === null) return;
    const since = waiting;
    waiting = null;
    const done = () => meter.previews.push(performance.now() - since);
    // A change made in a frame's own callback is painted by that frame, one made before it by the next.
    if (inFrame) afterTask(done);
    else requestAnimationFrame(() => afterTask(done));
  });
  changes.observe(shown, { subtree: true, childList: true, characterData: true });
  ended.signal.addEventListener('abort', () => changes.disconnect());
}
