import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import { exhibitPart } from '../testing/make-stage.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { refusalToWrite } from './may-write.ts';
import type { Surroundings } from './surroundings.ts';

const LESSON = stampAt(1);
const PEN = stampAt(2);
const inLesson = { scope: 'chat:c1', parent: LESSON };

function person(name: string, of: Partial<PersonFacts> = {}): PersonFacts {
  return { ...NO_FACTS, person: name, isPresent: true, isVerified: true, chats: new Set(['c1']), ...of };
}
const teacher = person('anna', { roles: ['teacher'], isStaff: true, isPedagogical: true });
const pupil = person('dasha', { roles: ['pupil'], isVerified: false });
const stranger = person('boris', { roles: ['pupil'], chats: new Set() });

const directory = new Directory();
const body = { title: '7Б', template: 'pupils', classroom: '', isArchived: false } as const;
directory.take(part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body }));

const lesson = accept(
  part({
    kind: 'lesson',
    id: LESSON,
    scope: 'chat:c1',
    parent: 'c1',
    by: 'anna',
    body: { title: 'Урок', type: 'lesson', plan: '', startedAt: 1, endedAt: 0 },
  }),
  1,
);
const pen = (whose: string, isGiven = true, of: Partial<AuthorPart> = {}) =>
  accept(
    { ...part({ kind: 'pen', id: PEN, by: 'anna', ...inLesson, body: { person: whose, isGiven } }), ...of },
    2,
  );
const around = (given?: ReturnType<typeof pen>): Surroundings => ({
  look: (id) => (id === LESSON ? lesson : id === PEN ? given : undefined),
  at: 5,
});

const cue = (by: string) =>
  part({ kind: 'cue', id: stampAt(9), by, ...inLesson, body: { show: 'board', at: 3, page: 1 } });
const place = { on: '', page: 1, at: 3, pen: '' };
const stroke = { key: 1, tool: 'pen' as const, colour: 0, width: 20, points: [1, 1], text: '' };
const ink = (by: string, of: { readonly pen?: string } = {}) =>
  part({
    kind: 'ink',
    id: stampAt(9),
    by,
    ...inLesson,
    body: { do: 'draw', ...place, strokes: [stroke], ...of },
  });
const clear = (by: string, of: { readonly pen?: string } = {}) =>
  part({ kind: 'ink', id: stampAt(9), by, ...inLesson, body: { do: 'clear', ...place, ...of } });
const given = (by: string) =>
  part({ kind: 'pen', id: stampAt(9), by, ...inLesson, body: { person: 'dasha', isGiven: true } });
const exhibit = (by: string, of: Partial<AuthorPart> = {}) => ({
  ...exhibitPart(by, { id: stampAt(9), chat: 'c1' }),
  ...of,
});
const judge = (facts: PersonFacts, written: AuthorPart, of = around()) =>
  refusalToWrite(facts, written as never, directory, of);

describe('[LIVE-3] what is on the stage', () => {
  test('F-075 is refused to whoever does not lead', () => {
    for (const one of [pupil, stranger]) {
      for (const make of [cue, given, exhibit, clear, ink]) {
        expect(judge(one, make(one.person))).toBe('notAllowed');
      }
    }
  });

  test('F-075 is said by those who may lead, also at a hub that does not have the session', () => {
    for (const make of [cue, given, exhibit, clear, ink]) {
      expect(judge(teacher, make('anna'))).toBeUndefined();
      expect(judge(teacher, make('anna'), { look: () => undefined, at: 5 })).toBeUndefined();
      expect(judge(teacher, { ...make('anna'), id: 'c1.anna.x' })).toBe('notAllowed');
      expect(judge(teacher, { ...make('anna'), scope: 'chat:c2' })).toBe('notAllowed');
    }
    expect(judge(teacher, { ...cue('anna'), gone: true })).toBe('notAllowed');
    expect(judge(teacher, { ...cue('anna'), parent: PEN }, around(pen('')))).toBe('notAllowed');
    // What is not wanted any more is taken off the list of the chat.
    expect(judge(teacher, exhibit('anna', { gone: true }))).toBeUndefined();
  });
});

describe('[LIVE-4] who draws', () => {
  const withPen = { pen: PEN };
  test('F-065 is whoever leads, and whoever was given the pen', () => {
    expect(judge(pupil, ink('dasha', withPen), around(pen('dasha')))).toBeUndefined();
    expect(judge(pupil, ink('dasha', withPen), around(pen('')))).toBeUndefined();
    expect(judge(pupil, ink('dasha', withPen))).toBe('notAllowed');
    expect(judge(pupil, ink('dasha', withPen), around(pen('vera')))).toBe('notAllowed');
    expect(judge(pupil, ink('dasha', withPen), around(pen('dasha', false)))).toBe('notAllowed');
    expect(judge(pupil, ink('dasha'), around(pen('dasha')))).toBe('notAllowed');
  });

  test('F-065 no pen clears a page, works in another session, or lets in whoever is not there', () => {
    expect(judge(pupil, clear('dasha', withPen), around(pen('')))).toBe('notAllowed');
    const elsewhere = pen('dasha', true, { parent: stampAt(4) });
    expect(judge(pupil, ink('dasha', withPen), around(elsewhere))).toBe('notAllowed');
    expect(judge(stranger, ink('boris', withPen), around(pen('')))).toBe('notAllowed');
  });
});
