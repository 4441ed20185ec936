import { useMemo } from 'react';
import { reviewWords } from '#core/messages/review';
import type { ReviewFile } from '#core/publish/model';
import { StillFrame } from '../../preview/still-frame';
import type { Marked } from '../../preview/still-page';

const words = reviewWords.files;

/** A post's page as it was published and as it will be, what differs marked on both. */
export function PageCompare({
  file,
  before,
  after,
}: {
  file: ReviewFile;
  before: string | null;
  after: string | null;
}) {
  const both = before !== null && after !== null;
  const old = useMemo(
    () => (before === null ? null : { id: file.from ?? file.path, text: before }),
    [file, before],
  );
  const now = useMemo(() => (after === null ? null : { id: file.path, text: after }), [file, after]);
  const marks = useMemo(() => (both ? marksOf(before, after) : null), [both, before, after]);
  return (
    <div className="page-compare">
      {old && (
        <figure>
          <figcaption>{words.before}</figcaption>
          <StillFrame post={old} marked={marks?.before ?? null} title={words.before} />
        </figure>
      )}
      {now && (
        <figure>
          <figcaption>{words.after}</figcaption>
          <StillFrame post={now} marked={marks?.after ?? null} title={words.after} />
        </figure>
      )}
    </div>
  );
}

/** A paragraph that stands in the other text word for word is the same, wherever it is now. */
function marksOf(before: string, after: string): { before: Marked; after: Marked } {
  const isIn = (other: string) => {
    const text = `\n${other}\n`;
    return (source: string) => !text.includes(`\n${source}\n`);
  };
  return {
    before: { kind: 'removed', isMarked: isIn(after) },
    after: { kind: 'added', isMarked: isIn(before) },
  };
}
