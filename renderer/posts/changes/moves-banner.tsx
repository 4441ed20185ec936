import './changes.css';
import { CornerUpRight, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { en } from '#core/messages/en';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

/** Over the text: what was typed moves the post's address. */
export function MovesBanner() {
  const { addresses, changes } = useWorkspace();
  const move = useStore(addresses.move);
  if (move === null) return null;
  const [before = '', between = '', after = ''] = en.changes.movesFrom.split(/\{from\}|\{to\}/);
  return (
    <Status as="div" className="banner moves-banner">
      <CornerUpRight />
      <span>
        {before}
        <b>{move.from}</b>
        {between}
        <b>{move.to}</b>
        {after}
      </span>
      <div className="actions">
        <Button
          className="btn outlined"
          onPress={() => void changes.ask({ kind: 'moved', postId: move.postId, oldUrl: move.from })}
        >
          {en.changes.leaveWord}
        </Button>
        <Button className="btn icon" aria-label={en.app.dismiss} onPress={addresses.dismiss}>
          <X />
        </Button>
      </div>
    </Status>
  );
}
