import { readFileSync } from 'node:fs';
import { face, options, StandinObject } from '../strict-object.ts';
import { decodePng, encodePng, readPngSize, scale } from './png.ts';

const checkResize = options<Electron.ResizeOptions>()('ResizeOptions', ['width', 'height', 'quality']);

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Electron's NativeImage, for PNG pictures: no other kind is decoded without Chromium. */
export class NativeImage extends StandinObject<Electron.NativeImage> {
  readonly #png: Buffer;

  constructor(png: Buffer) {
    super();
    this.#png = png;
  }

  static createEmpty(): Electron.NativeImage {
    return image(Buffer.alloc(0));
  }

  /** An unreadable file gives an empty image, as under Electron. */
  static createFromPath(path: string): Electron.NativeImage {
    try {
      return NativeImage.createFromBuffer(readFileSync(path));
    } catch (error) {
      if (error instanceof Error && 'code' in error) return NativeImage.createEmpty();
      throw error;
    }
  }

  static createFromBuffer(buffer: Buffer): Electron.NativeImage {
    if (buffer.length === 0) return NativeImage.createEmpty();
    if (!buffer.subarray(0, 4).equals(pngStart)) {
      throw new Error('the stand-in does not implement nativeImage for anything but PNG');
    }
    return image(Buffer.from(buffer));
  }

  static createFromDataURL(dataURL: string): Electron.NativeImage {
    const base64 = /^data:image\/png;base64,(.*)$/s.exec(dataURL)?.[1];
    if (base64 === undefined)
      throw new Error('the stand-in does not implement nativeImage for anything but PNG');
    return NativeImage.createFromBuffer(Buffer.from(base64, 'base64'));
  }

  isEmpty(): boolean {
    return this.#png.length === 0;
  }

  getSize(): Electron.Size {
    return this.isEmpty() ? { width: 0, height: 0 } : readPngSize(this.#png);
  }

  resize(wish: Electron.ResizeOptions): Electron.NativeImage {
    checkResize(wish);
    if (this.isEmpty()) return NativeImage.createEmpty();
    const size = this.getSize();
    const ratio = size.width / size.height;
    const width = Math.round(wish.width ?? (wish.height ?? size.height) * ratio);
    const height = Math.round(wish.height ?? width / ratio);
    return image(encodePng(scale(decodePng(this.#png), Math.max(width, 1), Math.max(height, 1))));
  }

  toPNG(): Buffer {
    return Buffer.from(this.#png);
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`;
  }
}

function image(png: Buffer): Electron.NativeImage {
  return face<Electron.NativeImage>(new NativeImage(png));
}
