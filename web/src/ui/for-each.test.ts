import { expect, it } from 'vitest';

import { forEachOf } from './for-each';

it('does a few at a time, and all of them', async () => {
  let running = 0;
  let most = 0;
  const { done, problem } = await forEachOf([...Array(23).keys()], async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  });
  expect(done).toHaveLength(23);
  expect(problem).toBeNull();
  expect(most).toBeLessThanOrEqual(5);
});

it('goes on after one that failed, and tells of the first', async () => {
  const { done, problem } = await forEachOf([1, 2, 3, 4], (item) => (item % 2 ? Promise.reject(new Error(`no ${item}`)) : Promise.resolve()));
  expect(done).toEqual([2, 4]);
  expect(problem).toEqual(new Error('no 1'));
});
