import './snippets.css';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Switch } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { format } from '#core/messages/en';
import { snippetWords as words } from '#core/messages/snippets';
import { asTrigger, type Snippet } from '#core/settings/snippets';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

/** The author's own pieces of text. */
function Snippets() {
  const { settings, blog } = useWorkspace();
  const { snippets } = useStore(settings.settings);
  const state = useStore(blog.state);
  const blogId = state.kind === 'open' ? state.blog.id : null;
  /** The one that was just added takes the focus. */
  const [fresh, setFresh] = useState<string | null>(null);
  const put = (next: readonly Snippet[]) => settings.change({ snippets: [...next] });
  const add = () => {
    const id = crypto.randomUUID();
    put([...snippets, { id, name: '', trigger: '', text: '', blogId: null }]);
    setFresh(id);
  };
  return (
    <>
      <p className="hint">{words.lead}</p>
      {snippets.length === 0 && <p>{words.none}</p>}
      <ul className="snippets" aria-label={words.list}>
        {snippets.map((snippet) => (
          <SnippetFields
            key={snippet.id}
            snippet={snippet}
            blogId={blogId}
            focused={snippet.id === fresh}
            onChange={(part) =>
              put(snippets.map((each) => (each.id === snippet.id ? { ...each, ...part } : each)))
            }
            onRemove={() => put(snippets.filter((each) => each.id !== snippet.id))}
          />
        ))}
      </ul>
      <Button className="btn outlined settings-reset" onPress={add}>
        <Plus />
        {words.add}
      </Button>
    </>
  );
}

interface SnippetFieldsProps {
  readonly snippet: Snippet;
  readonly blogId: string | null;
  readonly focused: boolean;
  readonly onChange: (part: Partial<Snippet>) => void;
  readonly onRemove: () => void;
}

function SnippetFields({ snippet, blogId, focused, onChange, onRemove }: SnippetFieldsProps) {
  const name = snippet.name || words.unnamed;
  return (
    <li className="snippet" aria-label={snippet.name || words.fresh}>
      <div className="snippet-line">
        <TextField
          className="field"
          value={snippet.name}
          maxLength={200}
          autoFocus={focused}
          onChange={(next) => onChange({ name: next })}
        >
          <Label className="label">{words.name}</Label>
          <Input className="input" />
        </TextField>
        <TextField
          className="field"
          value={snippet.trigger}
          onChange={(next) => onChange({ trigger: asTrigger(next) })}
        >
          <Label className="label">{words.trigger}</Label>
          <Input className="input" placeholder=";sig" />
          <Text slot="description" className="visually-hidden">
            {words.triggerHint}
          </Text>
        </TextField>
      </div>
      <TextField
        className="field"
        value={snippet.text}
        maxLength={20_000}
        onChange={(next) => onChange({ text: next })}
      >
        <Label className="label">{words.text}</Label>
        <TextArea className="input snippet-text" rows={3} />
        <Text slot="description" className="hint">
          {words.textHint}
        </Text>
      </TextField>
      <div className="snippet-line snippet-end">
        <Switch
          className="switch"
          isSelected={snippet.blogId !== null}
          isDisabled={blogId === null && snippet.blogId === null}
          onChange={(only) => onChange({ blogId: only ? blogId : null })}
        >
          <span className="track" aria-hidden="true" />
          {words.here}
        </Switch>
        <Button className="btn" aria-label={format(words.remove, { name })} onPress={onRemove}>
          <Trash2 />
          {words.removeShort}
        </Button>
      </div>
    </li>
  );
}

export const snippetsSection = { id: 'snippets', title: words.title, Content: Snippets };
