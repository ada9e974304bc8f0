/** An event that a listener may prevent, as Electron's are. */
export class ElectronEvent {
  #isPrevented = false;

  /** Electron's listeners may take the method off the event, so it is bound to it. */
  readonly preventDefault = (): void => {
    this.#isPrevented = true;
  };

  get defaultPrevented(): boolean {
    return this.#isPrevented;
  }
}

/** The event with further fields of its kind. */
export function eventWith<Fields extends object>(fields: Fields): ElectronEvent & Fields {
  return Object.assign(new ElectronEvent(), fields);
}
