import type { AuthorPart } from '../schema/envelope.ts';
import { authorPartOf } from '../schema/envelope.ts';

/**
 * The canonical form of a JSON value after RFC 8785: keys sorted by UTF-16 units, no white space, numbers
 * as ECMAScript writes them. Bytes are its UTF-8. Throws RangeError on what JSON or UTF-8 cannot carry.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('not a JSON number');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, field]) => `${stringText(key)}:${canonicalText(field)}`);
    return `{${fields.join(',')}}`;
  }
  throw new RangeError(`not a JSON value: ${typeof value}`);
}

function stringText(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('half of a surrogate pair');
  return JSON.stringify(text);
}

/** The one canonical form of what the author set; two documents are the same version when these are equal. */
export function canonicalVersion(document: AuthorPart): string {
  return canonicalText(authorPartOf(document));
}
