import Type from 'typebox';

/** Any id of a live lesson: room, participant, transport, producer, consumer. Opaque, 1 to 64 characters. */
export const SignalId = Type.String({ minLength: 1, maxLength: 64 });

/** The most participants a roster can carry, whatever a hub's own limit says. */
export const maxRosterSize = 1000;

/** The most producers a roster or one request can carry: camera, microphone and screen of 300 people. */
export const maxProducerList = 900;
