import { BlobFolder, type BlobKeys, type Disk, type GrowingFile } from '../../shared/files/blob-folder.ts';
import { STAMP_LENGTH } from '../../shared/ids/id.ts';
import { readSpool, type SpooledPart } from './spool.ts';

const NAME = /^([0-9a-hjkmnp-tv-z]{24})-(\d{1,14})\.part$/;

/** A part of a recording that lies on the disk. */
export interface HeldPart {
  readonly name: string;
  readonly lesson: string;
  /** By the hub's clock. */
  readonly startedAt: number;
}

/** The parts of recordings that are not packed yet, encrypted like all files of the hub. */
export class SpoolFolder {
  readonly #disk: Disk;
  readonly #folder: BlobFolder;

  constructor(disk: Disk, keys: BlobKeys) {
    this.#disk = disk;
    this.#folder = new BlobFolder(disk, keys);
  }

  /** Those of one lesson or of all, the earliest first. */
  async parts(lesson = ''): Promise<readonly HeldPart[]> {
    const held = (await this.#disk.names()).flatMap((name): HeldPart[] => {
      const [, of = '', startedAt = '0'] = NAME.exec(name) ?? [];
      if (of.length !== STAMP_LENGTH || (lesson !== '' && of !== lesson)) return [];
      return [{ name: name.slice(0, -'.part'.length), lesson: of, startedAt: Number(startedAt) }];
    });
    return held.sort((a, b) => a.startedAt - b.startedAt);
  }

  /** Throws AppError `hubDiskFull`. */
  async begin(lesson: string, startedAt: number): Promise<GrowingFile> {
    return await this.#folder.grow(`${lesson}-${startedAt}`);
  }

  async read({ name }: HeldPart): Promise<SpooledPart> {
    const file = await this.#folder.grow(name);
    try {
      return readSpool(await file.read(0, file.sizeBytes));
    } finally {
      await file.close();
    }
  }

  async drop({ name }: HeldPart): Promise<void> {
    await this.#folder.drop(name);
  }
}
