import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STANDARD_EDITION } from '../../shared/schema/rules.ts';
import { classMembership, personCard } from '../../shared/testing/make-documents.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const CHAT = 'k6a.pupils';

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open();
  await school.hub.hub.acceptor.writeAsSchool([
    personCard('kolya', ['pupil'], { familyName: 'Лапин', givenName: 'Николай' }),
    classMembership('k6a', 'kolya'),
  ]);
});
afterEach(() => school.close());

/** Resolves in the moment in which the hub has said of everything that it has it. */
function handedOver(desktop: TestDesktop): Promise<unknown> {
  return desktop.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
}

async function joins(desktop: TestDesktop): Promise<void> {
  await desktop.until('offers', {}, (offers) => offers.some(({ id }) => id === CHAT));
  await desktop.open.replica.moderation.do({ do: 'accept', editions: [STANDARD_EDITION] });
  await desktop.open.replica.joining.join(CHAT);
}

describe('whoever has joined a chat is in it from then on', () => {
  test('also while the hub has the joining and the chat is still on its way: what is said then is taken', async () => {
    const { desktop } = await school.desktop('kolya');
    const shown: boolean[] = [];
    await joins(desktop);
    desktop.open.replica.watch(99, 'chat', { chat: CHAT }, (head) => shown.push(head !== null));
    await handedOver(desktop);
    await desktop.send(CHAT, 'Здравствуйте');
    await handedOver(desktop);
    await desktop.until('messages', { chat: CHAT, limit: 9 }, ({ rows }) =>
      rows.some(({ text, state }) => text === 'Здравствуйте' && state === 'onHub'),
    );
    expect(new Set(shown)).toEqual(new Set([true]));
  });
});
