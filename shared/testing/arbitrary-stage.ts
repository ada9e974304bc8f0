import fc from 'fast-check';
import { INK_SIDE, INK_TOOLS } from '../schema/ink.ts';

const people = fc.constantFrom('anna', 'boris');
const times = fc.constantFrom(1, 2, 1_700_000_000_000);
const pages = fc.constantFrom(1, 2);
const surfaces = fc.constantFrom('', 'exhibit1');
const keys = fc.integer({ min: 1, max: 3 });
const place = { on: surfaces, page: pages, at: times, pen: fc.constant('') };

export const inkStrokes = fc.record({
  key: keys,
  tool: fc.constantFrom(...INK_TOOLS),
  colour: fc.integer({ min: 0, max: 2 }),
  width: fc.constantFrom(20, 40),
  points: fc
    .array(fc.tuple(fc.integer({ min: 0, max: INK_SIDE }), fc.integer({ min: 0, max: INK_SIDE })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pairs) => pairs.flat()),
  text: fc.constantFrom('', 'b = 2'),
});

export const inkBodies = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('draw'),
      ...place,
      strokes: fc.array(inkStrokes, { minLength: 1, maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo'), ...place, key: keys }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear'), ...place }) },
);

/** Bodies of what belongs to the stage of a session. */
export const stageBodies = {
  exhibit: fc.record({
    title: fc.constantFrom('Линейная функция', 'Глаголы'),
    form: fc.constantFrom('slides', 'film'),
    material: fc.constantFrom('', 'material1'),
    origin: fc.constantFrom('', 'c'.repeat(64)),
    source: fc.constantFrom('', 'Учебник, § 12'),
    type: fc.constantFrom('image/webp', 'video/mp4'),
    width: fc.constant(1280),
    height: fc.constant(720),
    durationMs: fc.constantFrom(0, 60_000),
    files: fc.array(
      fc.record({ digest: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)), sizeBytes: fc.nat(60_000) }),
      { maxLength: 3 },
    ),
  }),
  cue: fc.oneof(
    fc.record({
      show: fc.constant('slides'),
      at: times,
      exhibit: fc.constant('exhibit1'),
      page: pages,
      pages,
    }),
    fc.record({ show: fc.constant('board'), at: times, page: pages }),
    fc.record({
      show: fc.constant('film'),
      at: times,
      exhibit: fc.constant('exhibit1'),
      isPlaying: fc.boolean(),
      positionMs: fc.nat(1000),
      atMs: times,
    }),
    fc.record({ show: fc.constant('person'), at: times, person: people }),
    fc.record({ show: fc.constantFrom('screen', 'nothing'), at: times }),
  ),
  ink: inkBodies,
  room: fc.record({
    isOn: fc.boolean(),
    title: fc.constantFrom('', 'Кабинет 12'),
    count: fc.nat(30),
    people: fc.uniqueArray(people, { maxLength: 2 }),
    hand: fc.oneof(fc.constant(''), people),
    handAt: times,
  }),
  caption: fc.record({
    track: times,
    part: fc.integer({ min: 0, max: 2 }),
    parts: fc.integer({ min: 1, max: 3 }),
    captioner: fc.constant(''),
    lines: fc.array(
      fc.record({
        atMs: times,
        durationMs: fc.integer({ min: 0, max: 5000 }),
        text: fc.constantFrom('Здравствуйте', '😀'),
      }),
      { maxLength: 2 },
    ),
  }),
  captioner: fc.record({ person: people, isAsked: fc.boolean() }),
  pen: fc.record({ person: fc.oneof(fc.constant(''), people), isGiven: fc.boolean() }),
};
