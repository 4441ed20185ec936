import type { PreviewCommandId } from '#core/messages/preview';
import { type PageWidth, type PreviewSettings, zoomed } from '#core/preview/settings';
import type { SettingsStore } from '../settings/store';
import type { PageTools } from './page-tools';

/** What the page's commands need. What they do beyond settings is loaded when it is first asked for. */
interface Needs {
  readonly settings: SettingsStore;
  readonly tools: () => Promise<PageTools>;
}

/** What each command of the page does. */
export function previewCommands({ settings, tools }: Needs): Readonly<Record<PreviewCommandId, () => void>> {
  const change = (part: Partial<PreviewSettings>) =>
    settings.change({ preview: { ...settings.settings.get().preview, ...part } });
  /** Another width or size is there to be seen. */
  const look = (part: Partial<PreviewSettings>) => {
    change(part);
    if (settings.settings.get().panes === 'write') settings.change({ panes: 'both' });
  };
  const width = (chosen: PageWidth) => () => look({ width: chosen });
  const zoom = (by: 1 | -1) => () => look({ zoom: zoomed(settings.settings.get().preview.zoom, by) });
  const tool = (use: (tools: PageTools) => Promise<void>) => () => void tools().then(use);
  return {
    'preview.width.full': width('full'),
    'preview.width.tablet': width('tablet'),
    'preview.width.phone': width('phone'),
    'preview.zoomIn': zoom(1),
    'preview.zoomOut': zoom(-1),
    'preview.zoomReset': () => look({ zoom: 1 }),
    'preview.copyHtml': tool((each) => each.copyHtml()),
    'preview.detach': tool((each) => each.detach()),
    'preview.print': tool((each) => each.print()),
    'preview.pdf': tool((each) => each.pdf()),
  };
}
