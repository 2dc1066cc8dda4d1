// Where the cells of a strip stand: one for each stream, the ill ones first, as large as fits.

export interface Grid {
  /** Side of a cell with the gap to the next. */
  cell: number;
  columns: number;
  rows: number;
  height: number;
}

const SIZES = [9, 7, 6, 5, 4, 3];
const HIGHEST = 44;

export function gridOf(count: number, width: number): Grid {
  for (const cell of SIZES) {
    const columns = Math.max(1, Math.floor(width / cell));
    const rows = Math.max(1, Math.ceil(count / columns));
    if (rows * cell <= HIGHEST || cell === SIZES.at(-1)) return { cell, columns, rows, height: rows * cell };
  }
  return { cell: 3, columns: 1, rows: count, height: count * 3 };
}

/** The index of the cell at a point, or nothing beside the cells. */
export function cellAt({ cell, columns }: Grid, count: number, x: number, y: number): number | undefined {
  const column = Math.floor(x / cell);
  if (column < 0 || column >= columns) return undefined;
  const index = Math.floor(y / cell) * columns + column;
  return index >= 0 && index < count ? index : undefined;
}

export const STATUS_ORDER = ['unhealthy', 'degraded', 'unknown', 'healthy'] as const;
export type CellStatus = (typeof STATUS_ORDER)[number];
export type CellCounts = Record<CellStatus, number>;

/** The status of the cell with this index, and its place among those of its status. */
export function statusAt(counts: CellCounts, index: number): { status: CellStatus; place: number } | undefined {
  let before = 0;
  for (const status of STATUS_ORDER) {
    if (index < before + counts[status]) return { status, place: index - before };
    before += counts[status];
  }
  return undefined;
}
