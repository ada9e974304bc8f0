import Type from 'typebox';
import { homerooms } from '../../directory/classes.ts';
import { Id } from '../../ids/id.ts';
import { can } from '../../permissions/can.ts';
import { type Audience, isChannel } from '../../schema/chat.ts';
import { isStaff, listName } from '../../schema/person.ts';
import { BY_TITLE } from './classes-query.ts';
import type { Invitable } from './invitable.ts';
import { schoolQuery } from './school-query.ts';

/** A channel as whoever may change it sees it. */
export interface ChannelSettings {
  readonly title: string;
  readonly isClosed: boolean;
  /** Undefined for the channels that every school has: they keep their readers and are not closed. */
  readonly audience: Audience | undefined;
  /** Who may post besides the administrator and the head. */
  readonly posters: readonly string[];
  /** Everyone who works here, by name. */
  readonly staff: readonly Invitable[];
  readonly classes: readonly { readonly id: string; readonly title: string }[];
}

/** Undefined for whoever may not change the channel. */
export const channelQuery = schoolQuery({
  params: Type.Object({ channel: Id }, { additionalProperties: false }),
  answer: ({ directory, facts }, { channel }): ChannelSettings | undefined => {
    const about = directory.get('chat', channel)?.body;
    if (!about || !isChannel(about.template) || !can(facts, 'channels.edit', {}, directory.isOn)) {
      return undefined;
    }
    const { title, isArchived, template, audience, posters = [] } = about;
    return {
      title,
      isClosed: isArchived,
      audience: template === 'channel' ? (audience ?? { roles: [], classrooms: [] }) : undefined,
      posters,
      staff: directory
        .all('person')
        .filter(({ id, body }) => isStaff(body) && directory.isPresent(id))
        .map(({ id, body }) => ({ id, name: listName(body), about: body.position }))
        .sort((a, b) => BY_TITLE.compare(a.name, b.name)),
      classes: homerooms(directory)
        .map(({ id, body }) => ({ id, title: body.title }))
        .sort((a, b) => BY_TITLE.compare(a.title, b.title)),
    };
  },
});
