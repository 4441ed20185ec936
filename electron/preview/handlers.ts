import { basename } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import { en } from '#core/messages/en';
import { writeDurably } from '#engine/posts/writer';
import { findStyles, readStyles } from '#engine/preview/site-styles';
import type { PageWindows } from './page-windows';
import { fileNameFor, paperOf } from './paper';
import type { RemoteImages } from './remote-images';

type Keys = Extract<keyof Handlers, `preview.${string}`>;

/** What the page leaves the window by: a printer, a PDF. */
export function previewHandlers(
  window: () => BrowserWindow | null,
  pages: PageWindows,
  images: RemoteImages,
  root: (blogId: string) => string,
): Pick<Handlers, Keys> {
  const printed = () => {
    const contents = pages.printed();
    if (!contents) throw new Failure('print-failed', { reason: 'there is no page to print' });
    return contents;
  };
  return {
    'preview.findStyles': ({ blogId }) => findStyles(root(blogId)),
    'preview.readStyles': ({ blogId, paths }) => readStyles(root(blogId), paths),
    'preview.allowImages': async ({ addresses }) => {
      images.allow(addresses);
      return {};
    },
    'preview.print': async () => {
      const contents = printed();
      return new Promise((resolve, reject) => {
        contents.print({ pageSize: paperOf(app.getLocaleCountryCode()) }, (printed, reason) => {
          if (printed || /cancel/i.test(reason)) resolve({ printed });
          else reject(new Failure('print-failed', { reason }));
        });
      });
    },
    'preview.pdf': async ({ title }) => {
      const contents = printed();
      const options = {
        title: en.commands['preview.pdf'],
        defaultPath: fileNameFor(title, 'pdf'),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      };
      const parent = window();
      const { filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      if (!filePath) return { saved: null };
      try {
        const bytes = await contents.printToPDF({
          pageSize: paperOf(app.getLocaleCountryCode()),
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        });
        await writeDurably(filePath, bytes);
      } catch (error) {
        const reason = error instanceof Failure ? (error.detail.reason ?? error.code) : String(error);
        throw new Failure('pdf-failed', { path: basename(filePath), reason }, { cause: error });
      }
      return { saved: basename(filePath) };
    },
  };
}
