import type { ChatLinks } from '../../shared/replica/school/chat-links-query.ts';
import { GALINA, TIMUR } from './fake-people.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.now();
const text = (link: string) => `zvonok:chat/school1/${link.padEnd(24, '0')}#${'k'.repeat(26)}`;

/** Two links into a group, one of them taken back, and somebody who asks. */
export const FAKE_CHAT_LINKS: ChatLinks = {
  canMake: true,
  classes: [{ id: 'class.7.b', title: '7Б' }],
  links: [
    {
      id: 'link1',
      chat: 'trip',
      chatTitle: 'Поездка в музей',
      text: text('1'),
      makerName: GALINA.name,
      madeAt: NOW - 50 * HOUR_MS,
      expiresAt: NOW + 300 * HOUR_MS,
      state: 'open',
      roles: ['parent'],
      classTitles: ['7Б'],
      mostUses: 30,
      uses: 4,
      lastUseAt: NOW - 2 * HOUR_MS,
      canRecall: true,
      isWaiting: false,
    },
    {
      id: 'link2',
      chat: 'trip',
      chatTitle: 'Поездка в музей',
      text: text('2'),
      makerName: GALINA.name,
      madeAt: NOW - 70 * HOUR_MS,
      expiresAt: NOW + 200 * HOUR_MS,
      state: 'recalled',
      roles: [],
      classTitles: [],
      mostUses: 10,
      uses: 0,
      lastUseAt: 0,
      canRecall: false,
      isWaiting: false,
    },
  ],
  requests: [
    {
      chat: 'trip',
      chatTitle: 'Поездка в музей',
      link: 'link1',
      person: TIMUR.id,
      name: TIMUR.name,
      about: '7Б',
      at: NOW - HOUR_MS,
      canLetIn: true,
    },
  ],
  log: [
    { id: '1', what: 'asked', at: NOW - HOUR_MS, name: TIMUR.name, personName: '' },
    { id: '2', what: 'recalled', at: NOW - 60 * HOUR_MS, name: GALINA.name, personName: '' },
    { id: '3', what: 'made', at: NOW - 70 * HOUR_MS, name: GALINA.name, personName: '' },
  ],
};
