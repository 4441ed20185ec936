import { Lock } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Evidence, Generator } from '#core/blog/model';
import { type Fact, FIELDS, factOf } from '#core/blog/overrides/overrides';
import {
  type Basis,
  basisOf,
  isLocked,
  isRefused,
  type SettingsPage,
} from '#core/blog/overrides/settings-page';
import { blogSettingsWords as words } from '#core/messages/blog-settings';
import { format } from '#core/messages/en';
import { Problem } from '../app/problem';

interface FactRowProps {
  readonly fact: Fact;
  readonly page: SettingsPage;
  /** What was found, in words, for a fact that is decided otherwise. */
  readonly found: string;
  readonly generator: Generator;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** One fact about the blog: its name, its controls, why it is so, and the way back to what was found. */
export function FactRow({ fact, page, found, generator, onReset, children }: FactRowProps) {
  const id = useId();
  const name = words.facts[fact];
  const basis = basisOf(page, fact);
  const decided = page.chosen[fact] !== undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of the grid
    <div className="fact" role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-why`}>
      <h3 id={`${id}-name`}>{name}</h3>
      <div className="fact-body">
        {children}
        {isRefused(page, fact) && <Problem>{refusal(fact)}</Problem>}
        <div className="fact-why" id={`${id}-why`}>
          <span data-said={decided || undefined}>
            {isLocked(page, fact) && <Lock />}
            {basisWords(fact, basis, generator).map((line) => (
              <span key={line}>{line}</span>
            ))}
            {decided && found !== '' && <span>{format(words.foundInstead, { value: found })}</span>}
          </span>
          {decided && !isLocked(page, fact) && (
            <Button
              className="btn plain"
              aria-label={format(words.resetName, { fact: name })}
              onPress={onReset}
            >
              {words.reset}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function refusal(fact: Fact): string {
  return fact in words.refused ? words.refused[fact as keyof typeof words.refused] : words.refused.other;
}

/** More evidence than this is not read. */
const LINES = 4;

function basisWords(fact: Fact, basis: Basis, generator: Generator): string[] {
  switch (basis.kind) {
    case 'evidence':
      return evidenceWords(fact, basis.evidence, generator);
    case 'default': {
      const byFiles = fact === 'extension' || fact === 'images';
      if (generator === 'plain') return [byFiles ? words.byFilesPlain : words.byDefaultPlain];
      return [format(byFiles ? words.byFiles : words.byDefault, { generator: words.generators[generator] })];
    }
    case 'said-in-file': {
      const { file, line, locked } = basis;
      return [format(locked ? words.lockedIn : words.saidIn, { file, line })];
    }
    case 'said-here':
      return [words.saidHere];
    case 'unsaved':
      return [words.unsaved];
  }
}

const LEARNED = /^(\w[\w ]*): .*, as (\d+) of (\d+) posts/;

/** Evidence in the author's words; what each field was learned from is one line. */
function evidenceWords(fact: Fact, evidence: readonly Evidence[], generator: Generator): string[] {
  const line = (item: Evidence) => evidenceLine(fact, item, generator);
  if (fact !== 'fields') return evidence.slice(0, LINES).map(line);
  const learned = evidence.flatMap(({ about }) => {
    const [, name, like = '', of = ''] = LEARNED.exec(about) ?? [];
    const field = FIELDS.find((each) => each === name);
    return field === undefined ? [] : [{ field: words.fieldNames[field], like, of }];
  });
  const others = evidence.filter(({ about }) => !LEARNED.test(about));
  const fields = learned.map((one) => format(words.learnedField, one)).join(', ');
  return [
    ...(learned[0] ? [format(words.learnedFields, { of: learned[0].of, fields })] : []),
    ...others.slice(0, LINES).map(line),
  ];
}

/** What a generator does by itself is no evidence from the blog's files. */
const BY_ITSELF = /^as \w+ makes it$/;

function evidenceLine(fact: Fact, item: Evidence, generator: Generator): string {
  const { about, file, line } = item;
  const [, , like, of] = LEARNED.exec(about) ?? [];
  if (like !== undefined && of !== undefined) return format(words.learned, { like, of });
  const what = factOf(item) === fact ? about.replace(/^[^:]*: */, '') : about;
  // A name of a folder or a field keeps its own case.
  const sentence = /^[a-z]+ (?!\()/.test(what) ? what.charAt(0).toUpperCase() + what.slice(1) : what;
  if (file === null) {
    const byItself = BY_ITSELF.test(what) || fact === 'future' || fact === 'timezone';
    if (byItself && generator !== 'plain')
      return format(words.byDefault, { generator: words.generators[generator] });
    return /\s/.test(what) ? sentence : words.byName;
  }
  const place = line === null ? file : format(words.evidenceAt, { file, line });
  return `${sentence} (${place})`;
}
