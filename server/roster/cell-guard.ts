/**
 * What a spreadsheet program takes for a formula when a cell begins with it; the wide forms are what some
 * keyboards write. See OWASP, "CSV Injection".
 */
const FORMULA = String.raw`[=+\-@\t\r\n＝＋－＠]`;
const NEEDS_GUARD = new RegExp(`^'*${FORMULA}`, 'u');
const IS_GUARDED = new RegExp(`^'+${FORMULA}`, 'u');

/**
 * A cell as our exports write it: an apostrophe stands before what would be a formula, and one more before
 * apostrophes that already do, so that `unguardedCell` can take back exactly that one.
 */
export function guardedCell(cell: string): string {
  return NEEDS_GUARD.test(cell) ? `'${cell}` : cell;
}

/** Takes back the apostrophe that `guardedCell` put before a cell. */
export function unguardedCell(cell: string): string {
  return IS_GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** Says in the manifest (`source.systemCode`) that the cells of an export are guarded. */
export const GUARDED_SOURCE = 'zvonok-guarded-cells';
