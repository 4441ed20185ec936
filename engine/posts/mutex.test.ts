import { expect, it } from 'vitest';
import { KeyedMutex } from './mutex';

it('tasks that need the same keys in another order run one after another, and none waits for ever', async () => {
  const mutex = new KeyedMutex();
  const seen: string[] = [];
  const task = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise(setImmediate);
    seen.push(`${name} ends`);
  };
  await Promise.all([
    mutex.runAll(['a', 'b'], task('first')),
    mutex.runAll(['b', 'a'], task('second')),
    mutex.run('b', task('third')),
  ]);
  const order = ['first', 'second', 'third'];
  expect(seen).toEqual(order.flatMap((name) => [`${name} begins`, `${name} ends`]));
});

it('a task that failed fails alone: the next one of its keys runs', async () => {
  const mutex = new KeyedMutex();
  const failed = mutex.runAll(['a', 'b'], () => Promise.reject(new Error('no')));
  const next = mutex.run('b', () => Promise.resolve('next'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('next');
});
