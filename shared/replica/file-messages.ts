import { AppError } from '../errors/app-error.ts';
import type { FileRequest } from '../ipc/file-requests.ts';
import { refusalToWriteInChat } from '../permissions/may-write.ts';
import { chatScope } from '../schema/chat.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { MessageBody } from '../schema/message.ts';
import type { Replicator } from '../sync/replicator.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import type { Projection } from './projection.ts';
import type { RxReplicaStore } from './rx-replica-store.ts';

export interface FileMessagesOptions {
  readonly clock: HybridClock;
  readonly store: RxReplicaStore;
  readonly person: string;
  readonly replicator: Pick<Replicator, 'wake'>;
  readonly projection: Projection;
}

const MEGABYTE = 1_000_000;

/** Writes messages that name files, with the small pictures that go ahead of them. */
export class FileMessages {
  readonly #options: FileMessagesOptions;

  constructor(options: FileMessagesOptions) {
    this.#options = options;
  }

  /** The largest file that the school takes, in bytes. */
  mostFileBytes(): number {
    return this.#options.projection.directory.amount('fileMegabytes') * MEGABYTE;
  }

  /**
   * The message is durable when this resolves, and its small pictures are. It does not wait for its files.
   * Throws AppError: `messageEmpty`, `notAllowed`, `diskFull`.
   */
  async send(of: Omit<FileRequest<'files.send'>, 'atNight'>): Promise<{ readonly id: string }> {
    const { clock, store, person, replicator, projection } = this.#options;
    const { chat, files, thumbs } = of;
    if (files.length === 0) throw new AppError('messageEmpty');
    const { directory } = projection;
    const refusal = refusalToWriteInChat(projection.factsOf(person), chat, directory, clock.now());
    if (refusal) throw new AppError(refusal);
    const scope = chatScope(directory.chat(chat)?.template ?? 'group', chat);
    const id = clock.stamp();
    const body: MessageBody = {
      text: of.text.trim(),
      replyTo: of.replyTo,
      ...(of.quote === '' ? {} : { quote: of.quote }),
      ...(of.mentions.length === 0 ? {} : { mentions: [...of.mentions] }),
      files: [...files],
    };
    const base = { scope, by: person, gone: false };
    await store.write({ ...base, id, kind: 'message', parent: chat, stamp: id, body } satisfies AuthorPart);
    for (const thumb of thumbs) {
      if (!files.some(({ digest }) => digest === thumb.digest)) continue;
      const stamp = clock.stamp();
      await store.write({ ...base, id: stamp, kind: 'thumb', parent: id, stamp, body: thumb });
    }
    replicator.wake();
    return { id };
  }
}
