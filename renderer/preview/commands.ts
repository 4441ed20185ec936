import { format } from '#core/messages/en';
import { type PreviewCommandId, previewWords } from '#core/messages/preview';
import { zoomed } from '#core/preview/page-size';
import type { PageWidth, PreviewSettings } from '#core/preview/settings';
import type { UiStore } from '../app/ui';
import type { SettingsStore } from '../settings/store';
import type { PageTools } from './page-tools';
import type { PreviewStore } from './store';

/** What the page's commands need. What they do beyond settings is loaded when it is first asked for. */
interface Needs {
  readonly settings: SettingsStore;
  readonly preview: PreviewStore;
  readonly ui: Pick<UiStore, 'say' | 'overlay'>;
  /** The post that is open. */
  readonly shown: () => { readonly blogId: string; readonly postId: string } | null;
  readonly tools: () => Promise<PageTools>;
}

/** What each command of the page does. */
export function previewCommands({
  settings,
  preview,
  ui,
  shown,
  tools,
}: Needs): Readonly<Record<PreviewCommandId, () => void>> {
  const change = (part: Partial<PreviewSettings>) =>
    settings.change({ preview: { ...settings.settings.get().preview, ...part } });
  /** Another width or size is there to be seen. */
  const look = (part: Partial<PreviewSettings>) => {
    change(part);
    if (settings.settings.get().panes === 'write') settings.change({ panes: 'both' });
  };
  const width = (chosen: PageWidth) => () => look({ width: chosen });
  const zoom = (by: 1 | -1) => () => look({ zoom: zoomed(settings.settings.get().preview.zoom, by) });
  const tool = (use: (tools: PageTools) => Promise<void>) => () =>
    void tools()
      .then(use)
      .catch((error: unknown) => ui.say(format(previewWords.toolFailed, { reason: String(error) })));
  return {
    'preview.width.full': width('full'),
    'preview.width.tablet': width('tablet'),
    'preview.width.phone': width('phone'),
    'preview.zoomIn': zoom(1),
    'preview.zoomOut': zoom(-1),
    'preview.zoomReset': () => look({ zoom: 1 }),
    'preview.siteStyles': () => {
      const now = shown();
      const { styles } = settings.settings.get().preview;
      const chosen = now && styles[now.blogId];
      if (!chosen || chosen.paths.length === 0) ui.overlay.set('site-styles');
      else look({ styles: { ...styles, [now.blogId]: { ...chosen, on: !chosen.on } } });
    },
    'preview.chooseStyles': () => ui.overlay.set('site-styles'),
    'preview.images': () => {
      const now = shown();
      if (now) preview.show(now.blogId, now.postId);
    },
    'preview.imagesAlways': () => {
      const now = shown();
      if (now) ui.say(preview.toggleAlways(now.blogId) ? previewWords.imagesOn : previewWords.imagesOff);
    },
    'preview.copyHtml': tool((each) => each.copyHtml()),
    'preview.detach': tool((each) => each.detach()),
    'preview.print': tool((each) => each.print()),
    'preview.pdf': tool((each) => each.pdf()),
  };
}
