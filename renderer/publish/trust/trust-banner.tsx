import { ShieldQuestion } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { trustWords } from '#core/messages/trust';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

/** Says that a blog is open restricted, and offers to look at why. */
export function TrustBanner() {
  const { trust } = useWorkspace();
  const now = useStore(trust.trust);
  const view = useStore(trust.view);
  if (now === null || now.standing === 'trusted' || view.kind === 'open') return null;
  return (
    <Status as="div" className="banner">
      <ShieldQuestion />
      <span>{trustWords.banner}</span>
      <span className="grow" />
      <Button className="btn outlined" onPress={trust.look}>
        {trustWords.look}
      </Button>
    </Status>
  );
}
