import { describe, expect, it } from 'vitest';
import type { Answer } from './register';
import { underWay } from './under-way';

const sender = { contentsId: 1, origin: null, isMainFrame: true };

/** Answers that come when the test says so. */
function slow() {
  const give: (() => void)[] = [];
  const answer: Answer = () =>
    new Promise((done) => {
      give.push(() => done({ ok: true, value: {} }));
    });
  return { answer, give };
}

describe('what is under way', () => {
  it('is over when every change of files is, also one that began meanwhile', async () => {
    const { answer, give } = slow();
    const { watched, ended } = underWay();
    const call = watched(answer);
    const said: string[] = [];
    void call('posts.apply', sender, {});
    const over = ended().then(() => said.push('over'));
    void call('posts.save', sender, {});
    give[0]?.();
    await new Promise((next) => setImmediate(next));
    expect(said).toEqual([]);
    give[1]?.();
    await over;
    expect(said).toEqual(['over']);
  });

  it('is nothing where nothing writes', async () => {
    const { answer } = slow();
    const { watched, ended } = underWay();
    void watched(answer)('publish.status', sender, {});
    const later = new Promise((next) => setImmediate(() => next('waits')));
    expect(await Promise.race([ended().then(() => 'over'), later])).toBe('over');
  });
});
