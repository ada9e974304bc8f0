import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError, appErrorData } from '../../../shared/errors/app-error.ts';
import { connectPinned, parseAddress, type PinnedSocket } from '../connector.ts';

/** Connects to the first address behind which the right key is. Throws AppError `hubUnreachable`, `hubOtherKey`. */
export async function connectToHub(of: {
  readonly addresses: readonly string[];
  readonly keyPin: string;
}): Promise<PinnedSocket> {
  let failure: AppError | undefined;
  for (const address of of.addresses) {
    try {
      return await connectPinned({ address: parseAddress(address), keyPin: of.keyPin });
    } catch (error) {
      const known = AppError.from(appErrorData(error));
      if (failure?.data.code !== 'hubOtherKey') failure = known;
    }
  }
  throw failure ?? new AppError('hubUnreachable', { isRetryable: true });
}

/** Requests over the one pinned connector, one connection at a time, which is kept for the next request. */
export class PinnedAgent extends Agent {
  readonly #of: { readonly addresses: readonly string[]; readonly keyPin: string };

  constructor(of: { readonly addresses: readonly string[]; readonly keyPin: string }) {
    super({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 });
    this.#of = of;
  }

  override createConnection(
    _options: object,
    callback?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    connectToHub(this.#of).then(
      ({ socket }) => callback?.(null, socket),
      // Node's types ask for a socket beside an error, and nobody looks at it.
      (error: unknown) => void Reflect.apply(callback ?? (() => undefined), undefined, [error]),
    );
    return undefined;
  }
}
