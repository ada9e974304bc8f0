import Type from 'typebox';
import { MediaKind } from './rtp-parameters.ts';
import { SignalId } from './signal-id.ts';

/** Where a sent stream comes from. A participant sends at most one stream of each source. */
export const MediaSource = Type.Union([
  Type.Literal('camera'),
  Type.Literal('microphone'),
  Type.Literal('screen'),
]);
export type MediaSource = Type.Static<typeof MediaSource>;

/** Whether a value names a media source. */
export function isMediaSource(value: unknown): value is MediaSource {
  return value === 'camera' || value === 'microphone' || value === 'screen';
}

/** The kind of media that a source carries. */
export function kindOfSource(source: MediaSource): MediaKind {
  return source === 'microphone' ? 'audio' : 'video';
}

/** One stream that a participant sends to the room. */
export const ProducerInfo = Type.Object(
  {
    producerId: SignalId,
    participantId: SignalId,
    kind: MediaKind,
    source: MediaSource,
    isPaused: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ProducerInfo = Type.Static<typeof ProducerInfo>;
