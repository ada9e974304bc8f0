import Type from 'typebox';
import { SignalId } from './signal-id.ts';

/** What a participant may do: a host leads the lesson, a speaker may send, a viewer only receives. */
export const ParticipantRole = Type.Union([
  Type.Literal('host'),
  Type.Literal('speaker'),
  Type.Literal('viewer'),
]);
export type ParticipantRole = Type.Static<typeof ParticipantRole>;

/**
 * One window in a live room. A person with two devices is two participants with one `personId`.
 * `isConnected` is false while the link is lost and the hub still keeps the place.
 */
export const ParticipantInfo = Type.Object(
  {
    participantId: SignalId,
    personId: SignalId,
    displayName: Type.String({ maxLength: 200 }),
    role: ParticipantRole,
    isConnected: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ParticipantInfo = Type.Static<typeof ParticipantInfo>;
