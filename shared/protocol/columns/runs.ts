import { ShapeError } from '../../std/parse.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';

/** Writes a column in which neighbours are often equal: each value once, with how many follow each other. */
export function writeRuns<V>(out: ByteWriter, column: readonly V[], write: (value: V) => void): void {
  for (let at = 0; at < column.length;) {
    let end = at + 1;
    while (end < column.length && column[end] === column[at]) end++;
    out.varint(end - at);
    for (const value of column.slice(at, at + 1)) write(value);
    at = end;
  }
}

/** Reads a column of a known length. Throws ShapeError when the runs do not fit it. */
export function readRuns<V>(from: ByteReader, length: number, read: () => V): V[] {
  const column: V[] = [];
  while (column.length < length) {
    const run = from.varint();
    if (run === 0 || column.length + run > length) throw new ShapeError('columns', '', 'has a wrong run');
    const value = read();
    for (let left = run; left > 0; left--) column.push(value);
  }
  return column;
}
