import { copyFileSync, rmSync } from 'node:fs';
import { StandinEmitter } from '../strict-object.ts';
import { ElectronEvent } from './electron-event.ts';

/** What Chromium says of a download as it goes on. */
export interface DownloadProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
  readonly state: 'inProgress' | 'completed' | 'canceled';
  /** Where the whole file lies, if another debugging client has put it elsewhere. */
  readonly filePath?: string;
}

/** Where the file lies until it is whole. */
export interface DownloadFacts {
  readonly url: string;
  readonly filename: string;
  readonly temporaryPath: string;
  cancel(): void;
}

/** Tells a download how far it is. */
export let advance: (item: DownloadItem, progress: DownloadProgress) => void;

/** Electron's DownloadItem. */
export class DownloadItem extends StandinEmitter<Electron.DownloadItem> {
  static override readonly offeredEvents = ['updated', 'done'];
  readonly #facts: DownloadFacts;
  #progress: DownloadProgress = { receivedBytes: 0, totalBytes: 0, state: 'inProgress' };
  savePath = '';

  static {
    advance = (item, progress) => item.#advance(progress);
  }

  constructor(facts: DownloadFacts) {
    super();
    this.#facts = facts;
  }

  getURL(): string {
    return this.#facts.url;
  }

  getFilename(): string {
    return this.#facts.filename;
  }

  getReceivedBytes(): number {
    return this.#progress.receivedBytes;
  }

  getTotalBytes(): number {
    return this.#progress.totalBytes;
  }

  getState(): 'progressing' | 'completed' | 'cancelled' {
    const names = { inProgress: 'progressing', completed: 'completed', canceled: 'cancelled' } as const;
    return names[this.#progress.state];
  }

  setSavePath(path: string): void {
    this.savePath = path;
    if (this.#progress.state === 'completed') this.#finish();
  }

  getSavePath(): string {
    return this.savePath;
  }

  cancel(): void {
    this.#facts.cancel();
  }

  #advance(progress: DownloadProgress): void {
    this.#progress = progress;
    if (progress.state === 'inProgress') {
      this.emit('updated', new ElectronEvent(), 'progressing');
      return;
    }
    // A whole file waits until the person has said where it goes.
    if (this.savePath || progress.state === 'canceled') this.#finish();
  }

  #finish(): void {
    const { state, filePath = this.#facts.temporaryPath } = this.#progress;
    if (state === 'completed') {
      copyFileSync(filePath, this.savePath);
      rmSync(filePath, { force: true });
    }
    this.emit('done', new ElectronEvent(), this.getState());
  }
}
