import type { ChatMembers } from '../../shared/replica/school/chat-members-query.ts';
import type { Invitable } from '../../shared/replica/school/invitable.ts';
import type { MissingChat } from '../../shared/replica/school/new-chats-query.ts';

import { ANNA, DARYA, GALINA, TIMUR, VSEVOLOD } from './fake-people.ts';

/** What a class teacher may begin. */
export const FAKE_NEW_CHATS: { readonly canOpen: boolean; readonly missing: readonly MissingChat[] } = {
  canOpen: true,
  missing: [
    { template: 'teachers', classroom: 'class.7.b', title: 'Учителя 7Б' },
    { template: 'subject', classroom: 'class.7.b.geometry', title: 'Геометрия, 7Б' },
  ],
};

export function fakeInvitable(): readonly Invitable[] {
  return [DARYA, TIMUR, GALINA, VSEVOLOD].map(({ id, name, position }) => ({
    id,
    name,
    about: position || '7Б',
  }));
}

export function fakeMembers(): ChatMembers {
  return {
    title: 'Поездка в музей',
    template: 'group',
    isClosed: false,
    members: [ANNA, GALINA, DARYA, TIMUR].map(({ id, name, position, roles, isVerified }) => ({
      id,
      name,
      position,
      roles,
      isVerified,
      isModerator: isVerified,
    })),
    canEdit: true,
    invitable: fakeInvitable(),
  };
}
