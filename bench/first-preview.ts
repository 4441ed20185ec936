import { join } from 'node:path';
import type { Machine } from './machine';
import type { Line } from './report';
import { type Size, titleOf } from './sample-blog';
import { END } from './sample-post';
import { interleaved, median, spread } from './statistics';
import { openPost, optionOf, type Windows } from './windows';

const MEASURED: readonly Size[] = ['100 KB', '1 MB'];

/** A post is chosen → its whole page is in the preview, against rendering it once with markdown-it into a page. */
export async function measureFirstPreview(
  machine: Machine,
  windows: Windows,
  blog: { readonly folder: string; readonly paths: Record<Size, string> },
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const size of MEASURED) {
    const whole: number[] = [];
    const editor: number[] = [];
    const naive: number[] = [];
    await interleaved(machine.quick ? 2 : 4, [
      async () => {
        const window = await windows.open({ kind: 'app', folder: blog.folder });
        // The app shows the post of the time before.
        await openPost(window, titleOf('10 KB'), END);
        const option = optionOf(window, titleOf(size));
        await window.page.evaluate(watchForPost, { end: END });
        await option.click();
        const seen = await window.page.waitForFunction(
          () => (window as unknown as { benchPost: PostMoments | null }).benchPost,
        );
        const moments = (await seen.jsonValue()) as PostMoments;
        editor.push(moments.editor);
        whole.push(moments.whole);
        await window.close();
      },
      async () => {
        const window = await windows.open({
          kind: 'page',
          page: 'naive',
          post: join(blog.folder, blog.paths[size]),
        });
        const rendered = await window.page.waitForFunction(() => document.documentElement.dataset.rendered);
        naive.push(Number(await rendered.jsonValue()));
        await window.close();
      },
    ]);
    lines.push({
      name: `whole page in the preview, ${size}`,
      value: median(whole) / median(naive),
      unit: '×',
      ours: `${spread(whole, 'ms')} from the click, in slices; text in the editor after ${spread(editor, 'ms')}`,
      baseline: `markdown-it + innerHTML, in one task: ${spread(naive, 'ms')}`,
    });
  }
  return lines;
}

interface PostMoments {
  readonly editor: number;
  readonly whole: number;
}

/** In the page: the frames, in ms after the pointer goes down, that show the post's text, and the end of its page. */
function watchForPost({ end }: { readonly end: string }): void {
  const tell = (benchPost: PostMoments | null) => Object.assign(window, { benchPost });
  tell(null);
  window.addEventListener(
    'pointerdown',
    ({ timeStamp }) => {
      const before = document.querySelector('.cm-content')?.textContent ?? '';
      let editor = 0;
      const look = () => {
        const now = performance.now() - timeStamp;
        const text = document.querySelector('.cm-content')?.textContent ?? '';
        if (editor === 0 && text !== before && text.length > 300) editor = now;
        const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]');
        const last = frame?.contentDocument?.querySelector('article')?.lastElementChild;
        if (editor > 0 && last?.textContent?.includes(end)) tell({ editor, whole: now });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { capture: true, once: true },
  );
}
