import { AppError } from '../../shared/errors/app-error.ts';
import { type Typing as TypingNotice, TYPING_EVERY_MS } from '../../shared/protocol/typing.ts';

export interface TypingOptions {
  readonly now: () => number;
  /** Whether a person is in a chat and reads there what is said. */
  readonly hears: (person: string, chat: string) => Promise<boolean>;
}

interface Listener {
  readonly person: string;
  readonly chat: string;
}

/** A little less than clients keep to, because frames do not come as evenly as they are sent. */
const LEAST_MS = TYPING_EVERY_MS * 0.8;
/** However many write in a chat, its readers hear of it so often at most. */
const CHAT_EVERY_MS = 1_000;
/** More devices than a hub serves; the oldest is forgotten. */
const MOST_DEVICES = 2_000;

/**
 * Who writes at this moment, told to those who have the same chat open and have asked to be told. Of all this
 * nothing is stored or logged, and none of it outlives the hub.
 */
export class Typing {
  readonly #options: TypingOptions;
  /** By device, the oldest first. */
  readonly #listening = new Map<string, Listener>();
  readonly #toldAt = new Map<string, number>();
  readonly #chatToldAt = new Map<string, number>();
  #tell: (devices: ReadonlySet<string>, notice: TypingNotice) => void = () => undefined;

  constructor(options: TypingOptions) {
    this.#options = options;
  }

  /** @param tell sends a notice to devices that are connected */
  onTold(tell: (devices: ReadonlySet<string>, notice: TypingNotice) => void): void {
    this.#tell = tell;
  }

  /** A device wants to hear of one chat, '' for none. Its person has been asked for. */
  hear(device: string, person: string, chat: string): void {
    this.#listening.delete(device);
    if (chat === '') return;
    this.#listening.set(device, { person, chat });
    forgetBeyond(this.#listening);
  }

  /** A device is not connected any more. */
  left(device: string): void {
    this.#listening.delete(device);
    this.#toldAt.delete(device);
  }

  /** Somebody writes in a chat, and may. Throws AppError `tooMany` for a device that says so all the time. */
  async told(device: string, person: string, chat: string): Promise<void> {
    const { now, hears } = this.#options;
    const at = now();
    if (at - (this.#toldAt.get(device) ?? -LEAST_MS) < LEAST_MS) throw new AppError('tooMany');
    this.#toldAt.set(device, at);
    forgetBeyond(this.#toldAt);
    if (at - (this.#chatToldAt.get(chat) ?? -CHAT_EVERY_MS) < CHAT_EVERY_MS) return;
    this.#chatToldAt.set(chat, at);
    forgetBeyond(this.#chatToldAt);
    const devices = new Set<string>();
    for (const [other, listener] of [...this.#listening]) {
      if (listener.chat !== chat || listener.person === person) continue;
      // Who has left the chat since, or does not read there for a while, is told nothing.
      if (await hears(listener.person, chat)) devices.add(other);
    }
    if (devices.size > 0) this.#tell(devices, { type: 'typing', chat, person });
  }
}

function forgetBeyond(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MOST_DEVICES && oldest !== undefined) map.delete(oldest);
}
