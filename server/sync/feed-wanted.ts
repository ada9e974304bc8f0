import { type AcceptedDocument, logName } from '../../shared/schema/envelope.ts';

/** What is to be sent by name before its place comes, and what was. */
export class Wanted {
  readonly #ids: string[] = [];
  /** Sent ahead of their place, with the log and sequence they had; not sent again when their place comes. */
  readonly #sent = new Map<string, string>();
  /** Who waits until something has been told. */
  #waiting: readonly { readonly ids: readonly string[]; readonly resolve: () => void }[] = [];

  get isEmpty(): boolean {
    return this.#ids.length === 0;
  }

  /** The client asks for these, also when it was sent them before. */
  ask(ids: readonly string[]): void {
    for (const id of ids) this.#sent.delete(id);
    this.#ids.push(...ids);
  }

  /** These are of use early. */
  look(ids: readonly string[]): void {
    this.#ids.push(...ids.filter((id) => !this.#sent.has(id)));
  }

  /** These before all others. Resolves once they have been told, or are not to be. */
  lead(ids: readonly string[]): Promise<void> {
    this.#ids.unshift(...ids);
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, { ids, resolve }];
    });
  }

  /** What was taken from here is on its way. */
  told(): void {
    if (this.#waiting.length === 0) return;
    const left = new Set(this.#ids);
    const isOver = (ids: readonly string[]) => !ids.some((id) => left.has(id));
    const over = this.#waiting.filter(({ ids }) => isOver(ids));
    this.#waiting = this.#waiting.filter(({ ids }) => !isOver(ids));
    for (const { resolve } of over) resolve();
  }

  next(): string | undefined {
    return this.#ids.shift();
  }

  isSent(document: AcceptedDocument): boolean {
    return this.#sent.get(document.id) === positionOf(document);
  }

  sent(document: AcceptedDocument): void {
    this.#sent.set(document.id, positionOf(document));
  }

  /** The client has dropped what it was sent. */
  forgetSent(): void {
    this.#sent.clear();
  }

  putBack(documents: readonly AcceptedDocument[]): void {
    for (const { id } of documents) {
      this.#sent.delete(id);
      this.#ids.push(id);
    }
  }
}

function positionOf(document: AcceptedDocument): string {
  return `${logName(document)} ${document.seq}`;
}
