import './counts.css';
import { type RefObject, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import type { Measures } from '#core/editor/counts';
import { minutesOf } from '#core/markdown/counts';
import { counted } from '#core/messages/en';
import { languageWords } from '#core/messages/language';
import { grouped } from '#core/messages/numbers';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

const words = languageWords.counts;

const ROWS = ['words', 'characters', 'charactersNoSpaces', 'sentences', 'paragraphs'] as const;

interface CountsProps {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** Everything that is counted, of the post and of what is selected, and the goal of the session. */
export default function CountsPopover({ trigger, onClose }: CountsProps) {
  const { editor } = useWorkspace();
  const facts = useStore(editor.facts);
  const { measures = null, selected = null } = facts ?? {};
  return (
    <Popover
      className="counts"
      triggerRef={trigger}
      isOpen
      placement="top end"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog>
        <Heading slot="title">{words.title}</Heading>
        {measures !== null && (
          <table>
            {selected !== null && (
              <thead>
                <tr>
                  <td />
                  <th scope="col">{words.selection}</th>
                  <th scope="col">{words.post}</th>
                </tr>
              </thead>
            )}
            <tbody>
              {ROWS.map((row) => (
                <Row key={row} label={words[row]} of={measures[row]} selected={selected?.[row]} />
              ))}
              <Row
                label={words.minutes}
                of={minutes(measures)}
                selected={selected ? minutes(selected) : undefined}
              />
            </tbody>
          </table>
        )}
        <Goal />
      </Dialog>
    </Popover>
  );
}

const minutes = (of: Measures) => minutesOf({ words: of.words - of.cjk, cjk: of.cjk });

function Row({ label, of, selected }: { label: string; of: number; selected: number | undefined }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {selected !== undefined && <td>{grouped(selected)}</td>}
      <td>{grouped(of)}</td>
    </tr>
  );
}

function Goal() {
  const { settings, goal } = useWorkspace();
  const progress = useStore(goal.progress);
  const { wordGoal } = settings.settings.get();
  const [typed, type] = useState(wordGoal === 0 ? '' : String(wordGoal));
  return (
    <TextField
      className="field"
      value={typed}
      autoFocus
      onChange={(next) => {
        const digits = next.replace(/\D/g, '').slice(0, 6);
        type(digits);
        settings.change({ wordGoal: Number(digits) });
      }}
    >
      <Label className="label">{words.goal}</Label>
      <Input className="input" inputMode="numeric" placeholder="0" />
      <Text slot="description" className="hint">
        {progress === null ? words.goalHint : counted(words.written, progress.written)}
      </Text>
    </TextField>
  );
}
