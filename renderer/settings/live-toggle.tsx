import { ToggleButton } from 'react-aria-components/ToggleButton';
import { liveWords as words } from '#core/messages/live';
import { usePart } from '../app/store';
import { useWorkspace } from '../app/workspace';

/** The way to look that is one press away: with marks, or without. */
export function LiveToggle() {
  const { settings, commands } = useWorkspace();
  const live = usePart(settings.settings, (now) => now.live);
  return (
    <ToggleButton className="status-toggle" isSelected={live} onChange={() => commands.run('editor.live')}>
      {words.mode}
    </ToggleButton>
  );
}
