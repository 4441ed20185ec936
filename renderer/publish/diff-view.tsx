import './diff.css';
import { counted, en } from '#core/messages/en';
import type { DiffRow, DiffWord } from './diff-lines';

/** More rows than this are not drawn; the rest is counted. */
const MOST_ROWS = 400;

/** A diff as a reader sees it: words that come in green, words that go in red. */
export function DiffView({ rows }: { rows: readonly DiffRow[] }) {
  const more = rows.length - MOST_ROWS;
  return (
    <div className="diff">
      {rows.slice(0, MOST_ROWS).map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
        <Row key={at} row={row} />
      ))}
      {more > 0 && <p className="gap">{counted(en.publish.moreLines, more)}</p>}
    </div>
  );
}

function Row({ row }: { row: DiffRow }) {
  switch (row.kind) {
    case 'gap':
      return <p className="gap">{counted(en.publish.unchangedLines, row.lines)}</p>;
    case 'same':
      return <p className="same">{row.text}</p>;
    case 'line':
      return (
        <p>
          {row.words.map((word, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the words never move
            <Word key={at} word={word} />
          ))}
        </p>
      );
  }
}

function Word({ word }: { word: DiffWord }) {
  switch (word.kind) {
    case 'same':
      return word.text;
    case 'added':
      return <ins>{word.text}</ins>;
    case 'removed':
      return <del>{word.text}</del>;
  }
}
