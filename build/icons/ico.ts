export interface IconImage {
  readonly sizePx: number;
  readonly png: Uint8Array;
}

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/** A Windows icon file that holds PNG images (allowed since Windows Vista). */
export function icoOf(images: readonly IconImage[]): Uint8Array {
  const directory = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * images.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.byteLength;
  for (const [index, { sizePx, png }] of images.entries()) {
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    // 256 is written as 0.
    directory.writeUInt8(sizePx % 256, at);
    directory.writeUInt8(sizePx % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(png.byteLength, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += png.byteLength;
  }
  return Buffer.concat([directory, ...images.map(({ png }) => png)]);
}
