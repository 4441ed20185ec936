import type { Machine } from './machine';
import type { Line } from './report';
import { titleOf } from './sample-blog';
import { END } from './sample-post';
import { quantile } from './statistics';
import { openPost, type Windows } from './windows';

/** Frames while a long post scrolls beside its preview, which follows. */
export async function measurePostScroll(machine: Machine, windows: Windows, folder: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const size of ['100 KB', '1 MB'] as const) {
    const window = await windows.open({ kind: 'app', folder });
    await openPost(window, titleOf(size), END);
    const frames = await window.page.locator('.cm-scroller').evaluate(scrolled, machine.quick ? 150 : 600);
    await window.close();
    lines.push(...lateFrames(`scrolling a post of ${size} with its preview`, frames));
  }
  return lines;
}

/** Frames while the list of 10,000 posts scrolls from end to end and back, in Electron. */
export async function measureScroll(machine: Machine, windows: Windows, folder: string): Promise<Line[]> {
  const window = await windows.open({ kind: 'app', folder });
  const { page } = window;
  const list = page.getByRole('listbox', { name: 'Posts' });
  await list.getByRole('option').first().waitFor();
  // The rest of the rows comes when the window is idle.
  await page.waitForFunction(() => {
    const box = document.querySelector('[role="listbox"][aria-label="Posts"]');
    return box !== null && box.scrollHeight > 100_000;
  });
  const frames = await list.evaluate(scrolled, machine.quick ? 150 : 600);
  await window.close();
  return lateFrames('scrolling 10,000 posts', frames);
}

function lateFrames(doing: string, frames: readonly number[]): Line[] {
  const late = (ms: number) => (frames.filter((frame) => frame > ms).length / frames.length) * 100;
  return [
    {
      name: `${doing}: frames over 16.7 ms (+ 1 for the clock)`,
      value: late(17.7),
      unit: '%',
      ours: `p50 ${quantile(frames, 0.5).toFixed(1)} ms, p95 ${quantile(frames, 0.95).toFixed(1)} ms, n ${frames.length}`,
      baseline: 'a frame is 16.7 ms',
    },
    {
      name: `${doing}: frames over 33 ms`,
      value: late(33.4),
      unit: '%',
      target: 1,
      baseline: 'two frames',
    },
  ];
}

/** In the page: moves a box a little in each frame, with now and then a leap; the frames' lengths in ms. */
async function scrolled(box: Element, count: number): Promise<number[]> {
  const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let before = await next();
  let step = 90;
  for (let frame = 0; frame < count; frame++) {
    if (frame % 100 === 99) box.scrollTop = ((frame * 7919) % 100) * 0.01 * box.scrollHeight;
    else box.scrollTop += step;
    if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1 || box.scrollTop <= 0) step = -step;
    const now = await next();
    frames.push(now - before);
    before = now;
  }
  return frames;
}
