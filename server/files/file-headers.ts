const DIGEST = /^[0-9a-f]{64}$/;
const MOST_METADATA = 2000;

/** Reads a header that is a whole number from 0 to `most`; undefined for anything else. */
export function wholeNumber(header: string | string[] | undefined, most: number): number | undefined {
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) return undefined;
  const value = Number(header);
  return value <= most ? value : undefined;
}

/** The digest among the metadata of an upload (`digest BASE64, …`); the rest of it is of no concern to a hub. */
export function uploadDigest(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > MOST_METADATA) return undefined;
  for (const entry of header.split(',')) {
    const [key, value] = entry.trim().split(' ');
    if (key !== 'digest' || value === undefined) continue;
    const digest = Buffer.from(value, 'base64').toString('latin1');
    return DIGEST.test(digest) ? digest : undefined;
  }
  return undefined;
}

export interface ByteRange {
  readonly from: number;
  /** Behind the last byte. */
  readonly to: number;
  readonly isPart: boolean;
}

/** One range of RFC 9110, or all of it without a header; undefined for what the file does not have. */
export function rangeOf(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  if (header === undefined) return { from: 0, to: sizeBytes, isPart: false };
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header);
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? sizeBytes : Math.min(sizeBytes, Number(last) + 1);
  return from < to ? { from, to, isPart: true } : undefined;
}
