// @vitest-environment jsdom
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import type { HistoryEntry } from '#core/publish/history/model';
import { createHistoryStore } from './store';

const commit = (n: number): HistoryEntry => ({
  ...{ kind: 'commit', commit: String(n).repeat(40), at: n, author: 'Ada', subject: `Change ${n}`, body: '' },
  ...{ change: n === 1 ? 'added' : 'modified', path: 'a.md', from: null, sent: true },
});
const TEXTS: Readonly<Record<string, string>> = { 1: 'One.\n', 2: 'One.\n\nTwo.\n' };
const good = <T>(value: T) => ({ ok: true as const, value });

function world(text: string) {
  const said: string[] = [];
  const kept: string[] = [];
  let state = EditorState.create({ doc: text });
  const document = {
    id: 'a.md',
    saveNow: vi.fn(async () => undefined),
    state: () => state,
    apply: (spec: TransactionSpec) => {
      state = state.update(spec).state;
    },
  };
  const snapshot = vi.fn(async ({ text }: { text: string }): Promise<unknown> => {
    kept.push(text);
    return good({});
  });
  const bridge = {
    publish: {
      history: async () => good({ entries: [commit(2), commit(1)], cut: null }),
      version: async ({ version }: { version: { commit: string } }) =>
        good({ text: TEXTS[version.commit[0] ?? ''] ?? '' }),
    },
    posts: { snapshot },
  };
  const history = createHistoryStore(bridge as unknown as Bridge, {
    posts: {
      opened: () => document,
    } as never,
    blog: () => ({ id: 'blog', model: { generator: 'plain', frontMatter: 'yaml' } }) as never,
    editor: { focus: () => undefined },
    say: (words) => said.push(words),
  });
  const compared = () => {
    const now = history.view.get();
    if (now.kind !== 'open' || now.compared.kind !== 'ready')
      throw new Error(`nothing compared: ${now.kind}`);
    return { older: now.compared.older.text, newer: now.compared.newer.text };
  };
  return { history, document, said, kept, snapshot, compared, text: () => state.doc.toString() };
}

describe('the history of the open post', () => {
  it('saves the post first, and compares the newest version with the text now', async () => {
    const { history, document, compared } = world('One.\n\nTwo, now.\n');
    await history.open();
    expect(document.saveNow).toHaveBeenCalledOnce();
    expect(compared()).toEqual({ older: 'One.\n\nTwo.\n', newer: 'One.\n\nTwo, now.\n' });
  });

  it('compares a version with the one before it when that is asked for, and the first with nothing', async () => {
    const { history, compared } = world('x');
    await history.open();
    history.compareWith('before');
    await expect.poll(() => compared()).toEqual({ older: 'One.\n', newer: 'One.\n\nTwo.\n' });
    history.choose(1);
    await expect.poll(() => compared()).toEqual({ older: '', newer: 'One.\n' });
  });

  it('keeps what is there before a version takes its place', async () => {
    const { history, kept, text, said } = world('Something else.\n');
    await history.open();
    history.choose(1);
    await history.restore();
    expect(kept).toEqual(['Something else.\n']);
    expect(text()).toBe('One.\n');
    expect(history.view.get().kind).toBe('closed');
    expect(said).toHaveLength(1);
  });

  it('changes nothing when what is there cannot be kept', async () => {
    const { history, snapshot, text } = world('Something else.\n');
    snapshot.mockResolvedValue({ ok: false, code: 'disk-full', detail: { path: 'a.md', bytes: '10' } });
    await history.open();
    await history.restore();
    expect(text()).toBe('Something else.\n');
    expect(history.view.get()).toMatchObject({ kind: 'open', failed: { code: 'disk-full' } });
  });

  it('does not make an edit of a text that is another one by now', async () => {
    const { history, document, text, said, compared } = world('One.\n');
    await history.open();
    document.apply({ changes: { from: 0, insert: 'New. ' } });
    history.bringBack({ from: 0, to: 4, insert: 'Old.' }, 'done');
    expect(text()).toBe('New. One.\n');
    expect(said).toEqual([]);
    await expect.poll(() => compared().newer).toBe('New. One.\n');
    history.bringBack({ from: 0, to: 5, insert: '' }, 'done');
    expect(text()).toBe('One.\n');
    expect(said).toEqual(['done']);
  });
});
