import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { Switch } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import type { Limits } from '#core/settings/limits';

interface Named {
  readonly label: string;
  /** What it is for, where its name does not say it. */
  readonly hint?: string;
  readonly disabled?: boolean;
}

interface Chosen<T> extends Named {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A titled part of a section. */
export function SettingsPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Something that is on or off. */
export function SwitchRow({ label, hint, disabled = false, value, onChange }: Chosen<boolean>) {
  return (
    <div className="setting switch-row">
      <Switch
        className="switch"
        isSelected={value}
        isDisabled={disabled}
        onChange={onChange}
        {...(hint === undefined ? {} : { 'aria-description': hint })}
      >
        <span className="track" aria-hidden="true" />
        {label}
      </Switch>
      {hint !== undefined && <span className="hint">{hint}</span>}
    </div>
  );
}

interface Options<T extends string> extends Chosen<T> {
  /** What each value is called, in the order in which they are offered. */
  readonly options: Readonly<Record<T, string>>;
}

const entries = <T extends string>(options: Readonly<Record<T, string>>) =>
  (Object.keys(options) as T[]).map((id) => ({ id, text: options[id] }));

/** One of two or three values, all of them in sight. */
export function SegmentsRow<T extends string>({
  label,
  hint,
  disabled,
  value,
  options,
  onChange,
}: Options<T>) {
  const items = entries(options);
  return (
    <RadioGroup
      className="setting"
      value={value}
      isDisabled={disabled === true}
      orientation="horizontal"
      onChange={(chosen) => {
        const item = items.find(({ id }) => id === chosen);
        if (item) onChange(item.id);
      }}
    >
      <Label className="label">{label}</Label>
      <div className="segments">
        {items.map(({ id, text }) => (
          <Radio key={id} value={id} className="segment">
            {text}
          </Radio>
        ))}
      </div>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </RadioGroup>
  );
}

/** One of several values. */
export function ChoiceRow<T extends string>({ label, hint, disabled, value, options, onChange }: Options<T>) {
  const items = entries(options);
  return (
    <Select
      className="setting field"
      value={value}
      isDisabled={disabled === true}
      onChange={(chosen) => {
        const item = items.find(({ id }) => id === chosen);
        if (item) onChange(item.id);
      }}
    >
      <Label className="label">{label}</Label>
      <Button className="input choice">
        <SelectValue />
        <ChevronDown />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="settings-choices">
        <ListBox items={items}>
          {({ id, text }) => (
            <ListBoxItem id={id} textValue={text}>
              {text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

interface NumberProps extends Chosen<number> {
  readonly limits: Limits;
  /** How the value is said: its unit, its digits. */
  readonly format?: Intl.NumberFormatOptions;
}

/**
 * A number within limits, by dragging or by the arrow keys. (React Aria's number field would be typed in, but it
 * announces through `innerHTML`, which the page's policy refuses.)
 */
export function NumberRow({ label, hint, disabled, value, limits, format, onChange }: NumberProps) {
  return (
    <Slider
      className="setting"
      value={value}
      minValue={limits.min}
      maxValue={limits.max}
      step={limits.step}
      isDisabled={disabled === true}
      {...(format ? { formatOptions: format } : {})}
      onChange={(next) => {
        if (typeof next === 'number') onChange(Number(next.toFixed(2)));
      }}
    >
      <Label className="label">{label}</Label>
      <div className="slider">
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
        <SliderOutput className="slider-value" />
      </div>
      {hint !== undefined && <span className="hint">{hint}</span>}
    </Slider>
  );
}
