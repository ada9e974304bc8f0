import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import type { Connect, Transport } from '../../shared/sync/transport.ts';

/** The hub's end of a connection, in the hands of the contract. */
export interface FarEnd {
  readonly received: readonly Uint8Array[];
  readonly closed: Promise<void>;
  send(frame: Uint8Array): void;
  close(): void;
  until(count: number): Promise<readonly Uint8Array[]>;
}

export interface TransportUnderTest {
  readonly keyPin: string;
  /** Dials this hub. */
  readonly connect: Connect;
  /** Dials the hub while expecting another key. */
  readonly connectElsewhere: Connect;
  /** Dials where nobody is. */
  readonly connectNowhere: Connect;
  /** The next connection that the hub has taken. It has sent `GREETING` at once. */
  readonly arrived: () => Promise<FarEnd>;
  readonly stop: () => Promise<void>;
}

export const GREETING = Uint8Array.of(1, 2, 3);

/** What every way to a hub must do, whatever carries it. */
export function runTransportContract(name: string, setUp: () => Promise<TransportUnderTest>): void {
  describe(`a transport over ${name}`, () => {
    let under: TransportUnderTest;
    beforeEach(async () => {
      under = await setUp();
    });
    afterEach(() => under.stop());

    const opened = async () => {
      const [transport, far] = await Promise.all([under.connect().transport, under.arrived()]);
      return { transport, far, heard: listen(transport) };
    };

    test('[PIN-1] says which key it has seen', async () => {
      const { transport } = await opened();
      expect(transport.hubKeyPin).toBe(under.keyPin);
      transport.close();
    });

    test('carries frames whole and in order, both ways', async () => {
      const { transport, far, heard } = await opened();
      const frames = Array.from({ length: 50 }, (_, n) => new Uint8Array(n * 700).fill(n));
      for (const frame of frames) {
        transport.send(frame);
        far.send(frame);
      }
      expect((await far.until(50)).map((frame) => [...frame])).toEqual(frames.map((frame) => [...frame]));
      expect((await heard.until(51)).slice(1)).toEqual(frames.map((frame) => [...frame]));
      transport.close();
    });

    test('[HELLO-1] does not lose what the hub says before anyone listens', async () => {
      const transport = await under.connect().transport;
      const far = await under.arrived();
      far.send(Uint8Array.of(9));
      transport.send(Uint8Array.of(7));
      await far.until(1);
      const heard = listen(transport);
      expect(await heard.until(2)).toEqual([[...GREETING], [9]]);
      transport.close();
    });

    test('tells once that the hub has closed', async () => {
      const { far, heard } = await opened();
      far.close();
      await heard.closed;
      expect(heard.closings).toBe(1);
    });

    test('tells once that it was closed on this side, and sends nothing after', async () => {
      const { transport, far, heard } = await opened();
      transport.close();
      transport.close();
      transport.send(Uint8Array.of(5));
      await Promise.all([heard.closed, far.closed]);
      expect([heard.closings, far.received]).toEqual([1, []]);
    });

    test('tells also a listener that comes after the end', async () => {
      const transport = await under.connect().transport;
      const far = await under.arrived();
      far.close();
      await far.closed;
      await listen(transport).closed;
    });

    test('[PIN-2] a hub with another key is none', async () => {
      await expect(under.connectElsewhere().transport).rejects.toMatchObject({
        data: { code: 'hubOtherKey', isRetryable: false },
      });
    });

    test('[RETRY-1] nobody there is said to be so, and may be tried again', async () => {
      await expect(under.connectNowhere().transport).rejects.toMatchObject({
        data: { code: 'hubUnreachable', isRetryable: true },
      });
    });

    test('a cancelled attempt fails and leaves nothing open', async () => {
      const dialing = under.connect();
      dialing.cancel();
      dialing.cancel();
      await expect(dialing.transport).rejects.toMatchObject({ data: { code: 'hubUnreachable' } });
      const { transport, far } = await opened();
      transport.close();
      await far.closed;
    });
  });
}

export function listen(transport: Transport) {
  const frames: number[][] = [];
  const waiting: (() => void)[] = [];
  let end: (reason: AppErrorData | undefined) => void = () => undefined;
  const heard = {
    closings: 0,
    closed: new Promise<AppErrorData | undefined>((resolve) => (end = resolve)),
    until: async (count: number) => {
      while (frames.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return frames;
    },
  };
  transport.onClosed((reason) => {
    heard.closings += 1;
    end(reason);
  });
  transport.onFrame((frame) => {
    frames.push([...frame]);
    for (const tell of waiting.splice(0)) tell();
  });
  return heard;
}
