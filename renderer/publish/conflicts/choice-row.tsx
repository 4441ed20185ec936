import '../../settings/settings.css';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { conflictWords as words } from '#core/messages/conflicts';

interface ChoiceRowProps<T extends string> {
  /** Its accessible name: what is chosen here. */
  readonly label: string;
  /** Null while nothing is chosen. */
  readonly value: T | null;
  /** What each choice is called, in the order in which they are offered. */
  readonly options: readonly (readonly [T, string])[];
  readonly disabled: boolean;
  readonly onChoose: (value: T) => void;
}

/** What stays of a place, or of a whole file: all answers in sight, none given in advance. */
export function ChoiceRow<T extends string>({
  label,
  value,
  options,
  disabled,
  onChoose,
}: ChoiceRowProps<T>) {
  return (
    <RadioGroup
      className="setting conflict-choice"
      aria-label={label}
      value={value}
      isDisabled={disabled}
      orientation="horizontal"
      onChange={(chosen) => {
        const option = options.find(([id]) => id === chosen);
        if (option) onChoose(option[0]);
      }}
    >
      <Label className="label" aria-hidden="true">
        {words.stays}
      </Label>
      <div className="segments">
        {options.map(([id, text]) => (
          <Radio key={id} value={id} className="segment">
            {text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
