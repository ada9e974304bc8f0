import type { PaperMedia } from './paper.ts';

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a file is by its first bytes, whatever its name says; undefined for all that is not kept. */
export function mediaOf(head: Uint8Array): PaperMedia | undefined {
  if (beginsWith(head, PDF)) return 'application/pdf';
  if (beginsWith(head, JPEG)) return 'image/jpeg';
  if (beginsWith(head, PNG)) return 'image/png';
  return undefined;
}

function beginsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte);
}
