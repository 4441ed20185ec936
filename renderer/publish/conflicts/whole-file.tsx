import { conflictWords as words } from '#core/messages/conflicts';
import { format } from '#core/messages/en';
import type { ConflictFile, ConflictSide, FilePick } from '#core/publish/merge/conflict';
import { suggestedPick } from '#core/publish/merge/conflict';
import { ChoiceRow } from './choice-row';
import type { By } from './file-view';
import { Versions } from './versions';

interface WholeFileProps {
  readonly file: ConflictFile;
  readonly by: By;
  readonly disabled: boolean;
  readonly onPick: (pick: FilePick) => void;
}

/** A file of which one version stays as a whole: a picture, something that is no text, one that a side deleted. */
export function WholeFile({ file, by, disabled, onPick }: WholeFileProps) {
  const { base, mine, theirs, kind } = file;
  const options: (readonly [FilePick, string])[] = [
    ['mine', mine === null ? words.keepDeleted : words.keepMine],
    ['theirs', theirs === null ? words.keepDeleted : words.keepTheirs],
    ...(mine !== null && theirs !== null ? [['both', words.keepBoth] as const] : []),
  ];
  const gone = mine === null && theirs === null;
  return (
    <section className="conflict-place" aria-label={file.path}>
      <p>{format(explained(file), { who: by.who })}</p>
      {kind === 'text' && !gone ? (
        <Versions
          texts={{
            base: base?.text ?? null,
            mine: mine?.text ?? null,
            theirs: theirs?.text ?? null,
            both: null,
          }}
          by={by}
          none={words.deleted}
        />
      ) : (
        <div className="conflict-versions" data-count={base === null ? 2 : 3}>
          {base !== null && <Side title={words.before} by={null} side={base} />}
          <Side title={words.mine} by={by.mine} side={mine} />
          <Side title={words.theirs} by={by.theirs} side={theirs} />
        </div>
      )}
      {!gone && (
        <ChoiceRow
          label={format(words.staysIn, { place: file.path })}
          value={file.pick ?? suggestedPick(file)}
          options={options}
          disabled={disabled}
          onChoose={onPick}
        />
      )}
    </section>
  );
}

function explained({ base, mine, theirs, kind }: ConflictFile): string {
  const { whole } = words;
  if (mine === null && theirs === null) return whole.gone;
  if (mine === null) return base === null ? whole.theirsOnly : whole.mineDeleted;
  if (theirs === null) return base === null ? whole.mineOnly : whole.theirsDeleted;
  if (kind === 'image') return whole.image;
  return base === null ? whole.added : whole.both;
}

function Side({ title, by, side }: { title: string; by: string | null; side: ConflictSide | null }) {
  return (
    <figure className="conflict-version" aria-label={title}>
      <h4>
        {title}
        {by !== null && <small>{by}</small>}
      </h4>
      {side === null ? (
        <p className="gap">{words.deleted}</p>
      ) : (
        <>
          {side.picture === null ? (
            <p className="gap">{words.noPicture}</p>
          ) : (
            <img src={side.picture} alt={title} />
          )}
          <figcaption>{format(words.bytes, { size: String(Math.ceil(side.bytes / 1024)) })}</figcaption>
        </>
      )}
    </figure>
  );
}
