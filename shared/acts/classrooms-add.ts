import Type, { type Static } from 'typebox';
import { chatDrafts, classChatId, classChatTitle, templatesOf } from '../directory/class-chats.ts';
import { titlesInUse } from '../directory/classes.ts';
import type { Directory } from '../directory/directory.ts';
import { skeletonOf } from '../directory/look-alikes.ts';
import { AppError } from '../errors/app-error.ts';
import { OptionalId, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { type ClassroomBody, type ClassroomType, CLASSROOM_TYPES } from '../schema/classroom.ts';
import { line } from '../schema/names.ts';
import { act, type ActContext, type Draft } from './act.ts';
import { enters, pupilsOf } from './class-members.ts';
import { requireNewId } from './new-id.ts';
import { cleaned } from './person-fields.ts';

const Item = Type.Object(
  {
    /** The new class's id, a stamp. */
    id: Stamp,
    /** '' for a class-and-subject space, which is then called «Алгебра, 7Б». */
    title: line(120),
    type: Type.Unsafe<ClassroomType>(Type.Union(CLASSROOM_TYPES.map((type) => Type.Literal(type)))),
    grade: Type.Integer({ minimum: 0, maximum: 12 }),
    subject: line(80),
    /** The class to which a class-and-subject space belongs, there already or earlier in the list; '' otherwise. */
    homeroom: OptionalId,
  },
  { additionalProperties: false },
);
type Item = Static<typeof Item>;

/**
 * Classes by the nomenclature, spaces for their subjects, clubs, and associations of teachers (clauses P-1.6,
 * P-2.1(5), P-2.4(3), M-5), each with its chats, which are only offered. Confirmed teachers make clubs of their own.
 */
export const classroomsAdd = act({
  data: Type.Object(
    { items: Type.Array(Item, { minItems: 1, maxItems: 100 }) },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { items }) =>
    items.every(({ type }) => type === 'club')
      ? refusalOf(actor, 'clubs.edit', { maker: actor.person }, directory.isOn)
      : items.every(({ type }) => type === 'association')
        ? refusalOf(actor, 'associations.edit', {}, directory.isOn)
        : refusalOf(actor, 'classrooms.edit', {}, directory.isOn),
  needsReason: false,
  plan: (context, { items }): readonly Draft[] => {
    const { actor, directory } = context;
    const titles = titlesInUse(directory);
    const made = new Map<string, ClassroomBody>();
    for (const item of items) {
      requireNewId(directory, item.id);
      if (made.has(item.id)) throw new AppError('badRequest');
      const body = bodyOf(item, directory, made);
      const skeleton = skeletonOf(body.title);
      if (titles.has(skeleton)) throw new AppError('nameTaken', { params: { title: body.title } });
      titles.set(skeleton, item.id);
      made.set(item.id, body);
    }
    return [...made].flatMap(([id, body]): readonly Draft[] => [
      { kind: 'classroom', id, scope: 'school', body },
      ...chatsOf(id, body),
      ...firstMembers(id, body, context),
      ...(body.type === 'club' && !actor.isAdministrator ? [enters(id, actor.person, 'teacher')] : []),
    ]);
  },
  targets: ({ items }) => items.map(({ id }) => id),
});

function bodyOf(item: Item, directory: Directory, made: ReadonlyMap<string, ClassroomBody>): ClassroomBody {
  const { type } = item;
  const subject = cleaned(item.subject);
  const common = { type, subject, sourcedId: '', isArchived: false };
  if (type !== 'subject') {
    const title = cleaned(item.title);
    if (skeletonOf(title) === '' || item.homeroom !== '') throw new AppError('badRequest');
    return { ...common, title, grade: type === 'homeroom' ? item.grade : 0 };
  }
  const homeroom = made.get(item.homeroom) ?? directory.get('classroom', item.homeroom)?.body;
  if (!homeroom) throw new AppError('notFound');
  if (homeroom.type !== 'homeroom' || subject === '') throw new AppError('badRequest');
  if (homeroom.isArchived) throw new AppError('actOutdated');
  const title = (cleaned(item.title) || `${subject}, ${homeroom.title}`).slice(0, 120);
  return { ...common, title, grade: homeroom.grade, homeroom: item.homeroom };
}

function chatsOf(classroom: string, { type, title }: ClassroomBody): readonly Draft[] {
  return templatesOf(type).flatMap((template) =>
    chatDrafts(classChatId(classroom, template), {
      title: classChatTitle(template, title),
      template,
      classroom,
      isArchived: false,
    }),
  );
}

/** The whole class learns the subject, until somebody is taken out. */
function firstMembers(classroom: string, { homeroom = '' }: ClassroomBody, { directory }: ActContext) {
  return pupilsOf(directory, homeroom).map((pupil) => enters(classroom, pupil, 'pupil'));
}
