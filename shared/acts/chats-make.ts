import Type, { type Static } from 'typebox';
import {
  chatDrafts,
  classChatId,
  classChatTitle,
  schoolChatTitle,
  templatesOf,
} from '../directory/class-chats.ts';
import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { OptionalId } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import type { ChatBody, ChatTemplate } from '../schema/chat.ts';
import { act, type Draft } from './act.ts';
import { openClass } from './open-class.ts';

const MADE_TEMPLATES = [
  'staffroom',
  'management',
  'headStaff',
  'headParents',
  'headPupils',
  'pupils',
  'parents',
  'teachers',
  'subject',
  'club',
] as const satisfies readonly ChatTemplate[];

const Item = Type.Object(
  {
    template: Type.Unsafe<(typeof MADE_TEMPLATES)[number]>(
      Type.Union(MADE_TEMPLATES.map((template) => Type.Literal(template))),
    ),
    /** The class, subject or club; '' for a chat of the school. */
    classroom: OptionalId,
  },
  { additionalProperties: false },
);
type Item = Static<typeof Item>;

/**
 * Makes chats that the regulations name, one of each (clauses P-2.2(6), P-2.3(3), P-2.4(3)). Whom they are
 * offered to follows from the structure of the school, now and whenever it changes. What is there stays.
 */
export const chatsMake = act({
  data: Type.Object(
    { items: Type.Array(Item, { minItems: 1, maxItems: 250, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { items }) => {
    for (const { template, classroom } of items) {
      const about: ChatBody = { title: template, template, classroom, isArchived: false };
      const refusal = refusalOf(actor, 'chats.make', { about, classroom }, directory.isOn);
      if (refusal) return refusal;
    }
    return undefined;
  },
  needsReason: false,
  plan: ({ directory }, { items }): readonly Draft[] => {
    const present = new Set([...directory.chats().values()].map(placeOf));
    const missing = items.filter((item) => !present.has(placeOf(item)));
    if (missing.length === 0) throw new AppError('actTwice');
    return missing.flatMap((item) => draftsOf(directory, item));
  },
  targets: ({ items }) => [
    ...new Set(items.flatMap(({ classroom }) => (classroom === '' ? [] : [classroom]))),
  ],
});

function placeOf({ template, classroom }: Pick<ChatBody, 'template' | 'classroom'>): string {
  return `${template} ${classroom}`;
}

function draftsOf(directory: Directory, { template, classroom }: Item): readonly Draft[] {
  const common = { template, classroom, isArchived: false };
  if (classroom === '') {
    const title = schoolChatTitle(template);
    const school = directory.school?.id;
    if (title === '' || school === undefined) throw new AppError('badRequest');
    return chatDrafts(classChatId(school, template), { ...common, title });
  }
  const { type, title } = openClass(directory, classroom).body;
  const fits = template === 'teachers' ? type === 'homeroom' : templatesOf(type).includes(template);
  if (!fits) throw new AppError('badRequest');
  return chatDrafts(classChatId(classroom, template), { ...common, title: classChatTitle(template, title) });
}
