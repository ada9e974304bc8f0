import { decodeBytes, encodeBytes } from '../../ids/base32.ts';
import { ShapeError } from '../../std/parse.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { readText, writeText } from './letters.ts';

/** Both sides stop adding names here, so that no stream takes more and more memory. */
const MAX_NAMES = 50_000;
const MAX_PARTS = 8;
const MAX_DEPTH = 4;

/** How a name that is new is told. */
const TEXT = 0;
/** 24 letters of base 32 in 15 bytes: ids that are stamps. */
const STAMP = 1;
/** 12 letters in 8 bytes: devices and hubs. */
const DEVICE = 2;
/** `i` and 23 letters in 15 bytes: ids made from digests. */
const DIGEST = 3;
/** Several names with colons between them: scopes. */
const COLONS = 4;
/** Several names with dots between them: logs, and ids of documents that exist once per pair. */
const DOTS = 5;

const BASE32_24 = /^[0-9a-hjkmnp-tv-z]{24}$/;
const BASE32_12 = /^[0-9a-hjkmnp-tv-z]{12}$/;
const DIGEST_24 = /^i[0-9a-hjkmnp-tv-z]{23}$/;

/** A list of names that both sides of a stream have before it begins, each under its place. */
export class KnownNames {
  readonly names: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.names = names;
    this.#numbers = new Map(names.map((name, number) => [name, number]));
  }

  numberOf(name: string): number | undefined {
    return this.#numbers.get(name);
  }
}

/** Names (ids, scopes, kinds, logs, keys) told once per stream and by number afterwards: the writing side. */
export class NameWriter {
  readonly #numbers = new Map<string, number>();
  readonly #known: readonly KnownNames[];
  readonly #knownCount: number;

  /** @param known lists that the reader has, too, in the same order */
  constructor(known: readonly KnownNames[]) {
    this.#known = known;
    this.#knownCount = countOf(known);
  }

  has(name: string): boolean {
    return this.#numberOf(name) !== undefined;
  }

  #numberOf(name: string): number | undefined {
    const told = this.#numbers.get(name);
    if (told !== undefined) return this.#knownCount + told;
    let before = 0;
    for (const list of this.#known) {
      const number = list.numberOf(name);
      if (number !== undefined) return before + number;
      before += list.names.length;
    }
    return undefined;
  }

  write(out: ByteWriter, name: string): void {
    const number = this.#numberOf(name);
    if (number !== undefined) {
      out.varint(number + 1);
      return;
    }
    out.varint(0);
    this.#define(out, name);
    if (this.#numbers.size < MAX_NAMES) this.#numbers.set(name, this.#numbers.size);
  }

  #define(out: ByteWriter, name: string): void {
    if (BASE32_24.test(name)) packed(out, STAMP, name);
    else if (DIGEST_24.test(name)) packed(out, DIGEST, name.slice(1) + '0');
    else if (BASE32_12.test(name)) packed(out, DEVICE, name + '0');
    else if (!(this.#joined(out, COLONS, name, ':') || this.#joined(out, DOTS, name, '.'))) {
      out.byte(TEXT);
      writeText(out, name);
    }
  }

  #joined(out: ByteWriter, how: number, name: string, joint: ':' | '.'): boolean {
    const parts = name.split(joint);
    if (parts.length < 2 || parts.length > MAX_PARTS) return false;
    out.byte(how);
    out.varint(parts.length);
    for (const part of parts) this.write(out, part);
    return true;
  }
}

function countOf(lists: readonly KnownNames[]): number {
  return lists.reduce((sum, { names }) => sum + names.length, 0);
}

function packed(out: ByteWriter, how: number, letters: string): void {
  out.byte(how);
  out.bytes(decodeBytes(letters));
}

/** The reading side. Throws ShapeError on numbers that were never given. */
export class NameReader {
  readonly #names: string[] = [];
  readonly #known: readonly KnownNames[];
  readonly #knownCount: number;

  constructor(known: readonly KnownNames[]) {
    this.#known = known;
    this.#knownCount = countOf(known);
  }

  read(from: ByteReader, depth = 0): string {
    const number = from.varint();
    if (number > 0) {
      const name = this.#nameOf(number - 1);
      if (name === undefined) throw new ShapeError('columns', '', 'uses a name that was not told');
      return name;
    }
    const name = this.#defined(from, depth);
    if (this.#names.length < MAX_NAMES) this.#names.push(name);
    return name;
  }

  #nameOf(number: number): string | undefined {
    let rest = number;
    for (const { names } of this.#known) {
      if (rest < names.length) return names[rest];
      rest -= names.length;
    }
    return this.#names[number - this.#knownCount];
  }

  #defined(from: ByteReader, depth: number): string {
    const how = from.byte();
    switch (how) {
      case TEXT:
        return readText(from);
      case STAMP:
        return encodeBytes(from.bytes(15));
      case DIGEST:
        return `i${encodeBytes(from.bytes(15)).slice(0, 23)}`;
      case DEVICE:
        return encodeBytes(from.bytes(8)).slice(0, 12);
      case COLONS:
      case DOTS: {
        if (depth >= MAX_DEPTH) throw new ShapeError('columns', '', 'has a name in too many parts');
        const parts: string[] = [];
        for (let left = from.count(MAX_PARTS); left > 0; left--) parts.push(this.read(from, depth + 1));
        return parts.join(how === COLONS ? ':' : '.');
      }
      default:
        throw new ShapeError('columns', '', 'has a name of an unknown form');
    }
  }
}
