import { PanelLeft, SlidersHorizontal } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { en } from '#core/messages/en';
import type { Panes } from '#core/settings/settings';
import { LivenessChip } from '../posts/status/liveness-chip';
import { postTitle } from '../posts/title';
import { usePart, useStore } from './store';
import { useWorkspace } from './workspace';

/** The bar at the top: which post this is, how it is looked at, and publishing it. */
export function TitleBar({ panes }: { panes: Panes }) {
  const { commands, settings, posts, ui, editor, blog } = useWorkspace();
  const { propertiesOpen, sidebarOpen } = useStore(settings.settings);
  const narrow = useStore(ui.narrow);
  const drawer = useStore(ui.drawer);
  const current = useStore(posts.current);
  const frontMatter = usePart(editor.facts, (facts) => facts?.frontMatter ?? null);
  const state = useStore(blog.state);
  const id = current.kind === 'none' ? null : current.kind === 'open' ? current.document.id : current.id;
  const model = state.kind === 'open' ? state.blog.model : null;
  const title = usePart(posts.list, (list) => (id === null ? null : postTitle(id, frontMatter, list, model)));
  const open = current.kind === 'open';
  return (
    <div className="title-bar" data-region="toolbar" role="toolbar" aria-label={en.app.toolbar}>
      <ToggleButton
        className="btn icon"
        aria-label={en.app.sidebar}
        isSelected={narrow ? drawer : sidebarOpen}
        onChange={() => commands.run('view.sidebar')}
      >
        <PanelLeft />
      </ToggleButton>
      <div className="crumb">
        {title !== null && <b>{title}</b>}
        {id === null && state.kind === 'open' && <b>{state.blog.name}</b>}
        {id !== null && <small>{id}</small>}
      </div>
      {open && id !== null && <LivenessChip id={id} />}
      <ToggleButtonGroup
        className="segments"
        aria-label={en.app.views}
        selectionMode="single"
        disallowEmptySelection
        isDisabled={!open}
        selectedKeys={[panes]}
        onSelectionChange={(keys) => {
          for (const key of keys) commands.run(`view.${key}`);
        }}
      >
        <ToggleButton id="write">{en.view.write}</ToggleButton>
        {!narrow && <ToggleButton id="both">{en.view.both}</ToggleButton>}
        <ToggleButton id="read">{en.view.read}</ToggleButton>
      </ToggleButtonGroup>
      <ToggleButton
        className="btn"
        isDisabled={!open}
        isSelected={propertiesOpen && open}
        onChange={() => commands.run('view.properties')}
      >
        <SlidersHorizontal />
        <span className="wide-only">{en.view.properties}</span>
      </ToggleButton>
      <Button className="btn primary" isDisabled={!open} onPress={() => commands.run('publish.open')}>
        {en.publish.open}
      </Button>
    </div>
  );
}
