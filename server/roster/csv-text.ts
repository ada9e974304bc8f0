export interface CsvStyle {
  readonly delimiter: ',' | ';' | '\t';
  readonly newline: '\n' | '\r\n';
}

/** CSV text as RFC 4180 has it: quoted only where needed, inner quotes doubled, every row ended. */
export function csvText(
  rows: readonly (readonly string[])[],
  style: CsvStyle = { delimiter: ',', newline: '\r\n' },
): string {
  return rows.map((row) => row.map(quoted).join(style.delimiter) + style.newline).join('');
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
