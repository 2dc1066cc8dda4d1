import { describe, expect, it } from 'vitest';

import type { Column } from './columns';
import { tracksOf } from './columns';
import { toCsv } from './csv';

const columns: Column<{ path: string; rate: string }>[] = [
  { id: 'path', label: 'Path', width: 200, grow: 2, cell: (row) => row.path, text: (row) => row.path },
  { id: 'rate', label: 'In, Mbit/s', width: 90, cell: (row) => row.rate, text: (row) => row.rate },
];

describe('CSV', () => {
  it('quotes what would break a line or a field', () => {
    expect(toCsv(columns, [{ path: 'a,"b"\nc', rate: '1' }])).toBe('Path,"In, Mbit/s"\r\n"a,""b""\nc",1\r\n');
  });

  it('holds no formula that a spreadsheet would run', () => {
    expect(toCsv(columns, [{ path: '=HYPERLINK("x")', rate: '-4.1' }])).toContain(`"'=HYPERLINK(""x"")",-4.1`);
  });
});

describe('tracks', () => {
  it('are the same for head and rows, and know when to scroll', () => {
    expect(tracksOf(columns, [40])).toEqual({ template: '40px minmax(200px, 2fr) 90px', minWidth: 330 });
  });
});
