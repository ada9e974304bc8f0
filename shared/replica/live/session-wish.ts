import Type, { type TProperties } from 'typebox';
import { Id, OptionalId } from '../../ids/id.ts';
import { Day } from '../../schema/day.ts';
import { line, TimeMs } from '../../schema/names.ts';
import { MinutesBody } from '../../schema/minutes.ts';
import { SessionBody } from '../../schema/session.ts';

function wish<D extends string, P extends TProperties>(what: D, properties: P) {
  return Type.Object({ do: Type.Literal(what), ...properties }, { additionalProperties: false });
}

const { isCancelled: _isCancelled, changes: _changes, instead: _instead, ...plan } = SessionBody.properties;
/** What is said about it in its chat, '' for nothing. */
const tell = line(1000);

/** What a person does with what is planned. All of it works without a link. */
export const SessionWish = Type.Union([
  wish('plan', { chat: Id, ...plan, tell }),
  wish('change', { session: Id, ...plan, tell }),
  /** Calls off all of it, or takes that back. */
  wish('cancel', { session: Id, isCancelled: Type.Boolean(), tell }),
  /** Calls off one day of what repeats, or moves it; 0 where it stays when it was. */
  wish('changeDay', { session: Id, day: Day, isOff: Type.Boolean(), startsAt: TimeMs, endsAt: TimeMs, tell }),
  /** A time at a consultation for oneself; 0 gives it back. */
  wish('book', { session: Id, at: TimeMs }),
  /** Signs minutes or a report about a lesson or something planned; `minutes` is what is corrected, '' for new. */
  wish('sign', { chat: Id, about: Id, minutes: OptionalId, ...MinutesBody.properties, tell }),
]);
export type SessionWish = Type.Static<typeof SessionWish>;
