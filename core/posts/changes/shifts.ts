import { isPost } from '../../blog/post-path';
import { summarise } from '../facts';
import { nameOf } from '../links/paths';
import type { PostSummary } from '../post';
import { type ChangeFacts, type Draft, pathAfter } from './draft';

/** A post whose path or address is another one after a change. */
export interface Shift {
  readonly fromId: string;
  readonly toId: string;
  /** Null when it cannot be told. */
  readonly fromUrl: string | null;
  readonly toUrl: string | null;
  /** Whether the address was one of a post that is no draft, before and after. */
  readonly live: boolean;
}

/** The posts that a draft of a change moves, or whose address it changes. */
export function shiftsOf(draft: Draft, facts: ChangeFacts): Shift[] {
  const { model, posts, texts } = facts;
  const shifts: Shift[] = [];
  for (const before of posts) {
    const toId = pathAfter(before.id, draft.moves);
    const edited = draft.edits.get(before.id);
    if (toId === before.id && edited === undefined) continue;
    const text = edited ?? texts.get(before.id);
    const after = text === undefined ? null : summarise({ id: toId, text, modified: 0, model });
    const shift: Shift = {
      fromId: before.id,
      toId,
      fromUrl: urlBefore(before, facts),
      toUrl: after?.url ?? null,
      live: !before.draft && after?.draft === false && isPost(toId, model),
    };
    if (toId !== before.id || shift.fromUrl !== shift.toUrl) shifts.push(shift);
  }
  return shifts;
}

/** From the text where it was read: the list may be older than the file. */
function urlBefore(before: PostSummary, { texts, model }: ChangeFacts): string | null {
  const text = texts.get(before.id);
  return text === undefined ? before.url : summarise({ id: before.id, text, modified: 0, model }).url;
}

/** What a text that links to one of these posts has in it somewhere: short on purpose, the links themselves decide. */
export function needlesOf(shifts: readonly Shift[]): string[] {
  const needles = new Set<string>();
  for (const { fromId, fromUrl } of shifts) {
    for (const word of [nameOf(fromId), lastPart(fromUrl)]) {
      if (word === '') continue;
      needles.add(word);
      needles.add(encodeURI(word));
      needles.add(word.normalize('NFD'));
    }
  }
  return [...needles];
}

function lastPart(url: string | null): string {
  const parts = (url ?? '')
    .replace(/(?:index)?\.html?$/i, '')
    .split('/')
    .filter((part) => part !== '');
  return parts.at(-1) ?? '';
}
