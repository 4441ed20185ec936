import { Fragment } from 'react';
import { Button } from 'react-aria-components/Button';
import { trustSentences, trustWords as words } from '#core/messages/trust';
import type { Trust, TrustFinding } from '#core/publish/trust/model';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { useWorkspace } from '../../app/workspace';
import type { TrustView } from './trust-store';
import './trust.css';

/** Says in words what a blog's repository starts, and asks whether it may. */
export default function TrustDialog({ view }: { view: Extract<TrustView, { kind: 'open' }> }) {
  const { trust: store } = useWorkspace();
  const { trust, failed } = view;
  const { title, lead } = saying(trust);
  const isTrusted = trust.standing === 'trusted';
  return (
    <Sheet title={title} lead={lead} onClose={store.close}>
      <div className="body trust">
        <ul className="trust-list" aria-label={words.list}>
          {trust.findings.map((finding) => (
            <Finding key={finding.id} finding={finding} isNew={isNew(trust, finding)} />
          ))}
        </ul>
        {!isTrusted && <p className="trust-either">{words.either}</p>}
        {failed && <Problem>{failed.sentence}</Problem>}
      </div>
      <footer>
        <span className="grow" />
        <Button
          className="btn"
          onPress={() => (trust.standing === 'restricted' ? store.close() : void store.answer('restricted'))}
        >
          {isTrusted ? words.restrictNow : trust.standing === 'ask' ? words.restrict : words.stay}
        </Button>
        <Button
          className="btn primary"
          onPress={() => (isTrusted ? store.close() : void store.answer('trusted'))}
        >
          {isTrusted ? words.keep : words.trust}
        </Button>
      </footer>
    </Sheet>
  );
}

function saying({ standing, known }: Trust): { title: string; lead: string } {
  switch (standing) {
    case 'ask':
      return known.length > 0
        ? { title: words.titleNew, lead: words.leadNew }
        : { title: words.title, lead: words.lead };
    case 'restricted':
      return { title: words.title, lead: words.leadRestricted };
    case 'trusted':
      return { title: words.titleKnown, lead: words.leadKnown };
  }
}

const isNew = ({ standing, known }: Trust, { id }: TrustFinding) =>
  standing === 'ask' && known.length > 0 && !known.includes(id);

/** Names and values come from the repository: they are shown as text and nothing else. */
function Finding({ finding, isNew: fresh }: { finding: TrustFinding; isNew: boolean }) {
  const { subject, name, value } = finding;
  const sentence = trustSentences[subject];
  const isSetting = !sentence.includes('{name}');
  return (
    <li>
      <span>
        {sentence.split(/(\{name\}|\{value\})/).map((part, at) => {
          const key = `${part}${at}`;
          if (part === '{name}') return <code key={key}>{name}</code>;
          if (part === '{value}') return value === '' ? null : <code key={key}>{value}</code>;
          return <Fragment key={key}>{part}</Fragment>;
        })}
        {fresh && <b className="trust-new">{words.fresh}</b>}
      </span>
      {isSetting && <small>{words.setting.replace('{name}', name)}</small>}
    </li>
  );
}
