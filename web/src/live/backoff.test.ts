import { describe, expect, it } from 'vitest';

import { backoffMillis } from './backoff';

describe('the wait before the next try', () => {
  it('doubles its bound from one second to thirty', () => {
    const bounds = [0, 1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMillis(attempt, () => 1));
    expect(bounds).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is anywhere below the bound, and never none', () => {
    expect(backoffMillis(3, () => 0.5)).toBe(4000);
    expect(backoffMillis(3, () => 0)).toBe(300);
  });
});
