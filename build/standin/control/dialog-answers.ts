/** The answers that a test has prepared for the next dialogs, by the name of the dialog's call. */
export class DialogAnswers {
  readonly #prepared = new Map<string, unknown[]>();

  /** Keeps an answer for the next dialog of this kind that has none yet. */
  prepare(call: string, answer: unknown): void {
    this.#prepared.set(call, [...(this.#prepared.get(call) ?? []), answer]);
  }

  /** Takes the next answer for this kind; undefined where none was prepared. */
  take(call: string): unknown {
    return this.#prepared.get(call)?.shift();
  }
}
