import { useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { counted, en } from '#core/messages/en';
import { insertWords } from '#core/messages/insert';
import { countsOf, matchingWords } from '#core/posts/tag-matches';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

interface AddTagProps {
  /** Those that are there, which are not offered. */
  readonly words: readonly string[];
  /** `text` may hold several, parted by commas. */
  readonly onAdd: (text: string) => void;
  /** Backspace was pressed with nothing typed. */
  readonly onRemoveLast: () => void;
}

/** The field for one more tag: those of the other posts are offered as they are written there, any other can be typed. */
export function AddTag({ words, onAdd, onRemoveLast }: AddTagProps) {
  const { posts } = useWorkspace();
  const list = useStore(posts.list);
  const [typed, setTyped] = useState('');
  const offered =
    list.kind === 'ready' && typed.trim() !== ''
      ? matchingWords(countsOf(list.posts, 'tags'), typed, new Set(words)).slice(0, 8)
      : [];
  const add = (text: string) => {
    setTyped('');
    if (text.trim() !== '') onAdd(text);
  };
  return (
    <ComboBox
      className="tag-input"
      aria-label={en.properties.addTag}
      allowsCustomValue
      menuTrigger="input"
      items={offered.map((word) => ({ id: word.name, ...word }))}
      inputValue={typed}
      selectedKey={null}
      onInputChange={(next) => (next.includes(',') ? add(next) : setTyped(next))}
      onSelectionChange={(key) => {
        if (key !== null) add(String(key));
      }}
      onBlur={() => add(typed)}
    >
      <Input
        placeholder={en.properties.addTag}
        onKeyDown={(event) => {
          const input = event.currentTarget;
          if (event.key === 'Enter' && !input.hasAttribute('aria-activedescendant')) add(input.value);
          else if (event.key === 'Backspace' && input.value === '' && words.length > 0) onRemoveLast();
        }}
      />
      <Popover className="menu" placement="bottom start">
        <ListBox<{ id: string; name: string; count: number }>>
          {({ name, count }) => (
            <ListBoxItem id={name} textValue={name}>
              {name} <span className="hint">{counted(insertWords.posts, count)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
