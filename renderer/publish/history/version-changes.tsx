import '../diff.css';
import { Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { counted, format } from '#core/messages/en';
import { historyWords as words } from '#core/messages/history';
import { type ComparedParagraph, compareVersions } from '#core/publish/history/compare';
import { useWorkspace } from '../../app/workspace';
import type { Against, Compared } from './store';

type Change = Exclude<ComparedParagraph, { kind: 'same' }>;
type Row =
  | Change
  | { readonly kind: 'near'; readonly text: string }
  | { readonly kind: 'gap'; readonly count: number };

/** More changes than this are not drawn: a post that was written anew is read, not compared. */
const MOST = 300;
/** So much of a paragraph names it in a button. */
const NAMED = 60;

/** What became of the version, paragraph by paragraph; each change of the text now can be taken back by itself. */
export function VersionChanges({
  compared,
  against,
}: {
  compared: Extract<Compared, { kind: 'ready' }>;
  against: Against;
}) {
  const rows = useMemo(() => compareVersions(compared.older, compared.newer), [compared]);
  const shown = useMemo(() => rowsOf(rows).slice(0, MOST), [rows]);
  if (rows.every(({ kind }) => kind === 'same'))
    return <p className="history-note">{against === 'now' ? words.same : words.sameBefore}</p>;
  return (
    <>
      <p className="history-legend">{against === 'now' ? words.legendNow : words.legendBefore}</p>
      <ul className="diff changes" aria-label={words.asText}>
        {shown.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
          <li key={at} data-kind={row.kind}>
            <Words row={row} />
            {against === 'now' && 'restore' in row && <BringBack row={row} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Words({ row }: { row: Row }) {
  switch (row.kind) {
    case 'gap':
      return <p className="gap">{counted(words.unchanged, row.count)}</p>;
    case 'near':
      return <p className="same">{row.text}</p>;
    case 'removed':
      return (
        <p>
          <del>{row.text}</del>
        </p>
      );
    case 'added':
      return (
        <p>
          <ins>{row.text}</ins>
        </p>
      );
    case 'changed':
      return (
        <p>
          {row.segments.map(({ kind, text }, at) => {
            // biome-ignore-start lint/suspicious/noArrayIndexKey: the words never move
            if (kind === 'removed') return <del key={at}>{text}</del>;
            if (kind === 'added') return <ins key={at}>{text}</ins>;
            return <span key={at}>{text}</span>;
            // biome-ignore-end lint/suspicious/noArrayIndexKey: the words never move
          })}
        </p>
      );
  }
}

function BringBack({ row }: { row: Change }) {
  const { history, editor } = useWorkspace();
  const out = row.kind === 'added';
  const text = row.kind === 'changed' ? row.restore.insert : row.text;
  const name = text.length > NAMED ? `${text.slice(0, NAMED)}…` : text;
  return (
    <Button
      className="btn outlined"
      aria-label={format(out ? words.takeOutLabel : words.bringBackLabel, { words: name })}
      isDisabled={editor.shown()?.save.get().readOnly != null}
      onPress={() => history.bringBack(row.restore, out ? words.tookOut : words.broughtBack)}
    >
      <Undo2 />
      {out ? words.takeOut : words.bringBack}
    </Button>
  );
}

/** Of what is unchanged only the paragraph right before and after a change is shown; the rest is counted. */
function rowsOf(all: readonly ComparedParagraph[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < all.length; ) {
    const row = all[at];
    if (row && row.kind !== 'same') {
      rows.push(row);
      at++;
      continue;
    }
    let end = at;
    while (all[end]?.kind === 'same') end++;
    rows.push(...around(all.slice(at, end), at > 0, end < all.length));
    at = end;
  }
  return rows;
}

function around(same: readonly ComparedParagraph[], after: boolean, before: boolean): Row[] {
  // The fences of a front matter say nothing of the change beside them.
  const texts = same.flatMap((row) =>
    row.kind === 'same' && !/^(?:---|\+\+\+)$/.test(row.text) ? row.text : [],
  );
  const near = (text: string | undefined): Row[] => (text === undefined ? [] : [{ kind: 'near', text }]);
  const head = after ? near(texts[0]) : [];
  const tail = before && texts.length > head.length ? near(texts.at(-1)) : [];
  const count = texts.length - head.length - tail.length;
  return [...head, ...(count > 0 ? [{ kind: 'gap' as const, count }] : []), ...tail];
}
