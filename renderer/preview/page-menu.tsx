import { Check, MonitorSmartphone } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { format } from '#core/messages/en';
import { type PreviewCommandId, previewWords } from '#core/messages/preview';
import type { PageWidth, PreviewSettings } from '#core/preview/settings';
import { useWorkspace } from '../app/workspace';

const WIDTHS = ['full', 'tablet', 'phone'] as const satisfies readonly PageWidth[];
const ZOOMS = ['preview.zoomIn', 'preview.zoomOut', 'preview.zoomReset'] as const;
const ACTIONS = [
  'preview.siteStyles',
  'preview.chooseStyles',
  'preview.detach',
  'preview.copyHtml',
  'preview.print',
  'preview.pdf',
] as const satisfies readonly PreviewCommandId[];

/** The page's one control: how wide and large it is shown, and what can be done with it. */
export default function PageMenu({ preview: { width, zoom } }: { preview: PreviewSettings }) {
  const { commands } = useWorkspace();
  const usual = width === 'full' && zoom === 1;
  const values = { width: previewWords.widths[width], zoom: Math.round(zoom * 100) };
  return (
    <MenuTrigger>
      <Button className="btn page-menu" aria-label={previewWords.menu}>
        {!usual && <span className="page-state">{format(previewWords.state, values)}</span>}
        <MonitorSmartphone />
      </Button>
      <Popover className="menu page-view" placement="bottom end">
        <Menu aria-label={previewWords.menu} onAction={(id) => commands.run(String(id))}>
          <MenuSection
            selectionMode="single"
            selectedKeys={[`preview.width.${width}`]}
            aria-label={previewWords.width}
          >
            {WIDTHS.map((each) => (
              <MenuItem key={each} id={`preview.width.${each}`}>
                <Check />
                {previewWords.widths[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          <MenuSection>
            <Header>{`${previewWords.zoom} ${values.zoom}%`}</Header>
            {ZOOMS.map((id) => (
              <MenuItem key={id} id={id}>
                {previewWords.zooms[id]}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          {ACTIONS.map((id) => (
            <MenuItem key={id} id={id}>
              {previewWords.actions[id]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
