import type { Page } from '@playwright/test';
import { PIXEL } from './blog';

export interface Dropped {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** A picture of one pixel, another one for each `mark`. */
export function png(name: string, mark = ''): Dropped {
  // A chunk that readers skip makes another picture of it.
  const data = Buffer.from(mark, 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const chunk = mark === '' ? [] : [size, Buffer.from('prVt'), data, Buffer.alloc(4)];
  const bytes = Buffer.concat([PIXEL.subarray(0, 33), ...chunk, PIXEL.subarray(33)]);
  return { name, type: 'image/png', base64: bytes.toString('base64') };
}

/** Drops files on the last line of the text. */
export const drop = (page: Page, files: readonly Dropped[]): Promise<void> =>
  page.evaluate((dropped) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    const line = [...document.querySelectorAll('.cm-content .cm-line')].at(-1);
    const { right = 0, bottom = 0 } = line?.getBoundingClientRect() ?? {};
    const at = {
      bubbles: true,
      cancelable: true,
      clientX: right - 5,
      clientY: bottom - 5,
      dataTransfer: data,
    };
    line?.dispatchEvent(new DragEvent('dragover', at));
    line?.dispatchEvent(new DragEvent('drop', at));
  }, files);
