import { afterEach, beforeEach, expect, test } from 'vitest';
import { moderatorsOf } from '../../shared/moderation/moderators-of.ts';
import { chatMembership, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { CITED } from '../../shared/testing/make-moderation.ts';
import { accepted, openTrip, refusals, saying, stepOf, TRIP } from '../fixtures/case-school.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([
    personCard('nina', ['teacher'], { familyName: 'Ильина', givenName: 'Нина', isVerified: true }),
    personCard('deputy', ['deputy'], { familyName: 'Рогова', givenName: 'Вера', isVerified: true }),
  ]);
  await openTrip(school, ['vera', 'older', 'mother']);
  // The order in which the teachers have come in.
  await school.hub.hub.acceptor.writeAsSchool(
    ['boris', 'anna', 'nina'].map((person, n) => chatMembership(TRIP, person, { stamp: stampAt(n + 1) })),
  );
});
afterEach(() => school.close());

const moderators = async () => moderatorsOf(await school.directory(), TRIP);
function leaves(person: string, of: object = {}) {
  const part = chatMembership(TRIP, person, { stamp: school.newId() });
  return { ...part, body: { ...part.body, state: 'ended', ...of } };
}
function joins(person: string, of: object = {}) {
  const part = chatMembership(TRIP, person, { stamp: school.newId() });
  return { ...part, body: { ...part.body, ...of } };
}
/** Whether the hub takes a violation of that person now. */
async function moderates(person: string): Promise<string> {
  const said = saying(school, 'Грубо');
  await accepted(await school.client('older'), said);
  const violation = { step: 'violation', message: said.id, ...CITED } as const;
  const [code = ''] = await refusals(await school.client(person), stepOf(school, person, violation));
  return code;
}

test('F-103, D-9 there is a moderator after each departure: the class teacher, whom the last one named, the senior one, a deputy, the administrator', async () => {
  expect(await moderators()).toEqual(['boris', 'anna', 'nina']);
  const boris = await school.client('boris');
  // Named is another confirmed teacher of the chat, by whoever moderates in it and leaves.
  for (const successor of ['vera', 'older', 'boris', 'admin', 'nobody']) {
    expect([successor, ...(await refusals(boris, leaves('boris', { successor })))]).toEqual([
      successor,
      'notAllowed',
    ]);
  }
  const mother = await school.client('mother');
  expect(await refusals(mother, leaves('mother', { successor: 'nina' }))).toEqual(['notAllowed']);
  expect(await refusals(mother, joins('mother', { successor: 'nina' }))).toEqual(['notAllowed']);
  expect(await refusals(boris, leaves('boris', { successor: 'nina' }))).toEqual(['']);
  expect(await moderators()).toEqual(['nina', 'anna']);
  expect(await moderates('boris')).toBe('notAllowed');
  expect(await moderates('nina')).toBe('');

  // Whoever was named leaves without naming anybody: the next one is who is there longest.
  await accepted(await school.client('nina'), leaves('nina'));
  expect(await moderators()).toEqual(['anna']);
  expect(await moderates('anna')).toBe('');

  // No teacher is left: a deputy is offered the chat, and moderates once come in by an own wish.
  await accepted(await school.client('anna'), leaves('anna'));
  expect(await moderators()).toEqual(['deputy']);
  const deputy = await school.client('deputy');
  expect((await school.directory()).factsOf('deputy').chats.has(TRIP)).toBe(false);
  expect(await moderates('deputy')).toBe('notAllowed');
  expect(await refusals(await school.client('admin'), joins('admin'))).not.toEqual(['']);
  expect(await refusals(deputy, joins('deputy'))).toEqual(['']);
  expect(await moderates('deputy')).toBe('');

  // No deputy is left either.
  await school.hub.hub.acceptor.writeAsSchool([
    personCard('deputy', ['deputy'], { isVerified: true, leftAt: Date.now() }),
  ]);
  expect(await moderators()).toEqual(['admin']);
  expect(await refusals(await school.client('admin'), joins('admin'))).toEqual(['']);
  expect(await moderates('admin')).toBe('');

  // A teacher comes back, and the administrator acts for nobody any more.
  await school.act('admin', 'chats.invite', { chat: TRIP, people: ['nina'] });
  await accepted(await school.client('nina'), joins('nina'));
  expect((await moderators())[0]).toBe('nina');
  expect(await moderates('nina')).toBe('');
});

test('F-103, D-9 the class teacher answers first for a chat of the class, whoever else was named or is there longer', async () => {
  const [class6] = (await school.directory()).all('chat').filter(({ body }) => body.classroom === 'k6a');
  const chat = class6!.id;
  const write = (person: string, n: number) => ({ ...chatMembership(chat, person, { stamp: stampAt(n) }) });
  await school.hub.hub.acceptor.writeAsSchool([write('boris', 1), write('older', 2), write('anna', 3)]);
  const all = moderatorsOf(await school.directory(), chat);
  expect(all[0]).toBe('anna');
});

test('F-103, D-9 a teacher who leaves without a link names another one, and everybody knows when the link is back', async () => {
  const away = await school.desktop('boris');
  const { desktop: boris } = away;
  const { desktop: anna } = await school.desktop('anna');
  const view = await boris.until('chatOrder', { chat: TRIP }, ({ successors }) => successors.length === 2);
  expect(view.successors.map(({ id }) => id)).toEqual(['anna', 'nina']);
  await expect(boris.open.replica.joining.leave(TRIP, 'vera')).rejects.toThrow('notAllowed');
  await cut(away);
  await boris.open.replica.joining.leave(TRIP, 'nina');
  mend(away);
  const after = await anna.until('chatOrder', { chat: TRIP }, (order) => order.moderators[0]?.id === 'nina');
  expect(after.moderators.map(({ id }) => id)).toEqual(['nina', 'anna']);
});
