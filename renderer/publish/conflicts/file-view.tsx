import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { conflictWords as words } from '#core/messages/conflicts';
import { counted, format } from '#core/messages/en';
import type { ConflictAuthor } from '#core/publish/merge/conflict';
import { chosen, type PostMerge, placesOf } from '#core/publish/merge/post-merge';
import { useWorkspace } from '../../app/workspace';
import type { OpenFile } from './open-file';
import { PlaceCard } from './place-card';
import { contextOf, fieldText, nameOf } from './place-text';
import { WholeFile } from './whole-file';

/** Who made which version. `who` is the other author's name within a sentence. */
export interface By {
  readonly mine: string;
  readonly theirs: string;
  readonly who: string;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** One file of a conflict with everything about it that is to be decided. */
export function FileView({ open, disabled }: { open: OpenFile; disabled: boolean }) {
  const { conflicts } = useWorkspace();
  const { file, merge } = open;
  const by: By = {
    mine: named(file.by.mine),
    theirs: named(file.by.theirs),
    who: file.by.theirs?.name ?? words.somebody,
  };
  if (merge === null)
    return (
      <WholeFile file={file} by={by} disabled={disabled} onPick={(pick) => conflicts.pick(file.path, pick)} />
    );
  const places = placesOf(merge);
  const passages = places.filter(({ kind }) => kind === 'text');
  return (
    <>
      <Fitting merge={merge} />
      {places.map((place) => {
        const at = place.kind === 'text' ? merge.parts.indexOf(place.part) : -1;
        return (
          <PlaceCard
            key={place.id}
            place={place}
            name={nameOf(place, passages.indexOf(place) + 1, passages.length)}
            by={by}
            choice={chosen(place, file.choices)}
            own={Object.hasOwn(file.choices, place.id)}
            disabled={disabled}
            before={at < 0 ? null : contextOf(merge.parts[at - 1], 'before')}
            after={at < 0 ? null : contextOf(merge.parts[at + 1], 'after')}
            onChoose={(choice) => conflicts.choose(file.path, place.id, choice)}
          />
        );
      })}
    </>
  );
}

function named(author: ConflictAuthor | null): string {
  return author === null
    ? ''
    : format(words.by, { name: author.name, at: moment.format(new Date(author.at)) });
}

/** What only one side changed, or both alike: it is kept without a question, and can be looked at. */
function Fitting({ merge }: { merge: PostMerge }) {
  const [shown, show] = useState(false);
  const all = fitting(merge);
  if (all.length === 0) return null;
  return (
    <div className="conflict-fits">
      <p>
        {counted(words.fits, all.length)}{' '}
        <Button className="btn plain" aria-expanded={shown} onPress={() => show(!shown)}>
          {shown ? words.hideFits : words.showFits}
        </Button>
      </p>
      {shown && (
        <ul>
          {all.map(({ from, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            <li key={at}>
              <small>{FROM[from]}</small>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const FROM = { mine: words.fromMine, theirs: words.fromTheirs, both: words.fromBoth } as const;

function fitting(merge: PostMerge): { from: keyof typeof FROM; text: string }[] {
  const fields = (merge.header?.fields ?? []).flatMap((field) =>
    field.kind === 'settled'
      ? [{ from: field.from, text: `${field.name}: ${fieldText(field.value) ?? words.fieldOut}` }]
      : [],
  );
  // Without a base nobody changed anything: both simply have it.
  const hasBase = merge.parts.some(({ base }) => base.length > 0);
  const parts = merge.parts.flatMap((part) => {
    if (part.kind === 'same' || part.kind === 'conflict' || !hasBase) return [];
    const text = (part.kind === 'theirs' ? part.theirs : part.mine).join('\n').trim();
    return [
      {
        from: part.kind === 'agreed' ? ('both' as const) : part.kind,
        text: text === '' ? words.fieldOut : text,
      },
    ];
  });
  return [...fields, ...parts];
}
