import type { Bridge } from '#core/ipc/contract';
import { errorSentence } from '#core/ipc/errors';
import { format } from '#core/messages/en';
import { scheduleWords } from '#core/messages/schedule';
import type { HeldOutcome, HeldPublish } from '#core/publish/schedule/held';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';

/** The publishes of the open blog that wait for their time. */
export interface ScheduleStore {
  readonly held: Readable<readonly HeldPublish[]>;
  readonly show: (blogId: string | null) => void;
  /** Keeps one for its time; the one that was kept, or why it was not. */
  readonly keep: (held: Omit<HeldPublish, 'id' | 'failed'>) => Promise<HeldPublish | Shown | null>;
  readonly letGo: (id: string) => Promise<void>;
  /** Posts are in other files now: what was kept for them goes with them. */
  readonly follow: (moved: readonly { readonly from: string; readonly to: string }[]) => Promise<void>;
  /** Publishes one at once. */
  readonly runNow: (id: string) => Promise<void>;
}

/** `say` tells the author in passing; `ran` hears that something was published. */
export function createScheduleStore(
  bridge: Bridge,
  { say, ran }: { readonly say: (words: string) => void; readonly ran: () => void },
): ScheduleStore {
  const held = createStore<readonly HeldPublish[]>([]);
  let blogId: string | null = null;

  const take = async (
    ask: (blogId: string) => Promise<{ ok: true; value: HeldPublish[] } | { ok: false }>,
  ): Promise<void> => {
    const here = blogId;
    if (here === null) return;
    const read = await ask(here);
    if (read.ok && blogId === here) held.set(read.value);
  };

  const letGo = (id: string) => take((here) => bridge.publish.unschedule({ blogId: here, heldId: id }));

  bridge.events.publish.ranScheduled((event) => {
    if (event.blogId !== blogId) return;
    held.set(event.held);
    say(wordsOf(event.outcome));
    ran();
  });

  return {
    held,
    show: (next) => {
      blogId = next;
      held.set([]);
      void take((here) => bridge.publish.scheduled({ blogId: here }));
    },
    keep: async (wanted) => {
      const here = blogId;
      if (here === null) return null;
      const kept = await bridge.publish.schedule({ blogId: here, ...wanted });
      if (blogId !== here) return null;
      if (!kept.ok) return shown(kept);
      held.set(kept.value);
      return kept.value.find(({ at, title }) => at === wanted.at && title === wanted.title) ?? null;
    },
    letGo,
    follow: async (moved) => {
      const ways = new Map(moved.map(({ from, to }) => [from, to]));
      for (const { id, failed: _, paths, ...rest } of held.get()) {
        if (!paths.some((path) => ways.has(path))) continue;
        const next = paths.map((path) => ways.get(path) ?? path);
        // First the new one: it must not be lost in between.
        await take((here) => bridge.publish.schedule({ blogId: here, ...rest, paths: next }));
        await letGo(id);
      }
    },
    runNow: async (id) => {
      const here = blogId;
      if (here === null) return;
      const run = await bridge.publish.runScheduled({ blogId: here, heldId: id });
      if (blogId !== here) return;
      if (run.ok) held.set(run.value);
      else say(shown(run).sentence);
    },
  };
}

function wordsOf(outcome: HeldOutcome): string {
  const { title, failed } = outcome.held;
  switch (outcome.kind) {
    case 'done':
      return format(outcome.outcome.kind === 'published' ? scheduleWords.ran : scheduleWords.ranWaiting, {
        title,
      });
    case 'nothing':
      return format(scheduleWords.ran, { title });
    case 'failed':
      return format(scheduleWords.ranFailed, { title, reason: failedWords(failed) });
  }
}

/** Why one that was due was not published, as the author reads it. */
export function failedWords(failed: HeldPublish['failed']): string {
  return failed === null ? '' : errorSentence(failed.code, failed.detail);
}
