import type { EditorState } from '@codemirror/state';
import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import { dialectOf } from '#core/markdown/post-dialect';
import { createRenderer } from '#core/markdown/renderer';
import { format } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';
import { summarise } from '#core/posts/facts';
import type { Workspace } from '../app/workspace';
import { shown } from '../bridge/bridge';
import { attachPage, sourcesOf } from './attach-page';
import { articleFrom } from './page-facts';
import { drawForPrint, openPage } from './page-window';
import { safeFragment } from './purify';
import { dressAsSite } from './site-look';

/** What can be done with the page beyond looking at it. */
export interface PageTools {
  /** Puts the post on the clipboard: formatted for what takes that, as HTML for what takes text. */
  readonly copyHtml: () => Promise<void>;
  readonly print: () => Promise<void>;
  readonly pdf: () => Promise<void>;
  /** Shows the page in a window of its own, which follows the editor. */
  readonly detach: () => Promise<void>;
}

let made: PageTools | null = null;

/** The one set of tools of this window: it knows the window that was opened for the page. */
export function pageTools(bridge: Bridge, workspace: Workspace): PageTools {
  made ??= createPageTools(bridge, workspace);
  return made;
}

function createPageTools(bridge: Bridge, workspace: Workspace): PageTools {
  const { editor, ui } = workspace;
  const sources = sourcesOf(workspace);
  let detached: Window | null = null;

  /** Draws the page out of sight and hands it on to be printed. */
  const printed = async (use: (title: string) => Promise<void>) => {
    if (!editor.shown()) return;
    const page = await openPage('longhand-print');
    if (!page) {
      ui.say(previewWords.noWindow);
      return;
    }
    let stop: (() => void) | null = null;
    try {
      const blog = sources.blog();
      const sheets = blog ? await workspace.preview.sheets(blog.id) : null;
      if (blog && sheets?.ok) dressAsSite(page.document, blog, sheets.value);
      stop = await drawForPrint(editor, page, sources);
      await use(page.document.title);
    } finally {
      stop?.();
      page.close();
    }
  };

  return {
    copyHtml: async () => {
      const document = editor.shown();
      const blog = sources.blog();
      if (!document || !blog) return;
      const html = articleHtml(document.state(), document.id, blog);
      ui.say(toClipboard(html) ? previewWords.copied : previewWords.notCopied);
    },
    print: () =>
      printed(async () => {
        const answer = await bridge.preview.print({});
        if (!answer.ok) ui.say(shown(answer).sentence);
      }),
    pdf: () =>
      printed(async (title) => {
        const answer = await bridge.preview.pdf({ title: title.slice(0, 200) });
        if (!answer.ok) ui.say(shown(answer).sentence);
        else if (answer.value.saved !== null)
          ui.say(format(previewWords.pdfSaved, { name: answer.value.saved }));
      }),
    detach: async () => {
      if (detached && !detached.closed) {
        detached.focus();
        return;
      }
      const page = await openPage('longhand-page');
      if (!page) {
        ui.say(previewWords.noWindow);
        return;
      }
      detached = page;
      const stop = attachPage(workspace, page.document);
      // It has no menu that a key could close it by.
      page.document.addEventListener('keydown', (event) => {
        if (closesWindow(event)) page.close();
      });
      page.addEventListener('pagehide', () => {
        stop();
        detached = null;
      });
    },
  };
}

/** Whether a key closes the window with the page alone: Escape, and what closes a window elsewhere. */
const closesWindow = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): boolean => {
  if (altKey || shiftKey) return false;
  return ctrlKey || metaKey ? key.toLowerCase() === 'w' : key === 'Escape';
};

/** Not by the asynchronous clipboard, which would make relative addresses absolute in this window. */
function toClipboard(html: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', html);
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return copied;
}

/** The post's own HTML, as the site would write it; addresses are the site's, where that is known. */
function articleHtml(state: EditorState, id: string, blog: Blog): string {
  const { url } = summarise({ id, text: state.doc.toString(), modified: 0, model: blog.model });
  const base = siteAddress(blog.model.site.baseUrl, url);
  const onSite = (address: string) =>
    base !== null && URL.canParse(address, base) ? new URL(address, base).href : address;
  const renderer = createRenderer({ ...dialectOf(blog.model, id), image: onSite, link: onSite });
  const html = renderer.render(state.sliceDoc(articleFrom(state, blog.model.fields.title)));
  const holder = document.createElement('template');
  holder.content.append(safeFragment(html));
  return holder.innerHTML.trim();
}

function siteAddress(baseUrl: string, url: string | null): string | null {
  if (!/^https?:/i.test(baseUrl)) return null;
  return URL.canParse(url ?? '', baseUrl) ? new URL(url ?? '', baseUrl).href : null;
}
