import Type from 'typebox';
import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Id, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { Audience, type ChatBody, isChannel, MOST_POSTERS } from '../schema/chat.ts';
import { Title } from '../schema/names.ts';
import { isStaff } from '../schema/person.ts';
import { scopeOf } from '../schema/scope.ts';
import { act, type ActContext, type Draft } from './act.ts';
import { chatTitle } from './chats-open.ts';
import { nothingToDo, requireNewId } from './new-id.ts';

const Posters = Type.Array(Id, { maxItems: MOST_POSTERS, uniqueItems: true });

/** A further channel with the readers that the administrator chooses (clause P-2.1(13)). */
export const channelsOpen = act({
  data: Type.Object(
    { id: Stamp, title: Title, audience: Audience, posters: Posters },
    { additionalProperties: false },
  ),
  refusal: refusalToEdit,
  needsReason: false,
  plan: ({ directory, actor }, { id, title, audience, posters }): readonly Draft[] => {
    requireNewId(directory, id);
    requireClasses(directory, audience);
    requireStaff(directory, posters);
    const body: ChatBody = {
      title: chatTitle(title),
      template: 'channel',
      classroom: '',
      isArchived: false,
      owner: actor.person,
      audience,
      posters,
    };
    return [{ kind: 'chat', id, scope: scopeOf.channel(id), body }];
  },
  targets: ({ id, posters }) => [id, ...posters],
});

/**
 * Another title, other readers, or other people who may post. The channels that every school has keep their
 * readers. Only what is given changes.
 */
export const channelsEdit = act({
  data: Type.Object(
    {
      channel: Id,
      title: Type.Optional(Title),
      audience: Type.Optional(Audience),
      posters: Type.Optional(Posters),
    },
    { additionalProperties: false },
  ),
  refusal: refusalToEdit,
  needsReason: false,
  plan: ({ directory }, { channel, title, audience, posters }): readonly Draft[] => {
    const body = channelOf(directory, channel);
    if (body.isArchived) throw new AppError('actOutdated');
    if (audience && body.template !== 'channel') throw new AppError('badRequest');
    if (audience) requireClasses(directory, audience);
    if (posters) requireStaff(directory, posters);
    const now: ChatBody = {
      ...body,
      ...(title === undefined ? {} : { title: chatTitle(title) }),
      ...(audience ? { audience } : {}),
      ...(posters ? { posters } : {}),
    };
    if (JSON.stringify(now) === JSON.stringify(body)) throw new AppError('actTwice');
    return [{ kind: 'chat', id: channel, scope: scopeOf.channel(channel), body: now }];
  },
  targets: ({ channel, posters = [] }) => [channel, ...posters],
});

/** Closes a channel of one's own making: it is read and no longer posted in. It can be opened again. */
export const channelsClose = act({
  data: Type.Object({ channel: Id, isClosed: Type.Boolean() }, { additionalProperties: false }),
  refusal: refusalToEdit,
  needsReason: false,
  plan: ({ directory }, { channel, isClosed }): readonly Draft[] => {
    const body = channelOf(directory, channel);
    if (body.template !== 'channel') throw new AppError('badRequest');
    if (body.isArchived === isClosed) return nothingToDo(directory);
    return [
      { kind: 'chat', id: channel, scope: scopeOf.channel(channel), body: { ...body, isArchived: isClosed } },
    ];
  },
  targets: ({ channel }) => [channel],
});

function refusalToEdit({ actor, directory }: ActContext) {
  return refusalOf(actor, 'channels.edit', {}, directory.isOn);
}

function channelOf(directory: Directory, id: string): ChatBody {
  const body = directory.get('chat', id)?.body;
  if (!body) throw new AppError('notFound');
  if (!isChannel(body.template)) throw new AppError('badRequest');
  return body;
}

function requireClasses(directory: Directory, { classrooms }: Audience): void {
  if (classrooms.some((id) => directory.get('classroom', id)?.body.isArchived !== false)) {
    throw new AppError('notFound');
  }
}

/** What reaches a whole school comes from people who work there. */
function requireStaff(directory: Directory, people: readonly string[]): void {
  for (const person of people) {
    const card = directory.get('person', person);
    if (!card || card.body.leftAt > 0) throw new AppError('notFound');
    if (!isStaff(card.body)) throw new AppError('badRequest');
  }
}
