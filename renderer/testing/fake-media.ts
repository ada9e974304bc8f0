import type { ParticipantInfo } from '../../shared/signaling/participant-info.ts';
import { signalError } from '../../shared/signaling/signal-error.ts';
import { ANNA, DARYA, GALINA, TIMUR, VSEVOLOD } from './fake-people.ts';
import type { FakeScenario } from './fake-scenario.ts';

const OPUS = {
  kind: 'audio',
  mimeType: 'audio/opus',
  clockRate: 48_000,
  channels: 2,
  preferredPayloadType: 100,
};
const VP8 = { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, preferredPayloadType: 101 };
const HEADER_EXTENSIONS = [
  ['audio', 'urn:ietf:params:rtp-hdrext:sdes:mid'],
  ['video', 'urn:ietf:params:rtp-hdrext:sdes:mid'],
  ['video', 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id'],
  ['video', 'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id'],
] as const;
const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':');

function participant(id: string, person: typeof ANNA, role: ParticipantInfo['role'], isConnected = true) {
  return { participantId: id, personId: person.id, displayName: person.name, role, isConnected };
}

/** Answers signalling as a hub with a room of five would; no media ever flows. */
export function fakeSignal(method: string, scenario: FakeScenario): unknown {
  switch (method) {
    case 'room.join':
      if (scenario.media !== 'works') return signalError(scenario.media);
      return {
        participantId: 'p1',
        role: 'host',
        rtpCapabilities: {
          codecs: [OPUS, VP8].map((codec) => ({ ...codec, parameters: {}, rtcpFeedback: [] })),
          headerExtensions: HEADER_EXTENSIONS.map(([kind, uri], index) => ({
            kind,
            uri,
            preferredId: index + 1,
            preferredEncrypt: false,
            direction: 'sendrecv',
          })),
        },
        participants: [
          participant('p1', ANNA, 'host'),
          participant('p2', DARYA, 'speaker'),
          participant('p3', TIMUR, 'speaker', false),
          participant('p4', VSEVOLOD, 'viewer'),
          participant('p5', GALINA, 'speaker'),
        ],
        producers: [],
      };
    case 'transport.create':
      return {
        transportId: `t${Math.random()}`,
        iceParameters: { usernameFragment: 'fake', password: 'fakefakefakefakefakefake', iceLite: true },
        iceCandidates: [
          {
            foundation: 'udp',
            priority: 1_076_302_079,
            ip: '127.0.0.1',
            address: '127.0.0.1',
            protocol: 'udp',
            port: 9,
            type: 'host',
          },
        ],
        dtlsParameters: { role: 'auto', fingerprints: [{ algorithm: 'sha-256', value: FINGERPRINT }] },
      };
    case 'produce':
      return { producerId: `made${Math.random()}` };
    default:
      return {};
  }
}
