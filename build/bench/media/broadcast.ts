import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestRoom, startTestService, TestPeer, testStream } from '../../../server/media/test-hub.ts';

interface Broadcast {
  readonly joined: number;
  readonly failures: number;
  readonly tookMs: number;
  readonly slowestMs: number;
  readonly joinsPerSecond: number;
}

/**
 * Many viewers of one host who come within some seconds: each asks for its place, its transport and the streams.
 * They are spread over the workers, and the streams are piped to those that the host is not on.
 */
export async function measureBroadcast(of: {
  readonly workerBin: string;
  readonly viewers: number;
  readonly withinMs: number;
}): Promise<Broadcast> {
  const service = startTestService({
    workerBin: of.workerBin,
    workerCount: Math.max(2, availableParallelism()),
  });
  await service.ready();
  const names = Array.from({ length: of.viewers }, (_, n) => `viewer-${n}`);
  openTestRoom(
    service,
    {
      'person-teacher': 'host',
      ...Object.fromEntries(names.map((name) => [`person-${name}`, 'viewer' as const])),
    },
    { isBroadcast: true },
  );
  const host = new TestPeer(service, 'teacher');
  const { sendId } = await host.join('room');
  await host.call('produce', testStream(sendId, 'camera'));
  await host.call('produce', testStream(sendId, 'microphone'));

  const from = performance.now();
  const took = await Promise.all(
    names.map(async (name, n) => {
      await delay((n * of.withinMs) / of.viewers);
      const at = performance.now();
      return await enter(new TestPeer(service, name)).then(
        () => performance.now() - at,
        () => undefined,
      );
    }),
  );
  const tookMs = performance.now() - from;
  if (service.stats().piped < 2) throw new Error('nothing was brought to another worker');
  await service.close();
  const joined = took.filter((ms) => ms !== undefined);
  return {
    joined: joined.length,
    failures: of.viewers - joined.length,
    tookMs,
    slowestMs: Math.max(0, ...joined),
    joinsPerSecond: joined.length / (tookMs / 1000),
  };
}

async function enter(peer: TestPeer): Promise<void> {
  const { recvId, producers } = await peer.join('room');
  const { offers } = await peer.call('consume', {
    transportId: recvId,
    producerIds: producers.map(({ producerId }) => producerId),
  });
  if (offers.length !== producers.length) throw new Error('a stream was not offered');
  await peer.call('consumer.resume', { consumerIds: offers.map(({ consumerId }) => consumerId) });
}
