import Type from 'typebox';
import { Id, OptionalId } from '../../ids/id.ts';
import { MAX_VTT_LINES } from '../../captions/vtt.ts';
import { CaptionerBody, CaptionLine, MAX_CAPTION_LINES } from '../../schema/caption.ts';
import { InkStroke, MAX_STROKES, PenBody } from '../../schema/ink.ts';
import { TimeMs } from '../../schema/names.ts';
import { CueBody, ExhibitBody, MAX_PAGES } from '../../schema/stage.ts';

function wish<const D extends string, P extends Record<string, Type.TSchema>>(what: D, properties: P) {
  return Type.Object({ do: Type.Literal(what), ...properties }, { additionalProperties: false });
}
const place = {
  lesson: Id,
  on: OptionalId,
  page: Type.Integer({ minimum: 1, maximum: MAX_PAGES }),
};

/** What is done with the stage of a session. All of it works without a link. */
export const StageWish = Type.Union([
  /** What is shown from now on; `at` is set where it is written. */
  wish('show', { lesson: Id, cue: CueBody }),
  wish('prepare', { chat: Id, exhibit: ExhibitBody }),
  wish('putAway', { exhibit: Id }),
  wish('draw', { ...place, strokes: Type.Array(InkStroke, { minItems: 1, maxItems: MAX_STROKES }) }),
  wish('undo', { ...place, key: TimeMs }),
  wish('clear', place),
  /** Lines that were said, now where `atMs` is 0. */
  wish('caption', {
    lesson: Id,
    lines: Type.Array(CaptionLine, { minItems: 1, maxItems: MAX_CAPTION_LINES }),
  }),
  /** All that was said, in place of the captions that there are. */
  wish('captions', { lesson: Id, lines: Type.Array(CaptionLine, { maxItems: MAX_VTT_LINES }) }),
  wish('captioner', { lesson: Id, person: CaptionerBody.properties.person, isAsked: Type.Boolean() }),
  wish('pen', { lesson: Id, person: PenBody.properties.person, isGiven: Type.Boolean() }),
]);
export type StageWish = Type.Static<typeof StageWish>;

/** The questions about stages, and their parameters. */
export const STAGE_QUERIES = {
  /** What a session shows. */
  stage: Type.Object({ chat: Id, lesson: Id }, { additionalProperties: false }),
  /** What is drawn on one page of it; `on` is an exhibit, '' the board. */
  ink: Type.Object({ chat: Id, ...place }, { additionalProperties: false }),
  /** What was said in it, in words. */
  captions: Type.Object({ chat: Id, lesson: Id }, { additionalProperties: false }),
  /** All that a session has shown, and all that was drawn on one page of it. */
  replay: Type.Object({ chat: Id, lesson: Id }, { additionalProperties: false }),
  replayInk: Type.Object({ chat: Id, ...place }, { additionalProperties: false }),
  /** What was made ready to be shown in a chat. */
  exhibits: Type.Object({ chat: Id }, { additionalProperties: false }),
  /** The files of the newest exhibits of all chats. */
  exhibitFiles: Type.Object({}, { additionalProperties: false }),
} as const;
export type StageQueryName = keyof typeof STAGE_QUERIES;

export function isStageQuery(name: string): name is StageQueryName {
  return Object.hasOwn(STAGE_QUERIES, name);
}
