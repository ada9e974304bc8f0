import { AppError } from '../../shared/errors/app-error.ts';
import { TEST_PIN } from '../../shared/testing/fake-transport.ts';
import type { Connect } from '../../shared/sync/transport.ts';
import { SocketPair } from '../sim/socket-pair.ts';
import { type FarEnd, GREETING, runTransportContract } from './transport-contract.ts';

/** The simulator's wire, with every frame delivered as soon as it is sent. */
runTransportContract('the simulator’s socket pair', () => {
  const arrived: FarEnd[] = [];
  const waiting: ((far: FarEnd) => void)[] = [];

  const connect: Connect = () => {
    const received: Uint8Array[] = [];
    const tell: (() => void)[] = [];
    let isCancelled = false;
    let end: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (end = resolve));
    const pair: SocketPair = new SocketPair(TEST_PIN, (socket) => {
      const flush = () => queueMicrotask(() => pair.deliverToClient());
      const far: FarEnd = {
        received,
        closed,
        send: (frame) => {
          socket.send(frame);
          flush();
        },
        close: () => {
          socket.close();
          flush();
        },
        until: async (count) => {
          while (received.length < count) await new Promise<void>((resolve) => tell.push(resolve));
          return received;
        },
      };
      queueMicrotask(() => {
        if (isCancelled) return;
        far.send(GREETING);
        const next = waiting.shift();
        if (next) next(far);
        else arrived.push(far);
      });
      return {
        frame: (frame) => {
          received.push(frame);
          for (const resolve of tell.splice(0)) resolve();
        },
        closed: () => end(),
      };
    });
    const send = pair.send.bind(pair);
    const close = pair.close.bind(pair);
    pair.send = (frame) => {
      send(frame);
      pair.deliverToHub();
    };
    pair.close = () => {
      close();
      pair.deliverToHub();
    };
    const cancelled = new AppError('hubUnreachable', { isRetryable: true, details: 'cancelled' });
    return {
      transport: Promise.resolve().then(() => {
        if (isCancelled) throw cancelled;
        return pair;
      }),
      cancel: () => {
        isCancelled = true;
        pair.close();
      },
    };
  };
  const failing =
    (code: 'hubOtherKey' | 'hubUnreachable'): Connect =>
    () => ({
      transport: Promise.reject(new AppError(code, { isRetryable: code === 'hubUnreachable' })),
      cancel: () => undefined,
    });
  return Promise.resolve({
    keyPin: TEST_PIN,
    connect,
    connectElsewhere: failing('hubOtherKey'),
    connectNowhere: failing('hubUnreachable'),
    arrived: () => {
      const far = arrived.shift();
      return far ? Promise.resolve(far) : new Promise((resolve) => waiting.push(resolve));
    },
    stop: () => Promise.resolve(),
  });
});
