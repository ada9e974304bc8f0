import { makeStamp, STAMP_LENGTH, type StampParts, stampParts } from '../../ids/id.ts';
import type { Acceptance, AuthorPart } from '../../schema/envelope.ts';
import { logName } from '../../schema/envelope.ts';
import { orderOf } from '../../schema/order.ts';
import { ShapeError } from '../../std/parse.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { readText, writeText } from './letters.ts';
import { KnownNames, NameReader, NameWriter } from './names.ts';
import { readRuns, writeRuns } from './runs.ts';
import { KNOWN_NAMES } from './vocabulary.ts';
import { readValue, type ValueSink, type ValueSource, writeValue } from './values.ts';

const IS_STAMP = /^[0-9a-hjkmnp-tv-z]{24}$/;
const MAX_DOCUMENTS = 1000;
/** About what the texts of a document take. */
const TEXT_BYTES = 128;
const VOCABULARY = new KnownNames(KNOWN_NAMES);

/** The two columns of letters and numbers that a batch becomes; they are compressed apart. */
export interface ColumnBytes {
  readonly rows: Uint8Array;
  readonly texts: Uint8Array;
}

/**
 * Writes the batches of one stream: each name is told once, ids and times as differences, texts together.
 * A reader that has read every batch before can read the next one, and no other.
 */
export class ColumnWriter {
  readonly #names: NameWriter;
  readonly #devices = new Map<string, string>();

  /** @param known what the reader knows besides the vocabulary of the protocol */
  constructor(known: readonly KnownNames[] = []) {
    this.#names = new NameWriter([VOCABULARY, ...known]);
  }

  /** @param head values of the message around the documents */
  write(head: unknown, documents: readonly AuthorPart[]): ColumnBytes {
    return this.#write(head, documents, false, () => undefined);
  }

  writeAccepted(head: unknown, documents: readonly (AuthorPart & Acceptance)[]): ColumnBytes {
    return this.#write(head, documents, true, (sink) => writeAcceptances(sink, documents));
  }

  #write(
    head: unknown,
    documents: readonly AuthorPart[],
    isAccepted: boolean,
    more: (sink: ValueSink) => void,
  ): ColumnBytes {
    const rows = new ByteWriter();
    const texts = new ByteWriter(documents.length * TEXT_BYTES);
    const sink: ValueSink = { rows, texts, names: this.#names };
    writeValue(sink, head);
    rows.varint(documents.length * 2 + (isAccepted ? 1 : 0));
    const name = (value: string) => this.#names.write(rows, value);
    const flag = (value: boolean) => rows.byte(value ? 1 : 0);
    const column = <V>(of: (document: AuthorPart) => V) => documents.map(of);
    writeRuns(rows, column(({ kind }) => kind), name); // prettier-ignore
    writeRuns(rows, column(({ scope }) => scope), name); // prettier-ignore
    writeRuns(rows, column(({ parent }) => parent), name); // prettier-ignore
    writeRuns(rows, column(({ gone }) => gone), flag); // prettier-ignore
    for (const { by } of documents) name(by);
    this.#writeIds(sink, documents);
    this.#writeStamps(sink, documents);
    more(sink);
    writeBodies(sink, documents);
    return { rows: rows.take(), texts: texts.take() };
  }

  #writeIds({ rows, names }: ValueSink, documents: readonly AuthorPart[]): void {
    writeRuns(
      rows,
      documents.map(({ id }) => IS_STAMP.test(id)),
      (isStamp) => rows.byte(isStamp ? 1 : 0),
    );
    const stamped = documents.filter(({ id }) => IS_STAMP.test(id));
    this.#writeStampColumns(rows, names, stamped, ({ id }) => id);
    for (const { id } of documents) if (!IS_STAMP.test(id)) names.write(rows, id);
  }

  #writeStamps({ rows, names }: ValueSink, documents: readonly AuthorPart[]): void {
    writeRuns(
      rows,
      documents.map(({ id, stamp }) => stamp === id),
      (isId) => rows.byte(isId ? 1 : 0),
    );
    const others = documents.filter(({ id, stamp }) => stamp !== id);
    this.#writeStampColumns(rows, names, others, ({ stamp }) => stamp);
  }

  #writeStampColumns(
    rows: ByteWriter,
    names: NameWriter,
    documents: readonly AuthorPart[],
    of: (document: AuthorPart) => string,
  ): void {
    const parts = documents.map((document) => stampParts(of(document)));
    let before = 0;
    for (const { ms } of parts) {
      rows.signed(ms - before);
      before = ms;
    }
    let last: StampParts = NO_STAMP;
    for (const part of parts) {
      rows.signed(part.ms === last.ms ? part.counter - last.counter : part.counter);
      last = part;
    }
    documents.forEach((document, index) => {
      const { device } = parts[index] ?? NO_STAMP;
      // An author writes from the same computer most of the time.
      if (this.#devices.get(document.by) === device) return rows.byte(1);
      rows.byte(0);
      names.write(rows, device);
      this.#devices.set(document.by, device);
    });
  }
}

const NO_STAMP: StampParts = { ms: -1, counter: 0, device: '' };

function writeAcceptances({ rows, names }: ValueSink, documents: readonly (AuthorPart & Acceptance)[]): void {
  writeRuns(rows, documents.map(logName), (log) => names.write(rows, log));
  let before = 0;
  for (const { seq } of documents) {
    rows.signed(seq - before);
    before = seq;
  }
  for (const { at, stamp } of documents) rows.signed(at - stampParts(stamp).ms);
  const first = documents.map((document) => document.order === orderOf(document));
  writeRuns(rows, first, (isFirst) => rows.byte(isFirst ? 1 : 0));
  documents.forEach(({ order }, index) => {
    if (!first[index]) writeText(rows, order);
  });
}

/** A body is told without its text, and not at all where it is that of the document before. */
function writeBodies(sink: ValueSink, documents: readonly AuthorPart[]): void {
  let before = '';
  for (const { body } of documents) {
    const { text, ...rest } = body;
    const hasText = typeof text === 'string';
    const told = hasText ? rest : body;
    const form = JSON.stringify(told);
    sink.rows.byte((hasText ? 1 : 0) + (form === before ? 2 : 0));
    if (form !== before) writeValue(sink, told);
    before = form;
    if (hasText) writeText(sink.texts, text);
  }
}

/** What a batch says, not yet checked against any schema. */
export interface ReadBatch {
  readonly head: unknown;
  readonly documents: readonly Record<string, unknown>[];
}

/** Reads the batches of one stream in their order. Throws ShapeError on bytes that no writer made. */
export class ColumnReader {
  readonly #names: NameReader;
  readonly #devices = new Map<string, string>();

  constructor(known: readonly KnownNames[] = []) {
    this.#names = new NameReader([VOCABULARY, ...known]);
  }

  read({ rows: rowBytes, texts: textBytes }: ColumnBytes): ReadBatch {
    const rows = new ByteReader(rowBytes);
    const source: ValueSource = { rows, texts: new ByteReader(textBytes), names: this.#names };
    const head = readValue(source);
    const count = rows.count(2 * MAX_DOCUMENTS + 1);
    const length = Math.floor(count / 2);
    const name = () => this.#names.read(rows);
    const kinds = readRuns(rows, length, name);
    const scopes = readRuns(rows, length, name);
    const parents = readRuns(rows, length, name);
    const gone = readRuns(rows, length, () => rows.byte() === 1);
    const authors = kinds.map(name);
    const ids = this.#readIds(rows, authors);
    const stamps = this.#readStamps(rows, ids, authors);
    const acceptances = count % 2 === 1 ? readAcceptances(source, stamps) : [];
    const bodies = readBodies(source, length);
    if (!rows.isAtEnd || !source.texts.isAtEnd) throw new ShapeError('columns', '', 'goes on behind its end');
    const documents = kinds.map((kind, index) => ({
      id: ids[index],
      kind,
      scope: scopes[index],
      parent: parents[index],
      by: authors[index],
      stamp: stamps[index],
      gone: gone[index],
      body: bodies[index],
      ...acceptances[index],
    }));
    return { head, documents };
  }

  #readIds(rows: ByteReader, authors: readonly string[]): string[] {
    const isStamp = readRuns(rows, authors.length, () => rows.byte() === 1);
    const stamped = this.#readStampColumns(
      rows,
      authors.filter((_, index) => isStamp[index]),
    );
    let next = 0;
    return isStamp.map((is) => (is ? (stamped[next++] ?? '') : this.#names.read(rows)));
  }

  #readStamps(rows: ByteReader, ids: readonly string[], authors: readonly string[]): string[] {
    const isId = readRuns(rows, ids.length, () => rows.byte() === 1);
    const others = this.#readStampColumns(
      rows,
      authors.filter((_, index) => !isId[index]),
    );
    let next = 0;
    return ids.map((id, index) => (isId[index] ? id : (others[next++] ?? '')));
  }

  #readStampColumns(rows: ByteReader, authors: readonly string[]): string[] {
    let before = 0;
    const times = authors.map(() => (before += rows.signed()));
    let last: { readonly ms: number; readonly counter: number } = NO_STAMP;
    const parts = times.map((ms) => {
      const told = rows.signed();
      last = { ms, counter: ms === last.ms ? last.counter + told : told };
      return last;
    });
    return authors.map((author, index) => stampOf(parts[index] ?? NO_STAMP, this.#readDevice(rows, author)));
  }

  #readDevice(rows: ByteReader, author: string): string {
    if (rows.byte() === 1) return this.#devices.get(author) ?? '';
    const device = this.#names.read(rows);
    this.#devices.set(author, device);
    return device;
  }
}

/** Throws ShapeError where the numbers make no stamp. */
function stampOf(of: { readonly ms: number; readonly counter: number }, device: string): string {
  try {
    const stamp = makeStamp({ ms: of.ms, counter: of.counter, device });
    if (stamp.length === STAMP_LENGTH) return stamp;
  } catch {
    // Below.
  }
  throw new ShapeError('columns', '', 'has a stamp that cannot be');
}

function readAcceptances({ rows, names }: ValueSource, stamps: readonly string[]): object[] {
  const logs = readRuns(rows, stamps.length, () => names.read(rows));
  let before = 0;
  const seqs = stamps.map(() => (before += rows.signed()));
  const times = stamps.map((stamp) => stampTimeOf(stamp) + rows.signed());
  const isFirst = readRuns(rows, stamps.length, () => rows.byte() === 1);
  return logs.map((log, index) => {
    const [hub = '', epoch = ''] = log.split('.');
    const acceptance = { hub, epoch, seq: seqs[index] ?? 0, at: times[index] ?? 0 };
    return { ...acceptance, order: isFirst[index] ? derivedOrder(acceptance) : readText(rows) };
  });
}

function stampTimeOf(stamp: string): number {
  return stampParts(stamp).ms;
}

function derivedOrder(of: { readonly hub: string; readonly seq: number; readonly at: number }): string {
  try {
    return orderOf(of);
  } catch {
    throw new ShapeError('columns', '', 'has an acceptance that cannot be');
  }
}

function readBodies(source: ValueSource, length: number): unknown[] {
  const bodies: unknown[] = [];
  let before: unknown = {};
  for (let left = length; left > 0; left--) {
    const form = source.rows.byte();
    if (form < 2) before = readValue(source);
    const text = form % 2 === 1 ? { text: readText(source.texts) } : {};
    bodies.push({ ...asObject(before), ...text });
  }
  return bodies;
}

function asObject(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ShapeError('columns', '', 'has a body that is no object');
}
