import './filters.css';
import { Check, ListFilter, Search, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Button } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { SearchField } from 'react-aria-components/SearchField';
import { counted, format } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import { grouped } from '#core/messages/numbers';
import { foldText } from '#core/posts/search/fold';
import {
  chosen,
  FACETS,
  type Facet,
  type FacetValue,
  facetsOf,
  type LibraryEntry,
  type LibraryFilters,
} from '#core/posts/view';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { languageName } from './post-row';

const standings: Readonly<Record<string, string>> = words.filter.standing;

/** A filter's value as the author reads it. */
function nameOf(facet: Facet, value: string): string {
  if (facet === 'standing') return standings[value] ?? value;
  return facet === 'language' ? languageName(value) : value;
}

/** How many values of a facet are offered before the author types. */
const OFFERED: Readonly<Record<Facet, number>> = { standing: 8, category: 8, tag: 12, year: 6, language: 8 };

interface Choice extends FacetValue {
  readonly id: string;
  readonly name: string;
}

interface ChoiceGroup {
  readonly id: Facet;
  readonly choices: readonly Choice[];
  /** How many are not offered. */
  readonly more: number;
}

/** The button that opens the filters; it says when some are on. */
export function FilterButton({ entries }: { entries: readonly LibraryEntry[] }) {
  const { library } = useWorkspace();
  const filters = useStore(library.filters);
  const shown = useStore(library.filtering);
  const count = chosen(filters).length;
  return (
    <DialogTrigger isOpen={shown} onOpenChange={library.showFilters}>
      <Button
        className="btn icon filter-button"
        aria-label={
          count === 0 ? words.filter.open : `${words.filter.open}, ${counted(words.filter.active, count)}`
        }
        data-on={count > 0 || undefined}
      >
        <ListFilter />
      </Button>
      <Popover className="menu filters" placement="bottom start">
        <FilterDialog entries={entries} filters={filters} />
      </Popover>
    </DialogTrigger>
  );
}

function FilterDialog({ entries, filters }: { entries: readonly LibraryEntry[]; filters: LibraryFilters }) {
  const { library, commands } = useWorkspace();
  const [query, setQuery] = useState('');
  const facets = useMemo(() => facetsOf(entries, filters), [entries, filters]);
  const groups = useMemo(() => groupsOf(facets, filters, query), [facets, filters, query]);
  const on = chosen(filters);
  return (
    <Dialog aria-label={words.filter.dialog}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField
          className="filters-search"
          aria-label={words.filter.search}
          autoFocus
          onKeyDown={(event) => {
            // At once, whatever is typed or focused in the list.
            if (event.key === 'Escape') library.showFilters(false);
            else event.continuePropagation();
          }}
        >
          <Search />
          <Input placeholder={words.filter.search} />
        </SearchField>
        <ListBox
          className="filters-list"
          aria-label={words.filter.label}
          items={groups}
          dependencies={[query]}
          selectionMode="multiple"
          escapeKeyBehavior="none"
          selectedKeys={on.map(({ facet, value }) => `${facet}:${value}`)}
          onSelectionChange={(keys) => {
            if (keys === 'all') return;
            const before = new Set(on.map(({ facet, value }) => `${facet}:${value}`));
            const after = new Set([...keys].map(String));
            for (const key of [...before, ...after]) {
              if (before.has(key) && after.has(key)) continue;
              const colon = key.indexOf(':');
              library.toggle(key.slice(0, colon) as Facet, key.slice(colon + 1));
            }
          }}
          renderEmptyState={() => <p className="filters-none">{words.filter.none}</p>}
        >
          {(group: ChoiceGroup) => (
            <ListBoxSection id={group.id}>
              <Header>{words.filter.facets[group.id]}</Header>
              <Collection items={group.choices} dependencies={[query]}>
                {(choice: Choice) => (
                  <ListBoxItem
                    id={choice.id}
                    textValue={choice.name}
                    aria-label={format(words.filter.choice, {
                      name: choice.name,
                      posts: counted(words.count, choice.count),
                    })}
                    className="filter-choice"
                  >
                    <Check />
                    <span dir="auto">{choice.name}</span>
                    <small>{grouped(choice.count)}</small>
                  </ListBoxItem>
                )}
              </Collection>
              {group.more > 0 && (
                <ListBoxItem id={`more:${group.id}`} isDisabled className="filters-more">
                  {format(words.filter.more, { count: grouped(group.more) })}
                </ListBoxItem>
              )}
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
      <footer className="filters-foot">
        <Button
          className="btn"
          onPress={() => {
            library.showFilters(false);
            requestAnimationFrame(() => commands.run('tags.manage'));
          }}
        >
          {words.filter.manage}
        </Button>
        <span className="grow" />
        <Button className="btn" isDisabled={on.length === 0} onPress={library.clearFilters}>
          {words.filter.clear}
        </Button>
      </footer>
    </Dialog>
  );
}

/** What is offered: what is chosen, and the first values of each facet, or all that have what was typed. */
function groupsOf(
  facets: Readonly<Record<Facet, readonly FacetValue[]>>,
  filters: LibraryFilters,
  query: string,
): readonly ChoiceGroup[] {
  const wanted = foldText(query.trim());
  return FACETS.flatMap((facet): ChoiceGroup[] => {
    const all = facets[facet].map((each) => ({
      ...each,
      id: `${facet}:${each.value}`,
      name: nameOf(facet, each.value),
    }));
    const isOn = (value: string) => (filters[facet] as readonly string[]).includes(value);
    const fitting = wanted === '' ? all : all.filter(({ name }) => foldText(name).includes(wanted));
    const limit = wanted === '' ? OFFERED[facet] : 50;
    const choices = fitting.filter(({ value }, index) => index < limit || isOn(value));
    // One language, or one status, is nothing to choose from.
    if (choices.length === 0 || (all.length === 1 && !isOn(all[0]?.value ?? '') && facet !== 'tag'))
      return [];
    return [{ id: facet, choices, more: fitting.length - choices.length }];
  });
}

/** The filters that are on, each with a way to take it off. */
export function FilterChips() {
  const { library } = useWorkspace();
  const on = chosen(useStore(library.filters));
  if (on.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={words.filter.chips}>
      {on.map(({ facet, value }) => (
        <li key={`${facet}:${value}`}>
          <Button
            className="filter-chip"
            aria-label={format(words.filter.remove, {
              facet: words.filter.facets[facet],
              name: nameOf(facet, value),
            })}
            onPress={() => library.toggle(facet, value)}
          >
            <span dir="auto">{nameOf(facet, value)}</span>
            <X />
          </Button>
        </li>
      ))}
      {on.length > 1 && (
        <li>
          <Button className="btn plain" onPress={library.clearFilters}>
            {words.filter.clear}
          </Button>
        </li>
      )}
    </ul>
  );
}
