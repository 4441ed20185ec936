import type { SaveState } from '#core/editor/save-state';
import { type Shown, shown } from '../bridge/bridge';

type Trouble = NonNullable<SaveState['trouble']>;

/** Why the open post could not be saved, as the author reads it. */
export function troubleShown(trouble: Trouble, path: string): Shown {
  switch (trouble.kind) {
    case 'conflict':
      return shown({ code: 'conflict', detail: { path } });
    case 'deleted':
      return shown({ code: 'post-missing', detail: { path } });
    case 'failed':
      return shown(trouble);
  }
}
