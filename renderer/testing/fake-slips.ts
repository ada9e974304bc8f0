import type { IssuedSlip } from '../../shared/ipc/issued-slip.ts';
import type { SlipsWish } from '../../shared/ipc/slip-wish.ts';
import type { SlipPreview } from '../../shared/ipc/values.ts';
import { linkQr, slipQr, wordsOfLetters } from '../../shared/protocol/invitation.ts';
import { PEOPLE } from './fake-people.ts';

const DAY_MS = 24 * 3600_000;
const LETTERS = '9hk2m7pq40xwdtb0';
const SCHOOL = 'Горенская средняя школа';

/** What a slip of the gallery shows at the door. */
export function fakePreview(now: number): SlipPreview {
  return {
    purpose: 'person',
    schoolTitle: SCHOOL,
    personName: 'Константинопольский Всеволод Вячеславович',
    roles: ['parent'],
    position: 'родитель (законный представитель)',
    classrooms: ['7Б'],
    childName: '',
    chats: ['Родители 7Б', 'Актив родителей', 'Поход в сентябре'].map((title, n) => ({ id: `c${n}`, title })),
    expiresAt: now + 3 * DAY_MS,
    needsEmail: false,
  };
}

/** Slips as the replica thread makes them; all of the gallery's have the same words. */
export function fakeSlips({ slips }: SlipsWish, now: number): readonly IssuedSlip[] {
  return slips.map(({ purpose, person, role, classroom, mostUses }, n): IssuedSlip => {
    const addresses = ['192.168.1.20:7443', '10.0.0.5:7443'];
    const invitation = { address: addresses[0] ?? '', keyPin: '9f'.repeat(32), letters: LETTERS };
    const words = [...wordsOfLetters(LETTERS)];
    return {
      id: `slip${n}`,
      purpose,
      personName: PEOPLE.find(({ id }) => id === person)?.name ?? '',
      role,
      classroom: classroom === '' ? '' : '7Б',
      childName: '',
      schoolTitle: SCHOOL,
      addresses,
      words,
      code: words.join(' '),
      qr: purpose === 'link' ? linkQr(invitation) : slipQr(invitation),
      expiresAt: now + 14 * DAY_MS,
      mostUses,
    };
  });
}
