import type { Editor } from '../editor/editor';
import { followEditor, type PreviewSources } from './preview';

/** How long a window of its own may take to be there, ms. */
const PATIENCE = 10_000;
const LOOK = 20;
/** How long pictures and fonts of a page to be printed are waited for, ms; then it is printed as it is. */
const PICTURES = 10_000;

/** Opens the empty page in a window of its own and waits until it can be drawn in; null when it does not come. */
export async function openPage(name: 'longhand-page' | 'longhand-print'): Promise<Window | null> {
  const opened = window.open('preview.html', name);
  for (let waited = 0; opened && waited < PATIENCE; waited += LOOK) {
    if (opened.closed) return null;
    const { URL: address, readyState } = opened.document;
    if (address.endsWith('/preview.html') && readyState === 'complete') return opened;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  opened?.close();
  return null;
}

/** Draws the whole page of the open post for printing, with its pictures and fonts. Returns the way to stop following it. */
export async function drawForPrint(
  editor: Editor,
  page: Window,
  sources: PreviewSources,
): Promise<() => void> {
  const { document } = page;
  document.documentElement.dataset.theme = 'light';
  const { settled, stop } = followEditor(editor, document, sources, { whole: true });
  await settled();
  await Promise.race([
    new Promise((resolve) => setTimeout(resolve, PICTURES)),
    Promise.all([
      document.fonts.ready,
      ...[...document.images].map((image) => image.decode().catch(() => null)),
    ]),
  ]);
  return stop;
}
