import { useEffect, useState } from 'react';
import type { ReviewFile, ReviewTexts } from '#core/publish/model';
import { useWorkspace } from '../../app/workspace';

/** A file of the review before and after; `undefined` until it is read, null when it cannot be compared. */
export function useTexts(file: ReviewFile): ReviewTexts | null | undefined {
  const { publish } = useWorkspace();
  const [texts, setTexts] = useState<ReviewTexts | null | undefined>(undefined);
  useEffect(() => {
    let over = false;
    void publish.texts(file).then((read) => {
      if (!over) setTexts(read);
    });
    return () => {
      over = true;
    };
  }, [publish, file]);
  return texts;
}
