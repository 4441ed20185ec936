import './language.css';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { dictionaryFor } from '#core/editor/spelling';
import { format } from '#core/messages/en';
import { ruleName } from '#core/messages/grammar-rules';
import { languageWords } from '#core/messages/language';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { SettingsPart, SwitchRow } from '../../settings/controls';

const words = languageWords.spelling;
const grammarWords = languageWords.grammar;

function Language() {
  return (
    <>
      <Spelling />
      <Grammar />
      <Dictionary />
    </>
  );
}

function Spelling() {
  const { settings, spelling } = useWorkspace();
  const now = useStore(settings.settings);
  const state = useStore(spelling.state);
  const native = state?.native === true;
  return (
    <SettingsPart title={words.title}>
      <SwitchRow
        label={words.on}
        hint={words.onHint}
        value={now.spelling}
        onChange={(on) => settings.change({ spelling: on })}
      />
      {!native && <Languages />}
      {!native && (
        <SwitchRow
          label={words.downloads}
          hint={words.downloadsHint}
          disabled={!now.spelling}
          value={now.dictionaryDownloads}
          onChange={(dictionaryDownloads) => settings.change({ dictionaryDownloads })}
        />
      )}
      <Status className="hint">{now.spelling ? standing(state) : ''}</Status>
    </SettingsPart>
  );
}

type State = ReturnType<ReturnType<typeof useWorkspace>['spelling']['state']['get']>;

function standing(state: State): string {
  if (state === null) return '';
  if (state.native) return words.native;
  const { checking, missing } = state;
  const unchecked = missing.filter((each) => !checking.includes(each));
  if (checking.length + unchecked.length === 0) return words.nothing;
  return [
    checking.length > 0 ? format(words.checking, { list: checking.map(languageNamed).join(', ') }) : '',
    unchecked.length > 0 ? format(words.missing, { list: unchecked.map(languageNamed).join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const names = new Intl.DisplayNames(['en'], { type: 'language' });
const languageNamed = (tag: string): string => names.of(tag) ?? tag;

function Languages() {
  const { settings, spelling } = useWorkspace();
  const { spellingLanguages, spelling: on } = useStore(settings.settings);
  const state = useStore(spelling.state);
  const [typed, type] = useState(spellingLanguages.join(', '));
  const tags = typed.split(/[\s,;]+/).filter(Boolean);
  const bad = state === null ? [] : tags.filter((tag) => dictionaryFor(tag, state.known, '') === null);
  return (
    <TextField
      className="setting field"
      value={typed}
      isDisabled={!on}
      isInvalid={bad.length > 0}
      onChange={(next) => {
        type(next);
        const good = next.split(/[\s,;]+/).filter((tag) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag));
        settings.change({ spellingLanguages: good.slice(0, 8) });
      }}
    >
      <Label className="label">{words.languages}</Label>
      <Input className="input" spellCheck={false} />
      <Text slot="description" className="hint">
        {bad.length > 0 ? format(words.badLanguages, { list: bad.join(', ') }) : words.languagesHint}
      </Text>
    </TextField>
  );
}

function Grammar() {
  const { settings, grammar } = useWorkspace();
  const { grammar: on, grammarRulesOff } = useStore(settings.settings);
  const standing = useStore(grammar.standing);
  return (
    <SettingsPart title={grammarWords.title}>
      <SwitchRow
        label={grammarWords.on}
        hint={grammarWords.onHint}
        value={on}
        onChange={(next) => settings.change({ grammar: next })}
      />
      <Status className="hint">{grammarWords.standing[standing]}</Status>
      {grammarRulesOff.length > 0 && (
        <Words
          label={grammarWords.rulesOff}
          words={grammarRulesOff}
          named={ruleName}
          remove={grammarWords.turnOn}
          onRemove={(rule) =>
            settings.change({ grammarRulesOff: grammarRulesOff.filter((each) => each !== rule) })
          }
        />
      )}
    </SettingsPart>
  );
}

interface WordsProps {
  readonly label: string;
  readonly words: readonly string[];
  /** What a word is called, where that is another one. */
  readonly named?: (word: string) => string;
  /** What the button of a word is called. */
  readonly remove: string;
  readonly onRemove: (word: string) => void;
}

function Words({ label, words: all, named = (word) => word, remove, onRemove }: WordsProps) {
  return (
    <ul className="own-words" aria-label={label}>
      {all.map((each) => (
        <li key={each}>
          <span dir="auto">{named(each)}</span>
          <Button
            className="btn icon"
            aria-label={format(remove, { word: each, rule: named(each) })}
            onPress={() => onRemove(each)}
          >
            <X />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Dictionary() {
  const { spelling } = useWorkspace();
  const own = useStore(spelling.words);
  const [word, setWord] = useState('');
  useEffect(() => void spelling.loadWords(), [spelling]);
  return (
    <SettingsPart title={words.dictionary}>
      <Form
        className="own-word"
        onSubmit={(event) => {
          event.preventDefault();
          if (word.trim() === '') return;
          void spelling.add(word.trim());
          setWord('');
        }}
      >
        <TextField
          className="field grow"
          aria-label={words.word}
          value={word}
          onChange={setWord}
          maxLength={99}
        >
          <Input className="input" placeholder={words.word} spellCheck={false} />
        </TextField>
        <Button className="btn outlined" type="submit">
          {words.add}
        </Button>
      </Form>
      {own.length === 0 ? (
        <p className="hint">{words.empty}</p>
      ) : (
        <Words
          label={words.dictionary}
          words={own}
          remove={words.remove}
          onRemove={(each) => void spelling.remove(each)}
        />
      )}
    </SettingsPart>
  );
}

export const languageSection = { id: 'language', title: languageWords.section, Content: Language };
