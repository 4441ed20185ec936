import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { HistoryEntry } from '#core/publish/history/model';

type Keys =
  | 'posts.snapshot'
  | 'posts.forgetSnapshots'
  | 'publish.history'
  | 'publish.version'
  | 'publish.planUndo'
  | 'publish.undo';

const HOUR = 3_600_000;

/** A history for each post of the fake blog: published twice, with what the app kept in between. */
export function fakeHistory(
  file: (id: string) => {
    readonly text: string;
    readonly published: string | null;
    readonly modified: number;
  },
  title: (id: string) => string,
): Pick<Handlers, Keys> {
  const snapshots = new Map<string, { at: number; text: string; path: string }>();
  const earlier = (text: string) =>
    text.replace(/^(.*\w)\.\s*$/m, '$1, as it was.').replace(/\n\n[^\n]+\n*$/, '\n');
  const commit = (path: string, n: number, at: number, subject: string): HistoryEntry => ({
    ...{ kind: 'commit', commit: String(n).repeat(40), at, author: 'Ada Author', subject, body: '', path },
    ...{ change: n === 1 ? 'added' : 'modified', from: null, sent: true },
  });
  return {
    'posts.snapshot': async ({ postId, text }) => {
      snapshots.set(`s${snapshots.size}`, { at: Date.now(), text, path: postId });
      return {};
    },
    'posts.forgetSnapshots': async ({ postId }) => {
      for (const [id, { path }] of snapshots) if (path === postId) snapshots.delete(id);
      return {};
    },
    'publish.history': async ({ postId }) => {
      const { published, modified } = file(postId);
      const kept = [...snapshots].flatMap(([id, { at, path }]): HistoryEntry[] =>
        path === postId ? [{ kind: 'snapshot', id, at, why: 'replaced', path }] : [],
      );
      const commits =
        published === null
          ? []
          : [
              commit(postId, 2, modified - 20 * HOUR, `Update “${title(postId)}”`),
              commit(postId, 1, modified - 90 * HOUR, `Publish “${title(postId)}”`),
            ];
      return { entries: [...kept.reverse(), ...commits], cut: null };
    },
    'publish.planUndo': async ({ postId }) => ({
      ...{ commit: '2'.repeat(40), at: file(postId).modified - 20 * HOUR, back: null },
      subject: `Update “${title(postId)}”`,
      files: [{ path: postId, what: 'restored' }],
    }),
    'publish.undo': async ({ commit }) => ({
      outcome: { kind: 'published', commit, remote: 'origin', branch: 'main' },
      moved: [],
    }),
    'publish.version': async ({ postId, version }) => {
      const { published } = file(postId);
      if (version.kind === 'snapshot') {
        const kept = snapshots.get(version.id);
        if (!kept) throw new Failure('version-missing');
        return { text: kept.text };
      }
      if (published === null) throw new Failure('version-missing');
      return { text: version.commit.startsWith('2') ? published : earlier(published) };
    },
  };
}
