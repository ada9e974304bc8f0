import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foundSchool } from '../../server/admin/found-school.ts';
import { isOffered } from '../../shared/permissions/offers.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { Role } from '../../shared/schema/person.ts';
import { actPart, personCard } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let admin: string;
const clients: RawClient[] = [];

beforeEach(async () => {
  hub = await startTestHub();
  const name = { familyName: 'Смирнова', givenName: 'Ольга', middleName: '' };
  const founded = await foundSchool(
    hub.hub,
    {
      school: {
        title: 'Школа № 7',
        type: 'general',
        locality: '',
        address: '',
        phone: '',
        email: '',
        logo: '',
      },
      order: { number: '1', date: '2025-09-01' },
      administrator: { ...name, position: '', contact: 'olga@example.org' },
      head: { ...name, familyName: 'Орлова' },
    },
    { fileName: 'prikaz.pdf', bytes: Buffer.from('%PDF-1.7') },
  );
  admin = founded.administrator;
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await hub.remove();
});

async function person(id: string, roles: Role[], isVerified = false): Promise<RawClient> {
  await hub.hub.acceptor.writeAsSchool([personCard(id, roles, { isVerified })]);
  return await enter(id);
}
async function enter(id: string): Promise<RawClient> {
  const client = await RawClient.enter(hub, id);
  clients.push(client);
  return client;
}
function received(client: RawClient): readonly AcceptedDocument[] {
  return client.received.flatMap((message) => (message.type === 'changes' ? [...message.documents] : []));
}
async function does(by: string, action: string, data: Record<string, unknown>, reason = ''): Promise<string> {
  const act = actPart(by, action, data, { stamp: hub.hub.clock.stamp(), reason });
  const [verdict] = await hub.hub.acceptor.push(by, [act]);
  return verdict && 'refusal' in verdict ? verdict.refusal.code : 'done';
}
async function chatOf(template: string) {
  const chats = await hub.hub.store.byKind('chat');
  const found = chats.find((chat) => isOfKind(chat, 'chat') && chat.body.template === template);
  if (!found || !isOfKind(found, 'chat')) throw new Error(`no ${template}`);
  return found;
}
const factsOf = (id: string) => hub.hub.facts.of(id);

describe('F-004 information about the school', () => {
  test('F-004 an edit appears on every client after sync', async () => {
    const pupil = await person('pupil', ['pupil']);
    const mother = await person('mother', ['parent']);
    expect(await does(admin, 'school.edit', { title: 'Школа № 8', address: 'ул. Новая, 2' })).toBe('done');
    for (const client of [pupil, mother]) {
      for (;;) {
        const changes = await client.next('changes');
        const school = changes.documents.find(({ kind }) => kind === 'school');
        if (school) {
          expect(school.body).toMatchObject({ title: 'Школа № 8', address: 'ул. Новая, 2' });
          break;
        }
      }
    }
  });

  test.each(['head', 'teacher', 'pupil', 'parent', 'staff'] as const)(
    'F-004 refuses when not allowed: %s',
    async (role) => {
      await person('somebody', [role], true);
      expect(await does('somebody', 'school.edit', { title: 'Моя' })).toBe('notAllowed');
      expect(refusalOf(await factsOf('somebody'), 'school.edit')).toBe('notAllowed');
    },
  );
});

describe('F-019 the head', () => {
  test('F-019 without confirmation opens neither the head’s chats nor the log', async () => {
    const before = await person('director', ['head']);
    const management = await chatOf('management');
    expect(isOffered(management.body, await factsOf('director'))).toBe(false);
    expect(received(before).some(({ kind }) => kind === 'audit')).toBe(false);
    expect(refusalOf(await factsOf('director'), 'console.open')).toBe('needsConfirmation');
  });

  test('F-019 confirmed by the administrator, opens both', async () => {
    await person('director', ['head']);
    expect(await does('director', 'people.confirm', { person: 'director' }, 'сам')).not.toBe('done');
    expect(await does(admin, 'people.confirm', { person: 'director' }, 'приказ учредителя')).toBe('done');
    const management = await chatOf('management');
    expect(isOffered(management.body, await factsOf('director'))).toBe(true);
    const after = await enter('director');
    expect(received(after).some(({ kind }) => kind === 'audit')).toBe(true);
    expect(refusalOf(await factsOf('director'), 'console.open')).toBeUndefined();
  });
});

describe('F-130 other staff', () => {
  test('F-130 a librarian reads the staff channel, and moderates no chat of pupils', async () => {
    await hub.hub.acceptor.writeAsSchool([personCard('librarian', ['staff'])]);
    expect(
      await does(admin, 'classrooms.add', {
        items: [
          { id: hub.hub.clock.stamp(), title: '7А', type: 'homeroom', grade: 7, subject: '', homeroom: '' },
        ],
      }),
    ).toBe('done');
    const facts = await factsOf('librarian');
    const staffNews = await chatOf('staffNews');
    expect(facts.channels).toContain(staffNews.id);
    const pupils = await chatOf('pupils');
    expect(isOffered(pupils.body, facts)).toBe(false);
    for (const action of ['lesson.start', 'channel.write', 'slips.make', 'console.open'] as const) {
      expect(refusalOf(facts, action, { chat: staffNews.id, about: staffNews.body, role: 'pupil' })).toBe(
        'notAllowed',
      );
    }
    const client = await enter('librarian');
    expect(received(client).some(({ id }) => id === staffNews.id)).toBe(true);
  });

  test('F-130 and leaves by the leaver rule', async () => {
    await person('librarian', ['staff']);
    expect(await does(admin, 'move.leave', { person: 'librarian', role: '' })).toBe('done');
    const facts = await factsOf('librarian');
    expect([facts.isPresent, facts.channels.size]).toEqual([false, 0]);
  });
});

describe('D-8 outside contacts', () => {
  test.each(['head', 'deputy', 'teacher', 'parent', 'pupil', 'staff'] as const)(
    'D-8 never reach the replica of a %s',
    async (role) => {
      const client = await person('somebody', [role], true);
      expect(received(client).some(({ kind }) => kind === 'contact')).toBe(false);
      expect(JSON.stringify(received(client))).not.toContain('olga@example.org');
    },
  );

  test('D-8 administrators read them', async () => {
    const client = await enter(admin);
    expect(received(client).find(({ kind }) => kind === 'contact')?.body).toMatchObject({
      email: 'olga@example.org',
    });
  });
});
