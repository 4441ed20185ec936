import './tag-manager.css';
import { Check, ListFilter, Pencil, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Form } from 'react-aria-components/Form';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { TextField } from 'react-aria-components/TextField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { counted, en, format } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import { grouped } from '#core/messages/numbers';
import { foldText } from '#core/posts/search/fold';
import { type Alike, alikeWords, type WordCount, type WordField, wordCounts } from '#core/posts/tags';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { ChangeNotice } from '../changes/change-notice';

const layout = { rowSize: 36 };
/** Pairs shown before the list; more come when these are dealt with. */
const PAIRS = 4;

/** Words that are about to get one name. */
interface Renaming {
  readonly from: readonly string[];
  readonly to: string;
}

/** Every tag and category with what can be made of it: another name, one word of several. */
export default function TagManager({ onClose }: { onClose: () => void }) {
  const { posts, changes, library } = useWorkspace();
  const list = useStore(posts.list);
  const [field, setField] = useState<WordField>('tags');
  const [query, setQuery] = useState('');
  const [once, setOnce] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<Renaming | null>(null);

  const all = useMemo(() => wordCounts(list.kind === 'ready' ? list.posts : [], field), [list, field]);
  const alike = useMemo(
    () => alikeWords(all).filter(({ keep }) => !apart.has(`${field} ${keep.name}`)),
    [all, apart, field],
  );
  const shown = useMemo(() => {
    const wanted = foldText(query.trim());
    return all
      .filter(({ name, count }) => (!once || count === 1) && foldText(name).includes(wanted))
      .map((word) => ({ ...word, id: word.name }));
  }, [all, query, once]);
  const chosen = all.filter(({ name }) => picked.has(name));
  const target = chosen[0]?.name ?? '';

  const ask = (from: readonly string[], to: string) => {
    const others = from.filter((name) => name !== to);
    setRenaming(null);
    setPicked(new Set());
    if (others.length > 0 && to !== '') void changes.ask({ kind: 'renameTag', field, from: others, to });
  };

  return (
    <Sheet title={words.tags.title} lead={words.tags.lead} onClose={onClose}>
      <div className="body tag-manager">
        <div className="word-bar">
          <ToggleButtonGroup
            className="segments"
            aria-label={words.tags.field}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[field]}
            onSelectionChange={(keys) => {
              for (const key of keys) setField(key as WordField);
              setPicked(new Set());
              setRenaming(null);
            }}
          >
            <ToggleButton id="tags">{words.tags.fields.tags}</ToggleButton>
            <ToggleButton id="categories">{words.tags.fields.categories}</ToggleButton>
          </ToggleButtonGroup>
          <SearchField
            className="search"
            aria-label={words.tags.search}
            value={query}
            onChange={setQuery}
            autoFocus
          >
            <Search />
            <Input placeholder={words.tags.search} />
          </SearchField>
          <ToggleButton className="btn" isSelected={once} onChange={setOnce}>
            {words.tags.once}
          </ToggleButton>
        </div>
        {alike.length > 0 && query === '' && !once && (
          <section className="alike" aria-label={words.tags.alike}>
            <p className="label">{words.tags.alike}</p>
            <ul>
              {alike.slice(0, PAIRS).map((group) => (
                <AlikeRow
                  key={group.keep.name}
                  group={group}
                  onMerge={() =>
                    ask(
                      group.others.map(({ name }) => name),
                      group.keep.name,
                    )
                  }
                  onDismiss={() => setApart(new Set([...apart, `${field} ${group.keep.name}`]))}
                />
              ))}
            </ul>
          </section>
        )}
        {shown.length === 0 ? (
          <Status className="word-none">
            {all.length === 0 ? words.tags.empty[field] : words.tags.none}
          </Status>
        ) : (
          <Virtualizer layout={ListLayout} layoutOptions={layout}>
            <GridList
              className="word-list"
              aria-label={words.tags.label}
              items={shown}
              selectionMode="multiple"
              selectedKeys={picked}
              onSelectionChange={(keys) =>
                setPicked(new Set(keys === 'all' ? shown.map(({ name }) => name) : [...keys].map(String)))
              }
            >
              {({ name, count }) => (
                <GridListItem id={name} textValue={name} className="word-row">
                  <Checkbox slot="selection" className="tick">
                    <Check />
                  </Checkbox>
                  <span className="word-name" dir="auto">
                    {name}
                  </span>
                  <small>{counted(words.tags.count, count)}</small>
                  <Button
                    className="btn icon"
                    aria-label={format(words.tags.show, { name })}
                    onPress={() => {
                      onClose();
                      library.showOnly(field === 'tags' ? 'tag' : 'category', name);
                    }}
                  >
                    <ListFilter />
                  </Button>
                  <Button
                    className="btn icon"
                    aria-label={format(words.tags.rename, { name })}
                    onPress={() => setRenaming({ from: [name], to: name })}
                  >
                    <Pencil />
                  </Button>
                </GridListItem>
              )}
            </GridList>
          </Virtualizer>
        )}
      </div>
      {/* The window's own lies below this dialog. */}
      <div className="notice-within">
        <ChangeNotice />
      </div>
      {renaming ? (
        <RenameForm
          key={renaming.from.join('\n')}
          renaming={renaming}
          all={all}
          onCancel={() => setRenaming(null)}
          onSubmit={(to) => ask(renaming.from, to)}
        />
      ) : (
        <footer>
          {chosen.length > 0 && <Status as="span">{counted(words.tags.picked, chosen.length)}</Status>}
          <span className="grow" />
          {chosen.length > 1 && (
            <Button
              className="btn outlined"
              onPress={() => setRenaming({ from: chosen.map(({ name }) => name), to: target })}
            >
              {format(words.tags.mergePicked, { name: target })}
            </Button>
          )}
          <Button className={chosen.length > 1 ? 'btn' : 'btn primary'} onPress={onClose}>
            {en.app.close}
          </Button>
        </footer>
      )}
    </Sheet>
  );
}

interface AlikeRowProps {
  readonly group: Alike;
  readonly onMerge: () => void;
  readonly onDismiss: () => void;
}

function AlikeRow({ group, onMerge, onDismiss }: AlikeRowProps) {
  const { keep, others, reason } = group;
  return (
    <li>
      <span className="alike-words">
        {[keep, ...others].map(({ name, count }) => (
          <span key={name} className="word">
            <span dir="auto">{name}</span> <small>{grouped(count)}</small>
          </span>
        ))}
        <small className="hint">{words.tags.reasons[reason]}</small>
      </span>
      <Button className="btn" onPress={onDismiss}>
        {words.tags.dismiss}
      </Button>
      <Button className="btn outlined" onPress={onMerge}>
        {format(words.tags.merge, { name: keep.name })}
      </Button>
    </li>
  );
}

interface RenameFormProps {
  readonly renaming: Renaming;
  readonly all: readonly WordCount[];
  readonly onSubmit: (to: string) => void;
  readonly onCancel: () => void;
}

function RenameForm({ renaming, all, onSubmit, onCancel }: RenameFormProps) {
  const { from } = renaming;
  const [to, setTo] = useState(renaming.to);
  const name = to.trim();
  const joins = all.find((word) => word.name === name && !from.includes(name));
  const merging = from.length > 1 || joins !== undefined;
  const changes = name !== '' && (from.length > 1 || name !== from[0]);
  return (
    <Form
      className="rename-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (changes) onSubmit(name);
      }}
    >
      <footer>
        <TextField
          className="field grow"
          value={to}
          onChange={setTo}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape') onCancel();
            else event.continuePropagation();
          }}
        >
          <Label className="label">{format(words.tags.newName, { name: from.join(', ') })}</Label>
          <Input className="input" dir="auto" onFocus={(event) => event.currentTarget.select()} />
          {joins && (
            <Status as="span" className="hint">
              {counted(words.tags.mergeInto, joins.count, { name })}
            </Status>
          )}
        </TextField>
        <Button className="btn" onPress={onCancel}>
          {en.app.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={!changes}>
          {merging ? words.tags.mergeVerb : words.tags.renameVerb}
        </Button>
      </footer>
    </Form>
  );
}
