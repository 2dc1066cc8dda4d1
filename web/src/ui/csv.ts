import type { Column } from './columns';

/** A cell that a spreadsheet would run as a formula is made plain text; names of streams come from outside. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180) with the columns that are shown. */
export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [columns.map((column) => cell(column.label)), ...rows.map((row) => columns.map((column) => cell(column.text(row))))];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
