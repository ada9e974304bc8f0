import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parserOf, ShapeError } from '../std/parse.ts';
import { bodies, statesOf } from '../testing/arbitrary-documents.ts';
import { StoredDocument } from './envelope.ts';
import { isKind, joinBodies, type Kind, kindNames, parseBody } from './kinds.ts';
import { isRead, mergeReadMarks, readMarkId } from './read-mark.ts';
import { membershipId } from './membership.ts';

const parseStored = parserOf('document', StoredDocument);
const PARSING = { numRuns: 30 };
const parse = (kind: string, body: Record<string, unknown>) => () => parseBody({ kind, body });

/** Fields in which a person's words stand, and whether they may have several lines. */
const WORDS: Partial<Record<Kind, readonly (readonly [field: string, most: number, hasLines: boolean])[]>> = {
  school: [
    ['title', 120, false],
    ['locality', 120, false],
    ['address', 200, false],
    ['phone', 40, false],
    ['email', 254, false],
  ],
  person: [
    ['familyName', 60, false],
    ['givenName', 60, false],
    ['middleName', 60, false],
    ['position', 80, false],
  ],
  classroom: [
    ['title', 120, false],
    ['subject', 80, false],
    ['sourcedId', 255, false],
  ],
  contact: [
    ['sourcedId', 255, false],
    ['email', 254, false],
    ['phone', 40, false],
  ],
  chat: [['title', 120, false]],
  offer: [['title', 120, false]],
  paper: [
    ['title', 200, false],
    ['number', 40, false],
    ['fileName', 120, false],
  ],
  link: [
    ['title', 120, false],
    ['hint', 200, false],
  ],
  device: [['name', 80, false]],
  joinrequest: [
    ['familyName', 60, false],
    ['givenName', 60, false],
    ['middleName', 60, false],
    ['note', 300, false],
    ['email', 254, false],
  ],
  act: [
    ['reason', 1000, true],
    ['clause', 60, false],
  ],
  audit: [['clause', 60, false]],
  lesson: [['title', 120, false]],
  session: [
    ['title', 200, false],
    ['place', 200, false],
    ['about', 2000, true],
    ['zone', 60, false],
  ],
  minutes: [['title', 200, false]],
  message: [['text', 8000, true]],
  takedown: [['reason', 300, true]],
  report: [['words', 500, true]],
  reportend: [['words', 500, true]],
  apology: [['text', 1000, true]],
  rules: [
    ['title', 120, false],
    ['intro', 2000, true],
    ['council', 120, false],
    ['parents', 1000, true],
  ],
  poll: [['question', 300, false]],
  event: [
    ['title', 200, false],
    ['place', 200, false],
    ['about', 2000, true],
  ],
  task: [
    ['title', 200, false],
    ['text', 8000, true],
  ],
  taskanswer: [['text', 8000, true]],
  taskreply: [['text', 8000, true]],
  taskshow: [['text', 8000, true]],
  order: [
    ['number', 40, false],
    ['title', 200, false],
    ['text', 8000, true],
    ['note', 300, false],
  ],
  material: [
    ['title', 200, false],
    ['topic', 120, false],
    ['about', 4000, true],
    ['source', 300, false],
  ],
  review: [['reason', 300, true]],
  submission: [
    ['text', 8000, true],
    ['note', 1000, true],
  ],
  submissionend: [['reason', 500, true]],
  invitation: [['title', 120, false]],
};
const words = Object.entries(WORDS).flatMap(([kind, fields]) =>
  fields.map(([field, most, hasLines]) => ({ kind: kind as Kind, field, most, hasLines })),
);

/** Fields that a body may be without: they came later than the kind. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'school address',
  'school phone',
  'school email',
  'school logo',
  'school offsetMinutes',
  'classroom homeroom',
  'chat owner',
  'answer isDeclined',
  'chat audience',
  'chatlink audience',
  'invitation link',
  'invitation asks',
  'offer owner',
  'offer audience',
  'membership successor',
  'message quote',
  'message mentions',
  'message files',
  'message forwarded',
  'preference hearsMentions',
  'preference isUnread',
  'message onBehalf',
  'message submission',
  'takedown edition',
  'takedown rule',
  'rules order',
]);
/** Fields in which nothing may stand that could pass for a badge. */
const PLAIN: ReadonlySet<string> = new Set(['familyName', 'givenName', 'middleName']);
/** Kinds whose versions are joined. */
const JOINED: readonly Kind[] = ['readmark', 'device', 'attended', 'callanswer', 'lessonend', 'wait'];
/** Fields that hold maps. */
const RECORDS: ReadonlySet<string> = new Set(['upTo', 'data']);

describe.each(kindNames())('[KIND-1] the body of a %s', (kind) => {
  test('is read when it has the shape of its kind', () => {
    fc.assert(
      fc.property(bodies[kind], (body) => {
        expect(parse(kind, body)).not.toThrow();
      }),
      PARSING,
    );
  });

  test('fits the envelope, in which it is sent and kept', () => {
    fc.assert(
      fc.property(statesOf(kind), (document) => {
        expect(() => parseStored(document)).not.toThrow();
      }),
      PARSING,
    );
  });

  test('is refused with a field too many', () => {
    fc.assert(
      fc.property(bodies[kind], (body) => {
        expect(parse(kind, { ...body, extra: 1 })).toThrow(ShapeError);
      }),
      PARSING,
    );
  });

  test('is refused with a field too few, or of another type', () => {
    fc.assert(
      fc.property(bodies[kind], (body) => {
        for (const field of Object.keys(body)) {
          const { [field]: _left, ...rest } = body;
          if (OPTIONAL.has(`${kind} ${field}`)) expect(parse(kind, rest)).not.toThrow();
          else expect(parse(kind, rest), field).toThrow(ShapeError);
          for (const other of [null, undefined, {}, Number.NaN, -1, 0.5, 2 ** 60]) {
            // An empty map is one; -1 is a clock behind that of Greenwich.
            if (RECORDS.has(field) && typeof other === 'object' && other) continue;
            if (field === 'offsetMinutes' && other === -1) continue;
            if (OPTIONAL.has(`${kind} ${field}`) && other === undefined) continue;
            expect(parse(kind, { ...body, [field]: other }), `${field} ${JSON.stringify(other)}`).toThrow(
              ShapeError,
            );
          }
        }
      }),
      PARSING,
    );
  });
});

describe.each(words)('[KIND-2] $field of a $kind', ({ kind, field, most, hasLines }) => {
  const body = fc.sample(bodies[kind], { numRuns: 1, seed: 7 })[0] ?? {};
  const withWords = (text: string) => parse(kind, { ...body, [field]: text });

  test('takes what people write', () => {
    const pictures = PLAIN.has(field) ? [] : ['👩‍🏫', '№ 5 — да', '😀'.repeat(most)];
    for (const text of ['Ёжик «съел» кекс…', 'a\u00a0b', 'e\u0301', ...pictures, 'x'.repeat(most)]) {
      if ([...text].length > most) continue;
      expect(withWords(text), text).not.toThrow();
    }
  });

  test('refuses what is too long, counted in code points', () => {
    expect(withWords('x'.repeat(most + 1))).toThrow(ShapeError);
    expect(withWords('😀'.repeat(most + 1))).toThrow(ShapeError);
    expect(withWords(`a${'\u0301'.repeat(most)}`)).toThrow(ShapeError);
  });

  test('refuses control characters, direction overrides and halves of characters', () => {
    const refused = [
      '\u0000',
      '\u0007',
      '\u000b',
      '\u001b',
      '\u007f',
      '\u0085',
      '\u009f',
      '\u202a',
      '\u202e',
      '\u2066',
      '\u2069',
      '\ud800',
      '\udc00',
    ];
    for (const letter of refused) expect(withWords(`a${letter}b`), escape(letter)).toThrow(ShapeError);
  });

  test(`${hasLines ? 'takes' : 'refuses'} several lines`, () => {
    for (const letter of ['\n', '\t', '\r\n', '\u2028']) {
      if (hasLines) expect(withWords(`a${letter}b`)).not.toThrow();
      else expect(withWords(`a${letter}b`), escape(letter)).toThrow(ShapeError);
    }
  });
});

describe('kinds', () => {
  test.each(['', 'Message', 'toString', 'constructor', '__proto__', 'polls'])('%j is none', (name) => {
    expect(isKind(name)).toBe(false);
    expect(parse(name, {})).toThrow(ShapeError);
  });
});

describe('[MERGE-5] joining bodies', () => {
  const marks = bodies.readmark.map((body) => body as { upTo: Record<string, number> });

  test('is for read marks, devices, attendance, answers to calls and ends of sessions alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kindNames()), (kind) => {
        const [a, b] = fc.sample(bodies[kind], 2);
        const joined = joinBodies(kind, a ?? {}, b ?? {});
        expect(joined !== undefined, kind).toBe(JOINED.includes(kind));
      }),
    );
  });

  test('keeps the higher of every log', () => {
    fc.assert(
      fc.property(marks, marks, (a, b) => {
        const { upTo } = mergeReadMarks(a, b);
        expect(Object.keys(upTo).sort()).toEqual(
          [...new Set([...Object.keys(a.upTo), ...Object.keys(b.upTo)])].sort(),
        );
        for (const [log, seq] of Object.entries(upTo))
          expect(seq).toBe(Math.max(a.upTo[log] ?? 0, b.upTo[log] ?? 0));
      }),
    );
  });

  test('refuses what is no read mark', () => {
    expect(() => joinBodies('readmark', { upTo: {} }, { upTo: { x: 1 } })).toThrow(ShapeError);
  });
});

describe('a read mark', () => {
  test('covers what stands at or below it in the same log, and nothing else', () => {
    const mark = { upTo: { 'hub000000001.epoch001': 5 } };
    expect([4, 5, 6, 0].map((seq) => isRead(mark, 'hub000000001.epoch001', seq))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isRead(mark, 'hub000000001.epoch002', 1)).toBe(false);
    expect(isRead(undefined, 'hub000000001.epoch001', 1)).toBe(false);
  });

  test('and a membership have ids of their own per chat and person', () => {
    const pairs = [
      ['c1', 'p1'],
      ['c1', 'p2'],
      ['c2', 'p1'],
    ] as const;
    const all = pairs.flatMap(([chat, person]) => [readMarkId(chat, person), membershipId(chat, person)]);
    expect(new Set(all).size).toBe(6);
  });
});

function escape(text: string): string {
  return JSON.stringify(text).replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`);
}
