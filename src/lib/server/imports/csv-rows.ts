import { ImportError } from './faults.ts';

/** A row of a table with the line it begins on, from 1. */
export type CsvRow = { line: number; cells: string[] };

/**
 * Reads a table as RFC 4180 has it, with comma, semicolon or tab between the cells (whichever its first line has), with
 * or without a byte order mark. Empty lines are left out. @throws ImportError where a quote is never closed
 */
export const csvRows = (text: string): CsvRow[] => {
  const source = text.replace(/^\ufeff/, '');
  const first = source.split(/\r?\n/, 1)[0] ?? '';
  const comma = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ',';
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [] };
  let cell = '';
  let quotedFrom = 0;

  const endCell = (): void => {
    row.cells.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.cells.some(Boolean)) rows.push(row);
    row = { line, cells: [] };
  };

  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (sign === '\n') line += 1;
    if (quotedFrom > 0) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') cell += source[(at += 1)] ?? '';
      else quotedFrom = 0;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quotedFrom = line;
    } else if (sign === comma) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (quotedFrom > 0) throw new ImportError([`Line ${quotedFrom}: a quote begins here and is never closed.`]);
  endRow();
  return rows;
};
