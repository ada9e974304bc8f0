/** How much of a file is there. */
export interface HeldFile {
  readonly sizeBytes: number;
  readonly heldBytes: number;
  /** All of it is there, and its digest and kind were checked. */
  readonly isWhole: boolean;
}

/**
 * The files of the school's papers, by the SHA-256 of their content in hexadecimal. They lie in the hub's
 * own encrypted store, in pieces. Each method is one transaction, durable once it resolves.
 */
export interface PaperStore {
  find(sha256: string): Promise<HeldFile | undefined>;
  /** Begins a file, unless it is there. */
  begin(sha256: string, sizeBytes: number, at: number): Promise<void>;
  /** Adds the piece that follows what is held. */
  append(sha256: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Says that all of it is there and was checked. */
  finish(sha256: string): Promise<void>;
  remove(sha256: string): Promise<void>;
  /** The piece that begins at or contains an offset, cut to begin there; empty at the end. */
  read(sha256: string, offset: number): Promise<Uint8Array>;
  /** Files that were begun and not finished, the oldest first. */
  unfinished(): Promise<readonly string[]>;
}
