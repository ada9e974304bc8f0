import { host } from '../host.ts';
import { options, StandinEmitter } from '../strict-object.ts';
import { ElectronEvent } from './electron-event.ts';

const checkOptions = options<Electron.NotificationConstructorOptions>()('NotificationConstructorOptions', [
  'title',
  'body',
  'silent',
  'icon',
  'urgency',
  'timeoutType',
]);

let lastId = 0;
const shown = new Map<number, Notification>();

/** The notification that is on the screen under this number of the journal. */
export function shownNotification(id: number): Notification | undefined {
  return shown.get(id);
}

/** Electron's Notification, shown in the journal only. */
export class Notification extends StandinEmitter<Electron.Notification> {
  static override readonly offeredEvents = ['show', 'click', 'close', 'failed'];
  readonly #number = ++lastId;
  title: string;
  body: string;
  silent: boolean;

  constructor(wish: Electron.NotificationConstructorOptions = {}) {
    super();
    checkOptions(wish);
    this.title = wish.title ?? '';
    this.body = wish.body ?? '';
    this.silent = wish.silent ?? false;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shown.set(this.#number, this);
    host().journal.record('notification', { id: this.#number, title: this.title, body: this.body });
    setImmediate(() => this.emit('show', new ElectronEvent()));
  }

  close(): void {
    if (!shown.delete(this.#number)) return;
    host().journal.record('notification-closed', { id: this.#number });
    setImmediate(() => this.emit('close', new ElectronEvent()));
  }
}
