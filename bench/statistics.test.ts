import { expect, test } from 'vitest';
import { json } from './report';
import { END, MIDDLE, samplePost } from './sample-post';
import { interleaved, median, quantile } from './statistics';

test('the median of an even count is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 5])).toBe(5);
});

test('a quantile takes the upper one of two neighbours and never leaves the values', () => {
  const values = Array.from({ length: 20 }, (_, index) => index + 1);
  expect(quantile(values, 0.5)).toBe(11);
  expect(quantile(values, 0.95)).toBe(20);
  expect(quantile(values, 1)).toBe(20);
});

test('works are interleaved, in turned order every second round', async () => {
  const order: string[] = [];
  await interleaved(
    2,
    ['a', 'b'].map((name) => () => void order.push(name)),
  );
  expect(order).toEqual(['a', 'b', 'b', 'a']);
});

test('a sample post is the same every time, has its size, and each marker once', () => {
  const post = samplePost(100_000, 'Letter', '2026-09-01');
  expect(samplePost(100_000, 'Letter', '2026-09-01')).toBe(post);
  expect(post.length).toBeGreaterThan(100_000);
  expect(post.length).toBeLessThan(102_000);
  expect(post.split(MIDDLE)).toHaveLength(2);
  expect(post.split(END)).toHaveLength(2);
  const middle = post.indexOf(MIDDLE) / post.length;
  expect(middle).toBeGreaterThan(0.48);
  expect(middle).toBeLessThan(0.52);
});

test('the JSON has a result’s own fields only', () => {
  const text = json([
    { name: 'start', value: 1.23456, unit: '×', target: 2, ours: '5 ms', baseline: 'blank' },
  ]);
  expect(JSON.parse(text)).toEqual({
    results: [{ name: 'start', value: 1.235, unit: '×', target: 2, baseline: 'blank' }],
  });
});
