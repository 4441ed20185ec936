import './recovery.css';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { en, format } from '#core/messages/en';
import { recoveryWords as words } from '#core/messages/recovery';
import type { Recovery } from '#core/publish/recovery/model';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

/** What became of a publish that was cut short, until it was read. */
export default function RecoveryNotice() {
  const { recovery, commands } = useWorkspace();
  const found = useStore(recovery.found);
  return (
    <Status as="div" className="notice-place recovery-place" aria-label={words.label}>
      {found && (
        <div className="notice recovery-notice">
          <div className="recovery-words">
            {sentences(found).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {found.changes.some(({ waits }) => waits) && (
            <Button
              className="btn"
              onPress={() => {
                recovery.dismiss();
                commands.run('publish.push');
              }}
            >
              {words.send}
            </Button>
          )}
          {found.leftOver.length > 0 && (
            <Button className="btn" onPress={() => commands.run('publish.removeLocks')}>
              {words.remove}
            </Button>
          )}
          <Button className="btn icon" aria-label={en.app.dismiss} onPress={recovery.dismiss}>
            <X />
          </Button>
        </div>
      )}
    </Status>
  );
}

function sentences({ changes, pulled, kept, leftOver }: Recovery): string[] {
  return [
    ...changes.map(({ kind, subject, waits, elsewhere }) =>
      [
        format(words.changes[kind], { subject }),
        ...(waits ? [words.waits] : []),
        ...(elsewhere === null ? [] : [format(words.elsewhere, { branch: elsewhere })]),
      ].join(' '),
    ),
    ...(pulled ? [words.pulled] : []),
    ...(kept.length > 0 ? [format(words.kept, { paths: kept.join(', ') })] : []),
    ...(leftOver.length > 0 ? [format(words.leftOver, { names: leftOver.join(', ') })] : []),
  ];
}
