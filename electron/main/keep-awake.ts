/** The part of Electron's power save blocker that is used here. */
interface Blocker {
  start(type: 'prevent-display-sleep'): number;
  stop(id: number): unknown;
}

/** Keeps the screen on while a window is on a projector and nobody touches the computer. */
export class KeepAwake {
  readonly #blocker: Blocker;
  #id: number | undefined;

  constructor(blocker: Blocker) {
    this.#blocker = blocker;
  }

  get isOn(): boolean {
    return this.#id !== undefined;
  }

  set(isOn: boolean): undefined {
    if (isOn === this.isOn) return;
    if (isOn) this.#id = this.#blocker.start('prevent-display-sleep');
    else if (this.#id !== undefined) {
      this.#blocker.stop(this.#id);
      this.#id = undefined;
    }
  }
}
