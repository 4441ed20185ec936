import { Check } from 'lucide-react';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { conflictWords as words } from '#core/messages/conflicts';
import { format } from '#core/messages/en';
import type { MergeChoice } from '#core/publish/merge/choice';
import { fits, type Place } from '#core/publish/merge/post-merge';
import { ChoiceRow } from './choice-row';
import { chosenText, textsOf, textToEdit } from './place-text';
import { Versions } from './versions';

interface PlaceCardProps {
  readonly place: Place;
  readonly name: string;
  readonly by: { mine: string; theirs: string };
  /** Null while it is undecided. */
  readonly choice: MergeChoice | null;
  /** The author chose it, and it is not only suggested. */
  readonly own: boolean;
  readonly disabled: boolean;
  readonly before: string | null;
  readonly after: string | null;
  readonly onChoose: (choice: MergeChoice) => void;
}

/** One passage or field that both sides changed: the three versions, the choice, and what it will read. */
export function PlaceCard({
  place,
  name,
  by,
  choice,
  own,
  disabled,
  before,
  after,
  onChoose,
}: PlaceCardProps) {
  const texts = textsOf(place);
  const options: (readonly [MergeChoice['kind'], string])[] = [
    ['mine', words.mine],
    ['theirs', words.theirs],
    ...(texts.both === null ? [] : [['both', words.both] as const]),
    ['edit', words.edit],
  ];
  // Both is one of the two here: it is shown as that one.
  const shownChoice =
    choice?.kind === 'both' && texts.both === null ? (texts.mine === null ? 'theirs' : 'mine') : choice?.kind;
  return (
    <section className="conflict-place" aria-label={name} data-decided={choice !== null || undefined}>
      <h3>
        {choice !== null && <Check aria-hidden="true" />}
        {name}
      </h3>
      {before !== null && <p className="conflict-context">{before}</p>}
      <Versions texts={texts} by={by} />
      <ChoiceRow
        label={format(words.staysIn, { place: name })}
        value={shownChoice ?? null}
        options={options}
        disabled={disabled}
        onChoose={(kind) => onChoose(kind === 'edit' ? { kind, text: textToEdit(place, choice) } : { kind })}
      />
      {choice?.kind === 'edit' ? (
        <TextField
          className="field"
          aria-label={words.text}
          value={choice.text}
          isDisabled={disabled}
          onChange={(text) => onChoose({ kind: 'edit', text })}
        >
          <TextArea
            className="input"
            rows={place.kind === 'field' ? 1 : Math.min(10, 1 + choice.text.split('\n').length)}
          />
        </TextField>
      ) : (
        choice !== null && (
          <Result text={chosenText(place, choice)} note={!own && fits(place) ? words.woven : null} />
        )
      )}
      {after !== null && <p className="conflict-context">{after}</p>}
    </section>
  );
}

function Result({ text, note }: { text: string | null; note: string | null }) {
  return (
    <div className="conflict-result">
      <h4>
        {words.result}
        {note !== null && <small>{note}</small>}
      </h4>
      <div className="diff">
        <p className={text === null ? 'gap' : undefined}>{text ?? words.nothing}</p>
      </div>
    </div>
  );
}
