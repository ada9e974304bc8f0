import Type from 'typebox';
import { Id } from '../../ids/id.ts';
import { OnTimeLine, QuestionBody, QuestionReplyBody } from '../../schema/recording.ts';

function wish<D extends string, P extends Type.TProperties>(act: D, properties: P) {
  return Type.Object({ do: Type.Literal(act), lesson: Id, ...properties }, { additionalProperties: false });
}

/** What a person does about the recording of a lesson. All of it works without a link. */
export const RECORDING_WISHES = [
  wish('record', { isOn: Type.Boolean() }),
  wish('ask', { atMs: OnTimeLine, text: QuestionBody.properties.text }),
  wish('reply', { question: Id, text: QuestionReplyBody.properties.text }),
  /** Somebody who missed the lesson has watched it, or has not after all. */
  wish('caughtUp', { person: Id, isCaughtUp: Type.Boolean() }),
] as const;

export type RecordingWish = Type.Static<(typeof RECORDING_WISHES)[number]>;

const ACTS: readonly string[] = ['record', 'ask', 'reply', 'caughtUp'];

export function isRecordingWish(wished: { readonly do: string }): wished is RecordingWish {
  return ACTS.includes(wished.do);
}
