/** What the application did that a person would see outside its windows. */
export interface JournalKinds {
  dialog: { call: string; options: unknown; answer: unknown; wasPrepared: boolean };
  'error-box': { title: string; content: string };
  notification: { id: number; title: string; body: string };
  'notification-closed': { id: number };
  'open-external': { url: string };
  'open-path': { path: string };
  'show-item-in-folder': { path: string };
  'popup-menu': { labels: string[] };
  print: { url: string; options: unknown };
  'unhandled-error': { message: string };
}

export type JournalKind = keyof JournalKinds;

export type JournalEntry = {
  [Kind in JournalKind]: { readonly number: number; readonly kind: Kind; readonly facts: JournalKinds[Kind] };
}[JournalKind];

/** A numbered list of what happened, for tests to read and to wait for. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  #more = Promise.withResolvers<void>();

  record<Kind extends JournalKind>(kind: Kind, facts: JournalKinds[Kind]): void {
    const entry = { number: this.#entries.length + 1, kind, facts };
    if (isEntry(entry)) this.#entries.push(entry);
    this.#more.resolve();
    this.#more = Promise.withResolvers<void>();
  }

  /** The entries after the given number; waits for the next one, at most the given time, if there is none. */
  async after(number: number, waitMs: number): Promise<JournalEntry[]> {
    const deadline = AbortSignal.timeout(waitMs);
    const late = new Promise<void>((resolve) =>
      deadline.addEventListener('abort', () => resolve(), { once: true }),
    );
    while (this.#entries.length <= number && !deadline.aborted) {
      await Promise.race([this.#more.promise, late]);
    }
    return this.#entries.slice(number);
  }
}

function isEntry(entry: { number: number; kind: JournalKind; facts: unknown }): entry is JournalEntry {
  return entry.number > 0;
}
