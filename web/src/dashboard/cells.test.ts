import { describe, expect, it } from 'vitest';

import { cellAt, gridOf, statusAt } from './cells';

const counts = { unhealthy: 2, degraded: 1, unknown: 0, healthy: 4 };

describe('the cells of a strip', () => {
  it.each([
    [0, 600],
    [1, 600],
    [834, 620],
    [5_000, 700],
    [20_000, 300],
    [10, 2],
  ])('%i of them fit %i pixels', (count, width) => {
    const grid = gridOf(count, width);
    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count);
    expect(grid.columns === 1 || grid.columns * grid.cell <= width).toBe(true);
  });

  it('are as large as keeps the strip low', () => {
    expect(gridOf(50, 600).cell).toBe(9);
    expect(gridOf(834, 620)).toMatchObject({ cell: 5, height: 35 });
  });

  it('are found where they are drawn', () => {
    const grid = gridOf(7, 27);
    expect(grid).toMatchObject({ cell: 9, columns: 3, rows: 3 });
    expect(cellAt(grid, 7, 0, 0)).toBe(0);
    expect(cellAt(grid, 7, 26, 8)).toBe(2);
    expect(cellAt(grid, 7, 1, 20)).toBe(6);
    expect(cellAt(grid, 7, 10, 20)).toBeUndefined();
    expect(cellAt(grid, 7, 28, 0)).toBeUndefined();
    expect(cellAt(grid, 7, -1, 0)).toBeUndefined();
  });

  it('have the ill ones first', () => {
    expect([0, 1, 2, 3, 6, 7].map((index) => statusAt(counts, index))).toEqual([
      { status: 'unhealthy', place: 0 },
      { status: 'unhealthy', place: 1 },
      { status: 'degraded', place: 0 },
      { status: 'healthy', place: 0 },
      { status: 'healthy', place: 3 },
      undefined,
    ]);
  });
});
