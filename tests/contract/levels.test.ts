import { describe, expect, test } from 'vitest';
import { classChatId } from '../../shared/directory/class-chats.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { ChatTemplate } from '../../shared/schema/chat.ts';
import type { ClassroomType } from '../../shared/schema/classroom.ts';
import type { SchoolType } from '../../shared/schema/school.ts';
import {
  actPart,
  chatMembership,
  messagePart,
  part,
  personCard,
} from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

interface Level {
  readonly name: string;
  readonly school: SchoolType;
  readonly classroom: { readonly title: string; readonly type: ClassroomType; readonly grade: number };
  readonly chat: ChatTemplate;
}

/** A group of each level of education (clause M-5). */
const LEVELS: readonly Level[] = [
  {
    name: 'primary',
    school: 'general',
    classroom: { title: '2А', type: 'homeroom', grade: 2 },
    chat: 'pupils',
  },
  {
    name: 'basic',
    school: 'general',
    classroom: { title: '7Б', type: 'homeroom', grade: 7 },
    chat: 'pupils',
  },
  {
    name: 'secondary',
    school: 'general',
    classroom: { title: '10А', type: 'homeroom', grade: 10 },
    chat: 'pupils',
  },
  {
    name: 'vocational',
    school: 'vocational',
    classroom: { title: 'СВ-21', type: 'homeroom', grade: 0 },
    chat: 'pupils',
  },
  {
    name: 'additional',
    school: 'additional',
    classroom: { title: 'Робототехника', type: 'club', grade: 0 },
    chat: 'club',
  },
];

/** A school of a type with its administrator and a teacher, and nothing else. */
async function foundation(hub: TestHub, type: SchoolType): Promise<void> {
  await hub.hub.acceptor.writeAsSchool([
    part({
      kind: 'school',
      id: 'school1',
      scope: 'school',
      body: { title: 'Школа', type, locality: '', isDemo: false },
    }),
    personCard('admin', ['administrator', 'teacher'], { isVerified: true }),
  ]);
}

class Doer {
  readonly #hub: TestHub;
  readonly #client: RawClient;

  constructor(hub: TestHub, client: RawClient) {
    this.#hub = hub;
    this.#client = client;
  }

  stamp(): string {
    return this.#hub.hub.clock.stamp();
  }

  async act(action: string, data: Record<string, unknown>, reason = ''): Promise<void> {
    await this.push(actPart('admin', action, data, { stamp: this.stamp(), reason }));
  }

  async push(...documents: AuthorPart[]): Promise<void> {
    for (const verdict of await this.#client.push(...documents)) {
      expect(verdict, documents.map(({ body }) => JSON.stringify(body)).join()).toHaveProperty('acceptance');
    }
  }
}

describe.each(LEVELS)('F-032 a group of $name education', ({ school, classroom, chat: template }) => {
  test('F-032 is made, gets its people, and they talk in the chat that they joined', async () => {
    const hub = await startTestHub();
    try {
      await foundation(hub, school);
      const admin = new Doer(hub, await RawClient.enter(hub, 'admin'));
      const [group, teacher, pupil] = [admin.stamp(), admin.stamp(), admin.stamp()];
      const person = { middleName: '', position: '', children: [], relation: 'parent', email: '', phone: '' };
      await admin.act('classrooms.add', { items: [{ id: group, subject: '', homeroom: '', ...classroom }] });
      const names = { familyName: 'Ершова', givenName: 'Лидия' };
      await admin.act('people.add', { ...person, ...names, id: teacher, role: 'teacher', classroom: '' });
      await admin.act('people.confirm', { person: teacher }, 'диплом показан');
      const role = classroom.type === 'homeroom' ? 'classTeacher' : 'teacher';
      await admin.act('teachers.attach', { classroom: group, person: teacher, role });
      const child = { familyName: 'Лапин', givenName: 'Семён' };
      await admin.act('people.add', { ...person, ...child, id: pupil, role: 'pupil', classroom: group });

      const chat = classChatId(group, template);
      for (const [who, as] of [
        [teacher, 'moderator'],
        [pupil, 'member'],
      ] as const) {
        const own = new Doer(hub, await RawClient.enter(hub, who));
        await own.push(...withRules(who));
        await own.push({ ...chatMembership(chat, who, { role: as }), stamp: own.stamp() });
        const stamp = own.stamp();
        await own.push(messagePart({ by: who, chat, id: stamp, stamp, text: `Пишет ${as}` }));
      }
      const texts = await hub.hub.store.byParent('message', chat);
      expect(texts.map(({ by }) => by).sort()).toEqual([teacher, pupil].sort());
    } finally {
      await hub.remove();
    }
  });
});
