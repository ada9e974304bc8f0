import Type, { type Static } from 'typebox';
import { chatsByClassroom, homerooms, spacesByHomeroom, titlesInUse } from '../directory/classes.ts';
import type { Directory, Entry } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import type { ClassroomBody } from '../schema/classroom.ts';
import { line } from '../schema/names.ts';
import type { Role } from '../schema/person.ts';
import { act, type Draft } from './act.ts';
import { pupilsOf } from './class-members.ts';
import { archived } from './classrooms-archive.ts';
import { requireTitles } from './classrooms-edit.ts';
import { departures } from './departure.ts';
import { openClass } from './open-class.ts';
import { cleaned } from './person-fields.ts';
import { changedClass, spacesAfter } from './rename-class.ts';

/** The grade with which general school ends. */
export const LAST_GRADE = 11;

const YearStep = Type.Object(
  {
    classroom: Id,
    to: Type.Unsafe<'promote' | 'leave' | 'keep'>(
      Type.Union([Type.Literal('promote'), Type.Literal('leave'), Type.Literal('keep')]),
    ),
    /** Title and grade of the new year; of no account unless the class is promoted. */
    title: line(120),
    grade: Type.Integer({ minimum: 0, maximum: 12 }),
  },
  { additionalProperties: false },
);
export type YearStep = Static<typeof YearStep>;

/**
 * The turn of the school year in one act (clauses P-2.1(5), P-2.1(11)): 1А becomes 2А with its chats and
 * subject spaces, the last grade leaves with those parents who have no other child here. A class that no
 * step names stays as it is.
 */
export const yearTurn = act({
  data: Type.Object(
    { steps: Type.Array(YearStep, { minItems: 1, maxItems: 200 }) },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }) => refusalOf(actor, 'year.turn', {}, directory.isOn),
  needsReason: false,
  plan: (context, { steps }): readonly Draft[] => {
    const { directory } = context;
    const named = steps.map((step) => ({ step, homeroom: openHomeroom(directory, step.classroom) }));
    if (new Set(steps.map(({ classroom }) => classroom)).size < steps.length)
      throw new AppError('badRequest');
    const spaces = spacesByHomeroom(directory);
    const promoted = named.flatMap(({ step, homeroom }) => {
      if (step.to !== 'promote') return [];
      const body = bodyAfter(directory, homeroom, step);
      return [{ space: homeroom, body }, ...spacesAfter(spaces.get(homeroom.id) ?? [], homeroom, body)];
    });
    const leaving = named.flatMap(({ step, homeroom }) => (step.to === 'leave' ? [homeroom] : []));
    const ended = leaving.flatMap((homeroom) => [homeroom, ...(spaces.get(homeroom.id) ?? [])]);
    if (promoted.length === 0 && ended.length === 0) throw new AppError('actTwice');
    const gone = new Set(ended.map(({ id }) => id));
    const titles = new Map([...titlesInUse(directory)].filter(([, id]) => !gone.has(id)));
    requireTitles(
      titles,
      promoted.map(({ space, body: { title } }) => ({ id: space.id, title })),
    );
    const chats = chatsByClassroom(directory);
    const pupils = leaving.flatMap(({ id }) => pupilsOf(directory, id));
    const endings = new Map(pupils.map((pupil) => [pupil, new Set<Role>(['pupil'])]));
    return oncePerId([
      ...promoted.flatMap(({ space, body }) => changedClass(space, body, chats)),
      ...archived(directory, ended, chats),
      ...departures(context, endings),
    ]);
  },
  targets: ({ steps }) => steps.map(({ classroom }) => classroom),
});

function openHomeroom(directory: Directory, id: string): Entry<'classroom'> {
  const held = openClass(directory, id);
  if (held.body.type !== 'homeroom') throw new AppError('badRequest');
  return held;
}

function bodyAfter(directory: Directory, { body }: Entry<'classroom'>, step: YearStep): ClassroomBody {
  const title = cleaned(step.title);
  const isGeneral = (directory.school?.body.type ?? 'general') === 'general';
  if (title === '' || (isGeneral && step.grade > LAST_GRADE)) throw new AppError('badRequest');
  // The year has been turned already, by another administrator or on another computer.
  if (title === body.title && step.grade === body.grade) throw new AppError('actTwice');
  return { ...body, title, grade: step.grade };
}

/** A pupil who leaves goes out of the class once, although the class ends, too. */
function oncePerId(drafts: readonly Draft[]): readonly Draft[] {
  return [...new Map(drafts.map((draft) => [draft.id, draft])).values()];
}

/**
 * What usually happens to the classes at the end of a year: 1А becomes 2А, the last grade leaves. A class
 * without a grade is kept. Sorted by grade and title.
 */
export function proposeYearTurn(directory: Directory): readonly YearStep[] {
  return [...homerooms(directory)]
    .sort((a, b) => a.body.grade - b.body.grade || a.body.title.localeCompare(b.body.title, 'ru'))
    .map(({ id, body: { title, grade } }): YearStep => {
      if (grade === 0) return { classroom: id, to: 'keep', title, grade };
      if (grade >= LAST_GRADE) return { classroom: id, to: 'leave', title, grade };
      const next = title.replace(/\d+/u, (number) => (Number(number) === grade ? String(grade + 1) : number));
      return { classroom: id, to: 'promote', title: next, grade: grade + 1 };
    });
}
