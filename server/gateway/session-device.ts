import type { Credential } from '../../shared/credential/credential.ts';
import type { Hello } from '../../shared/protocol/hello.ts';
import type { Hello1 } from '../../shared/protocol/hello-1.ts';
import type { Hub } from '../hub.ts';

/** The device behind a session: whether it may still be here, and what it has to carry elsewhere. */
export class SessionDevice {
  readonly #hub: Hub;
  readonly #hello: Hello | Hello1;
  /** Its key in hexadecimal. */
  readonly #device: string;
  /** Until when a credential alone lets the device in, by hub time; 0 for one that the hub knows itself. */
  readonly #admittedUntil: number;
  #held: Credential | undefined;

  constructor(hub: Hub, hello: Hello | Hello1, admittedUntil: number) {
    this.#hub = hub;
    this.#hello = hello;
    this.#device = Buffer.from(hello.device).toString('hex');
    this.#admittedUntil = admittedUntil;
    this.#held = 'credential' in hello ? hello.credential : undefined;
  }

  /** Notes that the device is here. Nothing depends on it, so a full disk keeps nobody out. */
  async note(): Promise<void> {
    const name = 'deviceName' in this.#hello ? this.#hello.deviceName : '';
    await this.#hub.devices.noteHere(this.#device, name).catch(() => undefined);
  }

  /** A session may last longer than the credential that let it in. */
  async isOver(): Promise<boolean> {
    if (this.#admittedUntil === 0 || this.#admittedUntil > this.#hub.acceptor.time()) return false;
    return (await this.#hub.devices.of(this.#device)) === undefined;
  }

  /** A new credential where one is due; without it the device goes on with what it has. */
  async renewed(): Promise<Credential | undefined> {
    const { person, version } = this.#hello;
    if (version < 3) return undefined;
    const renewed = await this.#hub.credentials
      .renewed({ person, device: this.#device, held: this.#held })
      .catch(() => undefined);
    if (renewed) this.#held = renewed;
    return renewed;
  }
}
