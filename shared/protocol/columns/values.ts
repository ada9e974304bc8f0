import { ShapeError } from '../../std/parse.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { readText, writeText } from './letters.ts';
import type { NameReader, NameWriter } from './names.ts';

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const WHOLE = 3;
const NEGATIVE = 4;
const FLOAT = 5;
const NAME = 6;
const TEXT = 7;
const LIST = 8;
const OBJECT = 9;

const MAX_DEPTH = 12;
const MAX_PARTS = 100_000;
/** What looks like an id, a scope or a word of a list is told once per stream. */
const NAME_FORM = /^[0-9a-z@][0-9a-zA-Z.:-]{0,139}$/;

/** Where values go: numbers and names in one column, letters in another that compresses apart. */
export interface ValueSink {
  readonly rows: ByteWriter;
  readonly texts: ByteWriter;
  readonly names: NameWriter;
}

/** Writes a value of JSON. Throws RangeError on anything else. */
export function writeValue(to: ValueSink, value: unknown): void {
  const { rows } = to;
  if (value === null) rows.byte(NULL);
  else if (typeof value === 'boolean') rows.byte(value ? TRUE : FALSE);
  else if (typeof value === 'number') writeNumber(rows, value);
  else if (typeof value === 'string') writeString(to, value);
  else if (Array.isArray(value)) {
    rows.byte(LIST);
    rows.varint(value.length);
    for (const one of value) writeValue(to, one);
  } else if (typeof value === 'object') {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    rows.byte(OBJECT);
    rows.varint(fields.length);
    for (const [key, field] of fields) {
      to.names.write(rows, key);
      writeValue(to, field);
    }
  } else throw new RangeError(`not a JSON value: ${typeof value}`);
}

function writeNumber(rows: ByteWriter, value: number): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    rows.byte(FLOAT);
    rows.float(value);
  } else {
    rows.byte(value < 0 ? NEGATIVE : WHOLE);
    rows.varint(Math.abs(value));
  }
}

function writeString({ rows, texts, names }: ValueSink, value: string): void {
  if (names.has(value) || NAME_FORM.test(value)) {
    rows.byte(NAME);
    names.write(rows, value);
  } else {
    rows.byte(TEXT);
    writeText(texts, value);
  }
}

export interface ValueSource {
  readonly rows: ByteReader;
  readonly texts: ByteReader;
  readonly names: NameReader;
}

/** Reads what `writeValue` wrote. Throws ShapeError on anything else. */
export function readValue(from: ValueSource, depth = 0): unknown {
  const { rows, texts, names } = from;
  if (depth > MAX_DEPTH) throw new ShapeError('columns', '', 'has values in too many layers');
  const form = rows.byte();
  switch (form) {
    case NULL:
      return null;
    case FALSE:
      return false;
    case TRUE:
      return true;
    case WHOLE:
      return rows.varint();
    case NEGATIVE:
      return -rows.varint();
    case FLOAT:
      return rows.float();
    case NAME:
      return names.read(rows);
    case TEXT:
      return readText(texts);
    case LIST: {
      const list: unknown[] = [];
      for (let left = rows.count(MAX_PARTS); left > 0; left--) list.push(readValue(from, depth + 1));
      return list;
    }
    case OBJECT:
      return readObject(from, depth);
    default:
      throw new ShapeError('columns', '', 'has a value of an unknown form');
  }
}

function readObject(from: ValueSource, depth: number): Record<string, unknown> {
  const fields: [string, unknown][] = [];
  for (let left = from.rows.count(MAX_PARTS); left > 0; left--) {
    fields.push([from.names.read(from.rows), readValue(from, depth + 1)]);
  }
  // Also keys such as `__proto__` become plain fields this way.
  return Object.fromEntries(fields);
}
