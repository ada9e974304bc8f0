import { expect, test } from 'vitest';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';

const PEOPLE = Array.from({ length: 30 }, (_, index) => `p${index}`);

test('F-064 thirty people are in one call on one hub, each with voice and picture, and get those of all others', async () => {
  const service = startTestService();
  await service.ready();
  openTestRoom(service, Object.fromEntries(PEOPLE.map((name) => [`person-${name}`, 'speaker' as const])));
  const peers = PEOPLE.map((name) => new TestPeer(service, name));
  const places = await Promise.all(peers.map((peer) => peer.join('room')));
  const sent = await Promise.all(
    peers.map(async (peer, index) => {
      const { sendId } = places[index]!;
      const voice = await peer.call('produce', testStream(sendId, 'microphone'));
      const picture = await peer.call('produce', testStream(sendId, 'camera'));
      return [voice.producerId, picture.producerId];
    }),
  );
  // A window is told of everything that is sent, also of what was sent before it came.
  const late = await peers[0]!.call('room.join', { roomId: 'room' });
  expect(late.participants).toHaveLength(30);
  expect(late.producers).toHaveLength(58);
  for (const [index, peer] of peers.slice(1).entries()) {
    const others = sent.flatMap((own, at) => (at === index + 1 || at === 0 ? [] : own));
    const { offers } = await peer.call('consume', {
      transportId: places[index + 1]!.recvId,
      producerIds: others,
    });
    expect(offers).toHaveLength(56);
  }
  expect(service.stats()).toMatchObject({ participants: 30, producers: 58, consumers: 29 * 56 });
  await service.close();
});
