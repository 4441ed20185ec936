import { useMemo } from 'react';
import { conflictWords as words } from '#core/messages/conflicts';
import { wordDiff } from '#core/publish/word-diff';
import type { PlaceTexts } from './place-text';

/** The versions of one place beside each other: what was there, and what each side made of it, word by word. */
export function Versions({
  texts,
  by,
  none = words.nothing,
}: {
  texts: PlaceTexts;
  by: { mine: string; theirs: string };
  /** What a side without a text is said to have. */
  none?: string;
}) {
  return (
    <div className="conflict-versions" data-count={texts.base === null ? 2 : 3}>
      {texts.base !== null && (
        <Version title={words.before} by={null} text={texts.base} none={none}>
          {texts.base}
        </Version>
      )}
      <Version title={words.mine} by={by.mine} text={texts.mine} none={none}>
        <Changed before={texts.base} after={texts.mine} />
      </Version>
      <Version title={words.theirs} by={by.theirs} text={texts.theirs} none={none}>
        <Changed before={texts.base} after={texts.theirs} />
      </Version>
    </div>
  );
}

function Version({
  title,
  by,
  text,
  none,
  children,
}: {
  title: string;
  by: string | null;
  text: string | null;
  none: string;
  children: React.ReactNode;
}) {
  return (
    <section className="conflict-version" aria-label={title}>
      <h4>
        {title}
        {by !== null && <small>{by}</small>}
      </h4>
      <div className="diff">{text === null ? <p className="gap">{none}</p> : <p>{children}</p>}</div>
    </section>
  );
}

function Changed({ before, after }: { before: string | null; after: string | null }) {
  const segments = useMemo(
    () => (before === null || after === null ? null : wordDiff(before, after)),
    [before, after],
  );
  if (segments === null) return after;
  return segments.map(({ kind, text }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the words never move
    if (kind === 'added') return <ins key={at}>{text}</ins>;
    // biome-ignore lint/suspicious/noArrayIndexKey: the words never move
    return kind === 'removed' ? <del key={at}>{text}</del> : text;
  });
}
