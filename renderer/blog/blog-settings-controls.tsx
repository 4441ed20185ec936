import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { TextField } from 'react-aria-components/TextField';
import type { FolderChoice } from '#core/blog/overrides/view';
import { blogSettingsWords as words } from '#core/messages/blog-settings';
import { counted } from '#core/messages/en';

interface ControlProps {
  readonly label: string;
  /** The row's own label says it already; the control keeps it for assistive technology. */
  readonly quiet?: boolean;
  readonly disabled: boolean;
  readonly className?: string;
}

const named = ({ label, quiet }: ControlProps) => (quiet ? { 'aria-label': label } : {});

interface ChoiceProps<T extends string> extends ControlProps {
  readonly value: T;
  /** What each value is called, in the order in which they are offered. */
  readonly options: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
}

/** One of a few values. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, quiet, disabled, className = '', value, options, onChange } = props;
  const items = (Object.keys(options) as T[]).map((id) => ({ id, text: options[id] }));
  return (
    <Select
      className={`field ${className}`}
      {...named(props)}
      value={value}
      isDisabled={disabled}
      onChange={(key) => {
        const item = items.find(({ id }) => id === key);
        if (item) onChange(item.id);
      }}
    >
      {!quiet && <Label className="label">{label}</Label>}
      <Button className="input choice">
        <SelectValue />
        <ChevronDown />
      </Button>
      <Popover className="menu choices">
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

interface TextProps extends ControlProps {
  readonly value: string;
  readonly placeholder?: string;
  readonly refused?: boolean;
  readonly onChange: (value: string) => void;
}

/** A line of text. */
export function Line(props: TextProps) {
  const { label, quiet, disabled, className = '', value, placeholder = '', refused, onChange } = props;
  return (
    <TextField
      className={`field ${className}`}
      {...named(props)}
      value={value}
      isDisabled={disabled}
      isInvalid={refused === true}
      onChange={onChange}
    >
      {!quiet && <Label className="label">{label}</Label>}
      <Input className="input" spellCheck={false} placeholder={placeholder} />
    </TextField>
  );
}

interface FolderProps extends TextProps {
  readonly folders: readonly FolderChoice[];
}

/** A folder that is not named yet: no path, because `''` is the blog's own folder. */
export const NO_FOLDER = ' ';

const asText = (path: string) => (path === '' ? '.' : path.trim());

function asPath(text: string): string {
  const path = text.trim().replace(/^(?:\.?\/+)+|\/+$/g, '');
  if (path === '.') return '';
  return path === '' ? NO_FOLDER : path;
}

/** A folder of the blog: typed (`.` is the blog's own), or one of those that have Markdown files. */
export function FolderLine(props: FolderProps) {
  const { label, quiet, disabled, className = '', value, refused, folders, onChange } = props;
  // While it has the focus it shows what is typed in it, with a slash that is not followed by a name yet.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? asText(value);
  return (
    <ComboBox
      className={`field ${className}`}
      {...named(props)}
      inputValue={text}
      isDisabled={disabled}
      isInvalid={refused === true}
      allowsCustomValue
      defaultFilter={() => true}
      items={folders.filter(({ path }) => path !== '' && path !== text && path.includes(text)).slice(0, 8)}
      onInputChange={(next) => {
        setTyped(next);
        onChange(asPath(next));
      }}
      onChange={(key) => {
        if (typeof key !== 'string') return;
        setTyped(null);
        onChange(key);
      }}
      onBlur={() => setTyped(null)}
    >
      {!quiet && <Label className="label">{label}</Label>}
      <Input className="input" spellCheck={false} placeholder={words.folder.pathHint} />
      <Popover className="menu choices" aria-label={words.folder.suggestions}>
        <ListBox<FolderChoice>>
          {({ path, files }) => (
            <ListBoxItem id={path} textValue={path} className="folder-choice">
              <span>{path}</span>
              <small>{counted(words.folder.files, files)}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
