import { Search } from 'lucide-react';
import { useRef } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';

interface PaletteSearchProps {
  readonly label: string;
  /** What is in the field. */
  readonly typed: string;
  /** The first thing found for that, which the list may not show yet; null when Enter is to take nothing. */
  readonly first: () => string | null;
  readonly onTake: (id: string) => void;
}

const CHOOSING = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);

/** The field over a list of things to take. What is typed counts: Enter takes the first one, unless another was chosen since. */
export function PaletteSearch({ label, typed, first, onTake }: PaletteSearchProps) {
  const chosenFor = useRef<string | null>(null);
  return (
    <SearchField
      className="palette-search"
      aria-label={label}
      autoFocus
      onKeyDown={(event) => {
        if (CHOOSING.has(event.key)) chosenFor.current = typed;
        const isChosen =
          chosenFor.current === typed &&
          event.currentTarget.querySelector('[aria-activedescendant]') !== null;
        const id = event.key === 'Enter' && !isChosen ? first() : null;
        if (id === null) event.continuePropagation();
        else onTake(id);
      }}
    >
      <Search />
      <Input placeholder={label} />
    </SearchField>
  );
}
