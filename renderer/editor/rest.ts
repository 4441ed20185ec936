import type { Editor } from './editor';

/** Resolves once the author has typed nothing, and no other post was shown, for `length` ms: for work that keys would wait behind. */
export function restOf(editor: Pick<Editor, 'listen'>, length: number): Promise<void> {
  return new Promise((resolve) => {
    const wait = () =>
      setTimeout(() => {
        stop();
        resolve();
      }, length);
    let timer = wait();
    const stop = editor.listen((event) => {
      if (event.kind === 'scrolled' || (event.kind === 'updated' && !event.update.docChanged)) return;
      clearTimeout(timer);
      timer = wait();
    });
  });
}
