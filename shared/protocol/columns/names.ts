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

/** Names (ids, scopes, kinds, logs, keys) told once per stream and by number afterwards: the writing side. */
export class NameWriter {
  readonly #numbers = new Map<string, number>();

  has(name: string): boolean {
    return this.#numbers.has(name);
  }

  write(out: ByteWriter, name: string): void {
    const number = this.#numbers.get(name);
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

function packed(out: ByteWriter, how: number, letters: string): void {
  out.byte(how);
  out.bytes(decodeBytes(letters));
}

/** The reading side. Throws ShapeError on numbers that were never given. */
export class NameReader {
  readonly #names: string[] = [];

  read(from: ByteReader, depth = 0): string {
    const number = from.varint();
    if (number > 0) {
      const name = this.#names[number - 1];
      if (name === undefined) throw new ShapeError('columns', '', 'uses a name that was not told');
      return name;
    }
    const name = this.#defined(from, depth);
    if (this.#names.length < MAX_NAMES) this.#names.push(name);
    return name;
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
