import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { Conflict, ConflictFile, ConflictSide } from '#core/publish/merge/conflict';

type Keys = 'publish.conflict' | 'publish.keepChoices' | 'publish.dropChoices' | 'publish.settle';

/**
 * Two versions of a post of the fake blog while `apart()`: somebody else changed its title and first sentence as the author
 * did. `settled` is told when it is carried out.
 */
export function fakeConflict(
  post: () => { readonly id: string; readonly text: string } | null,
  apart: () => boolean,
  settled: () => void,
): Pick<Handlers, Keys> {
  let kept: Pick<ConflictFile, 'choices' | 'pick'> = { choices: {}, pick: null };
  const read = (): Conflict | null => {
    const found = post();
    if (found === null || !apart()) return null;
    const { id: path, text } = found;
    const changed = (words: string) =>
      text.replace(/^(title:\s*"?)(.*?)("?)$/m, `$1$2, ${words}$3`).replace(/^(\w.*)\.$/m, `$1, ${words}.`);
    return {
      id: 'fake fake',
      remote: 'origin',
      branch: 'main',
      unrecorded: [],
      files: [
        {
          path,
          postId: path,
          kind: 'text',
          base: side('1', text),
          mine: side('2', changed('as I see it')),
          theirs: side('3', changed('so they say')),
          by: {
            mine: { name: 'Ada Author', at: '2026-11-20T10:00:00+01:00' },
            theirs: { name: 'Robin', at: '2026-11-21T18:30:00+01:00' },
          },
          ...kept,
        },
      ],
    };
  };
  return {
    'publish.conflict': async () => read(),
    'publish.keepChoices': async ({ choices, pick }) => {
      kept = { choices, pick };
      return {};
    },
    'publish.dropChoices': async () => {
      kept = { choices: {}, pick: null };
      return {};
    },
    'publish.settle': async ({ id }) => {
      if (read()?.id !== id) throw new Failure('branch-moved');
      settled();
      return { commit: 'abc1234'.padEnd(40, '0') };
    },
  };
}

function side(oid: string, text: string): ConflictSide {
  return { oid: oid.repeat(40), bytes: text.length, text, picture: null };
}
