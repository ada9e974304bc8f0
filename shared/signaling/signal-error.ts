import Type from 'typebox';

/** Every reason for which a live-lesson request can fail, with its kind and whether trying again can help. */
export const signalReasons = {
  notInvited: { kind: 'refused', isRetryable: false },
  notJoined: { kind: 'refused', isRetryable: false },
  viewersOnlyWatch: { kind: 'refused', isRetryable: false },
  hostOnly: { kind: 'refused', isRetryable: false },
  sourceInUse: { kind: 'refused', isRetryable: false },
  // The lesson itself may still be on its way to the hub: it was begun without a link.
  noSuchRoom: { kind: 'notFound', isRetryable: true },
  noSuchTransport: { kind: 'notFound', isRetryable: false },
  noSuchProducer: { kind: 'notFound', isRetryable: false },
  noSuchConsumer: { kind: 'notFound', isRetryable: false },
  noSuchParticipant: { kind: 'notFound', isRetryable: false },
  lessonEnded: { kind: 'roomEnded', isRetryable: false },
  mediaPreparing: { kind: 'mediaUnavailable', isRetryable: true },
  mediaRestarting: { kind: 'mediaUnavailable', isRetryable: true },
  mediaMissing: { kind: 'mediaUnavailable', isRetryable: false },
  hubUnreachable: { kind: 'mediaUnavailable', isRetryable: true },
  malformedRequest: { kind: 'badRequest', isRetryable: false },
  unsupportedMedia: { kind: 'badRequest', isRetryable: false },
  tooManyParticipants: { kind: 'limit', isRetryable: false },
  tooManyTransports: { kind: 'limit', isRetryable: false },
  tooManyProducers: { kind: 'limit', isRetryable: false },
  tooManyConsumers: { kind: 'limit', isRetryable: false },
  tooManyRequests: { kind: 'limit', isRetryable: true },
} as const;

export type SignalReason = keyof typeof signalReasons;
export type SignalErrorKind = (typeof signalReasons)[SignalReason]['kind'];

/**
 * A refused or failed request, as data: its kind, the exact reason (each has a sentence in the
 * interface), and whether the same request can succeed later. No answer has a field `kind`.
 */
export const SignalError = Type.Object(
  {
    kind: Type.Enum(['refused', 'notFound', 'roomEnded', 'mediaUnavailable', 'badRequest', 'limit']),
    reason: Type.Unsafe<SignalReason>(Type.Enum(Object.keys(signalReasons))),
    isRetryable: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type SignalError = Type.Static<typeof SignalError>;

/** The error of a reason. */
export function signalError(reason: SignalReason): SignalError {
  return { reason, ...signalReasons[reason] };
}

/** Tells an error from an answer. */
export function isSignalError(result: object): result is SignalError {
  return 'kind' in result && 'reason' in result;
}
