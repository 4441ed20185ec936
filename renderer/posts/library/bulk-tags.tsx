import './tag-manager.css';
import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { counted, en, format } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import { foldText } from '#core/posts/search/fold';
import { type WordCount, type WordField, wordCounts } from '#core/posts/tags';
import { afterDialog } from '../../app/after-dialog';
import { Sheet } from '../../app/sheet';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

/** How many words that begin as typed are offered. */
const OFFERED = 6;

/** Adds tags or categories to posts, or takes them off, in one change. */
export default function BulkTags({ onClose }: { onClose: () => void }) {
  const { posts, library, changes } = useWorkspace();
  const list = useStore(posts.list);
  const picked = useStore(library.picked);
  const [field, setField] = useState<WordField>('tags');
  const [typed, setTyped] = useState('');
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);

  const all = list.kind === 'ready' ? list.posts : [];
  const chosen = useMemo(() => all.filter(({ id }) => picked.has(id)), [all, picked]);
  const here = useMemo(() => wordCounts(chosen, field), [chosen, field]);
  const everywhere = useMemo(() => wordCounts(all, field), [all, field]);
  const offered = useMemo(() => offers(everywhere, typed, add), [everywhere, typed, add]);

  const take = (text: string): readonly string[] => {
    const next = [...new Set([...add, ...split(text)])];
    setAdd(next);
    setTyped('');
    setRemove((now) => now.filter((name) => !next.includes(name)));
    return next;
  };
  const apply = () => {
    const adding = typed.trim() === '' ? add : take(typed);
    if (adding.length === 0 && remove.length === 0) return;
    const postIds = chosen.map(({ id }) => id);
    onClose();
    afterDialog(
      () => void changes.ask({ kind: 'tag', postIds, field, add: [...adding], remove: [...remove] }),
    );
  };
  const pickField = (next: WordField) => {
    setField(next);
    setAdd([]);
    setRemove([]);
  };

  return (
    <Sheet small title={counted(words.bulk.title, chosen.length)} lead={words.bulk.lead} onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === '') apply();
          else take(typed);
        }}
      >
        <div className="body">
          <ToggleButtonGroup
            className="segments"
            aria-label={words.bulk.field}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[field]}
            onSelectionChange={(keys) => {
              for (const key of keys) pickField(key as WordField);
            }}
          >
            <ToggleButton id="tags">{words.tags.fields.tags}</ToggleButton>
            <ToggleButton id="categories">{words.tags.fields.categories}</ToggleButton>
          </ToggleButtonGroup>
          <section aria-label={words.bulk.on}>
            <p className="label">{words.bulk.on}</p>
            {here.length === 0 ? (
              <p className="hint">{words.bulk.none}</p>
            ) : (
              <ul className="word-chips">
                {here.map(({ name, count }) => {
                  const gone = remove.includes(name);
                  return (
                    <li key={name} data-gone={gone || undefined}>
                      <span dir="auto">{name}</span>
                      <small>
                        {count === chosen.length
                          ? words.bulk.everyone
                          : format(words.bulk.some, { count, all: chosen.length })}
                      </small>
                      <Button
                        className="btn icon"
                        aria-label={format(gone ? words.bulk.keep : words.bulk.remove, { name })}
                        onPress={() =>
                          setRemove(gone ? remove.filter((each) => each !== name) : [...remove, name])
                        }
                      >
                        {gone ? <Plus /> : <X />}
                      </Button>
                    </li>
                  );
                })}
              </ul>
            )}
          </section>
          <TextField className="field" value={typed} onChange={setTyped} autoFocus>
            <Label className="label">{words.bulk.add}</Label>
            <Input className="input" placeholder={words.bulk.addHint} />
          </TextField>
          {offered.length > 0 && (
            <div className="word-offers">
              {offered.map(({ name, count }) => (
                <Button key={name} className="btn outlined" onPress={() => take(name)}>
                  <span dir="auto">{name}</span> <small>{count}</small>
                </Button>
              ))}
            </div>
          )}
          {add.length > 0 && (
            <ul className="word-chips adding" aria-label={words.bulk.adding}>
              {add.map((name) => (
                <li key={name}>
                  <span dir="auto">{name}</span>
                  <Button
                    className="btn icon"
                    aria-label={format(words.bulk.drop, { name })}
                    onPress={() => setAdd(add.filter((each) => each !== name))}
                  >
                    <X />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
        <footer>
          <span className="grow" />
          <Button className="btn" onPress={onClose}>
            {en.app.cancel}
          </Button>
          <Button
            className="btn primary"
            isDisabled={
              chosen.length === 0 || (add.length === 0 && remove.length === 0 && typed.trim() === '')
            }
            onPress={apply}
          >
            {words.bulk.apply}
          </Button>
        </footer>
      </Form>
    </Sheet>
  );
}

const split = (text: string): readonly string[] =>
  text
    .split(/[,，、]/u)
    .map((word) => word.trim())
    .filter(Boolean);

/** Words of the blog that begin, or have a part that begins, as the last one typed. */
function offers(all: readonly WordCount[], typed: string, added: readonly string[]): readonly WordCount[] {
  const wanted = foldText(split(typed).at(-1) ?? '');
  if (wanted === '') return [];
  return all
    .filter(({ name }) => !added.includes(name) && ` ${foldText(name)}`.includes(` ${wanted}`))
    .slice(0, OFFERED);
}
