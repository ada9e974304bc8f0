import Type from 'typebox';
import type { Reaction } from '../schema/reaction.ts';

/** What one shows of oneself in a room without saying anything; worthless a few seconds later, so kept nowhere. */
export const ROOM_SIGNS = [
  'like',
  'thanks',
  'laugh',
  'question',
  'done',
] as const satisfies readonly Reaction[];
export type RoomSign = (typeof ROOM_SIGNS)[number];

export const RoomSignField = Type.Unsafe<RoomSign>(Type.Union(ROOM_SIGNS.map((sign) => Type.Literal(sign))));

/** Both edges of what is shown have this length, whatever its shape. */
export const POINTER_SIDE = 10_000;
/** How often a person may show a sign, and a pointer may move. */
export const SIGNS_PER_SECOND = 2;
export const POINTS_PER_SECOND = 10;

const Coordinate = Type.Integer({ minimum: 0, maximum: POINTER_SIDE });
export const PointField = Type.Object(
  { isOn: Type.Boolean(), x: Coordinate, y: Coordinate },
  { additionalProperties: false },
);
export type Point = Type.Static<typeof PointField>;
