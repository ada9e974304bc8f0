import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels of four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channelsByColourType = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

export function readPngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function readChunks(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = signature.length; at + 8 <= png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    chunks.set(name, Buffer.concat([chunks.get(name) ?? Buffer.alloc(0), body]));
    at += length + 12;
  }
  return chunks;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Undoes the filters of a PNG's rows (PNG specification, clause 9). */
function unfilter(data: Buffer, rowBytes: number, height: number, pixelBytes: number): Uint8Array {
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x;
      const left = x >= pixelBytes ? (rows[at - pixelBytes] ?? 0) : 0;
      const up = y > 0 ? (rows[at - rowBytes] ?? 0) : 0;
      const corner = x >= pixelBytes && y > 0 ? (rows[at - rowBytes - pixelBytes] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      rows[at] = (data[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return rows;
}

/** Decodes a PNG of eight bits a channel that is not interlaced, as icons and screenshots are. */
export function decodePng(png: Buffer): Pixels {
  const { width, height } = readPngSize(png);
  const colourType = png[25] ?? 0;
  const channels = channelsByColourType.get(colourType);
  if (png[24] !== 8 || png[28] !== 0 || !channels) {
    throw new Error('the stand-in does not implement nativeImage for this kind of PNG');
  }
  const chunks = readChunks(png);
  const data = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const rows = unfilter(data, width * channels, height, channels);
  const palette = chunks.get('PLTE');
  const transparency = chunks.get('tRNS');
  const rgba = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = rows.subarray(pixel * channels, (pixel + 1) * channels);
    const [first = 0, second = 255] = from;
    if (colourType === 3) {
      rgba.set(palette?.subarray(first * 3, first * 3 + 3) ?? [0, 0, 0], pixel * 4);
      rgba[pixel * 4 + 3] = transparency?.[first] ?? 255;
    } else if (channels <= 2) {
      rgba.set([first, first, first, channels === 2 ? second : 255], pixel * 4);
    } else {
      rgba.set([...from, 255].slice(0, 4), pixel * 4);
    }
  }
  return { width, height, rgba };
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

export function encodePng({ width, height, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** Scales by the nearest pixel. */
export function scale(from: Pixels, width: number, height: number): Pixels {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const fromY = Math.floor((y * from.height) / height);
    for (let x = 0; x < width; x++) {
      const at = (fromY * from.width + Math.floor((x * from.width) / width)) * 4;
      rgba.set(from.rgba.subarray(at, at + 4), (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}
