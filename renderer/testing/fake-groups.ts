import type { ChatMembers } from '../../shared/replica/school/chat-members-query.ts';
import type { Invitable } from '../../shared/replica/school/invitable.ts';
import type { NewChats } from '../../shared/replica/school/new-chats-query.ts';

import type { Submissions } from '../../shared/replica/school/submissions-query.ts';
import { ANNA, DARYA, GALINA, TIMUR, VSEVOLOD } from './fake-people.ts';

/** What a class teacher may begin. */
export const FAKE_NEW_CHATS: NewChats = {
  canOpen: true,
  canOpenChannel: true,
  missing: [
    { template: 'teachers', classroom: 'class.7.b', title: 'Учителя 7Б' },
    { template: 'subject', classroom: 'class.7.b.geometry', title: 'Геометрия, 7Б' },
  ],
};

export const FAKE_SUBMISSIONS: Submissions = {
  channels: [],
  own: [],
  open: [
    {
      id: 'text1',
      channelTitle: 'Общешкольный канал',
      authorName: 'Новикова Лариса Николаевна',
      text: 'Каникулы начинаются 28 октября. Кружки работают по обычному расписанию.',
    },
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
    rules: [
      { name: 'pupilsWriteInChats', value: false, ofSchool: true },
      { name: 'membersMakePolls', value: false, ofSchool: false },
    ],
    invitable: fakeInvitable(),
  };
}
