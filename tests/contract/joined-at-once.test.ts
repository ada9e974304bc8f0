import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STANDARD_EDITION } from '../../shared/schema/rules.ts';
import { classMembership, personCard } from '../../shared/testing/make-documents.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
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

/** A desktop of Kolya, who knows that the chat is offered to him. */
async function offered() {
  const one = await school.desktop('kolya');
  await one.desktop.until('offers', {}, (offers) => offers.some(({ id }) => id === CHAT));
  return one;
}

/** Joins the chat, and tells from then on whether it is there, and of an own message since it was. */
async function joins({ open: { replica } }: TestDesktop): Promise<readonly boolean[]> {
  const shown: boolean[] = [];
  let isSaid = false;
  await replica.moderation.do({ do: 'accept', editions: [STANDARD_EDITION] });
  await replica.joining.join(CHAT);
  replica.watch(98, 'chat', { chat: CHAT }, (head) => shown.push(head !== null));
  replica.watch(99, 'messages', { chat: CHAT, limit: 9 }, (page) => {
    const isThere = JSON.stringify(page).includes('Здравствуйте');
    isSaid ||= isThere;
    if (isSaid) shown.push(isThere);
  });
  return shown;
}

const isOnHub = (desktop: TestDesktop) =>
  desktop.until('messages', { chat: CHAT, limit: 9 }, ({ rows }) =>
    rows.some(({ text, state }) => text === 'Здравствуйте' && state === 'onHub'),
  );

describe('whoever has joined a chat is in it from then on', () => {
  test('also while the hub has the joining and the chat is still on its way: what is said then is taken', async () => {
    const { desktop } = await offered();
    const shown = await joins(desktop);
    await handedOver(desktop);
    await desktop.send(CHAT, 'Здравствуйте');
    await handedOver(desktop);
    await isOnHub(desktop);
    expect(new Set(shown)).toEqual(new Set([true]));
  });

  test('also where that was done, and something said, without a link: nothing of it is gone when the link comes', async () => {
    const one = await offered();
    const { desktop } = one;
    await cut(one);
    const shown = await joins(desktop);
    await desktop.send(CHAT, 'Здравствуйте');
    mend(one);
    await handedOver(desktop);
    await desktop.send(CHAT, 'И ещё раз');
    await isOnHub(desktop);
    expect(new Set(shown)).toEqual(new Set([true]));
  });
});
