import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { line, TimeMs } from './names.ts';
import { MAX_PAGES } from './stage.ts';

/** Both edges of a page have this length, whatever its shape. */
export const INK_SIDE = 10_000;
export const INK_COLOURS = 8;
export const INK_TOOLS = ['pen', 'marker', 'eraser', 'text'] as const;
export type InkTool = (typeof INK_TOOLS)[number];
/** One batch is written at least every half second, so it holds little. */
export const MAX_STROKES = 40;
/** Coordinates of one batch's stroke: x and y in turn. */
export const MAX_COORDINATES = 1200;

const ToolName = Type.Unsafe<InkTool>(Type.Union(INK_TOOLS.map((tool) => Type.Literal(tool))));

/** A stroke, or the part of one that was drawn since the last batch; a text with the place where it begins. */
export const InkStroke = Type.Object(
  {
    /** Names the stroke among those of its author in the session: parts with one key are one stroke. */
    key: TimeMs,
    tool: ToolName,
    colour: Type.Integer({ minimum: 0, maximum: INK_COLOURS - 1 }),
    /** Of the line, or the height of letters. */
    width: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** x and y of the first point, then of each further one the steps from the point before. */
    points: Type.Array(Type.Integer({ minimum: -INK_SIDE, maximum: INK_SIDE }), {
      minItems: 2,
      maxItems: MAX_COORDINATES,
    }),
    /** The words of a text, '' of a line. */
    text: line(200),
  },
  { additionalProperties: false },
);
export type InkStroke = Type.Static<typeof InkStroke>;

const place = {
  /** What is drawn upon: an exhibit, '' for the board. */
  on: OptionalId,
  page: Type.Integer({ minimum: 1, maximum: MAX_PAGES }),
  at: TimeMs,
  /** The document that gave the pen to whoever does not lead, '' for those who do. */
  pen: OptionalId,
};

/**
 * What was done to one page of a live session, its parent: strokes drawn, an own stroke taken back, or all of the
 * page cleared. What a page shows follows from all of them (`shared/stage/drawing.ts`).
 */
export const InkBody = Type.Union([
  Type.Object(
    {
      do: Type.Literal('draw'),
      ...place,
      strokes: Type.Array(InkStroke, { minItems: 1, maxItems: MAX_STROKES }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ do: Type.Literal('undo'), ...place, key: TimeMs }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('clear'), ...place }, { additionalProperties: false }),
]);
export type InkBody = Type.Static<typeof InkBody>;

/** Whoever leads lets a person draw, or everyone where `person` is ''. The parent is the session; it ends by `isGiven`. */
export const PenBody = Type.Object(
  { person: Type.Union([Type.Literal(''), Id]), isGiven: Type.Boolean() },
  {
    additionalProperties: false,
  },
);
export type PenBody = Type.Static<typeof PenBody>;
