/** A file whose bytes are all here and were checked. */
export interface HeldBlob {
  readonly digest: string;
  readonly sizeBytes: number;
}

/** A file that somebody is sending. */
export interface Upload {
  readonly id: string;
  readonly person: string;
  readonly digest: string;
  readonly sizeBytes: number;
}

/**
 * Which files a hub has, which are on their way to it, and which documents name them. The bytes themselves
 * lie beside the store. Each method is one transaction, durable once it resolves.
 */
export interface FileIndex {
  blob(digest: string): Promise<HeldBlob | undefined>;
  /** A file is whole: its upload ends in the same step. */
  keep(blob: HeldBlob, upload: string, at: number): Promise<void>;
  forget(digest: string): Promise<void>;
  digests(): Promise<readonly string[]>;

  upload(id: string): Promise<Upload | undefined>;
  uploadOf(person: string, digest: string): Promise<Upload | undefined>;
  uploads(): Promise<readonly Upload[]>;
  countUploads(person: string): Promise<number>;
  begin(upload: Upload, at: number): Promise<void>;
  moved(id: string, at: number): Promise<void>;
  end(id: string): Promise<void>;
  /** Uploads on which nothing has come since a time. */
  stale(before: number): Promise<readonly Upload[]>;

  /** The ids of the documents that name a file. */
  usesOf(digest: string): Promise<readonly string[]>;
  /**
   * Notes which files nobody names now, and returns those of which that has been so since before a time.
   * @param now when it is noted
   */
  unused(now: number, before: number): Promise<readonly string[]>;
}
