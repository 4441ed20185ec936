import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { counted, en, format } from '#core/messages/en';
import { languageWords } from '#core/messages/language';
import { grouped } from '#core/messages/numbers';
import { later } from '../../app/later';
import { usePart, useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import type { Facts } from '../facts';

const Counts = later(() => import('./counts-popover'));
const words = languageWords.counts;

/** How long the post is, how far its goal; the button opens all counts. */
export function CountsInBar() {
  const { editor, goal } = useWorkspace();
  const facts = usePart(editor.facts, (now) => now, areShownAlike);
  const open = useStore(goal.open);
  const button = useRef<HTMLButtonElement>(null);
  if (facts === null) return null;
  const all = counted(en.status.words, facts.words);
  const shown =
    facts.selected === null
      ? all
      : format(words.selected, { selected: grouped(facts.selected.words), words: all });
  return (
    <>
      <Goal />
      <Button
        ref={button}
        className="counts-button"
        aria-label={format(words.open, { words: shown })}
        aria-expanded={open}
        onPress={() => goal.open.set(!open)}
      >
        {shown}
      </Button>
      <span>{counted(en.status.minutes, facts.minutes)}</span>
      {open && <Counts trigger={button} onClose={() => goal.open.set(false)} />}
    </>
  );
}

/** Whether two facts are the same counts in the bar. */
const areShownAlike = (a: Facts | null, b: Facts | null): boolean =>
  a?.words === b?.words && a?.minutes === b?.minutes && a?.selected?.words === b?.selected?.words;

function Goal() {
  const progress = useStore(useWorkspace().goal.progress);
  if (progress === null || progress.goal === 0) return null;
  const { written, goal } = progress;
  const share = Math.min(1, written / goal);
  const text = format(words.progress, {
    written: grouped(written),
    goal: grouped(goal),
  });
  return (
    <span className="goal" data-reached={written >= goal || undefined}>
      <progress className="goal-line" aria-label={words.progressLabel} value={share} max={1}>
        {text}
      </progress>
      {text}
    </span>
  );
}
