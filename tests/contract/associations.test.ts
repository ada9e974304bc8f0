import { afterEach, beforeEach, expect, test } from 'vitest';
import { partOf } from '../../shared/acts/try-act.ts';
import { chatDrafts, classChatId } from '../../shared/directory/class-chats.ts';
import type { SessionWish } from '../../shared/replica/live/session-wish.ts';
import { packageId } from '../../shared/schema/recording.ts';
import { joins } from '../../shared/testing/acting-school.ts';
import { part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { materialPart } from '../../shared/testing/shelf-documents.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

type Plan = Extract<SessionWish, { do: 'plan' }>;
const MINUTE_MS = 60_000;
const STAFF = 's1';

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([
    ...chatDrafts(STAFF, {
      title: 'Учительская',
      template: 'staffroom',
      classroom: '',
      isArchived: false,
    }).map((one) => partOf(one, stampAt(1))),
    personCard('olga', ['teacher'], { familyName: 'Ильина', isVerified: true }),
    ...['anna', 'boris', 'head'].flatMap((one) => joins(one, STAFF)),
  ]);
});
afterEach(() => school.close());

const fileRef = (of: { readonly name: string; readonly type: string }) => ({
  ...{ digest: 'ab'.repeat(32), sizeBytes: 1000, width: 0, height: 0, durationMs: 60_000, isVoice: false },
  ...of,
});
const reads = (client: RawClient, text: string) => JSON.stringify(client.received).includes(text);

async function plan(by: TestDesktop, of: Pick<Plan, 'chat' | 'type' | 'title'>) {
  const startsAt = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  await by.open.replica.lessons.plan.do({
    ...{ do: 'plan', eventType: '', place: '', about: '', agenda: ['Открытые уроки'], startsAt },
    ...{ endsAt: startsAt + 45 * MINUTE_MS, zone: 'Europe/Chisinau', weekdays: [], until: '' },
    ...{ slotMinutes: 0, tell: '', ...of },
  });
  return { chat: of.chat, from: 0, to: startsAt + 60 * MINUTE_MS };
}

async function begin(by: TestDesktop, of: Pick<Plan, 'chat' | 'type' | 'title'>) {
  const [row] = await by.until('sessions', await plan(by, of), (rows) => rows.length === 1);
  return (await by.open.replica.lessons.start({ chat: of.chat, type: of.type, plan: row?.id ?? '' })).lesson;
}

test('F-079 an association of teachers has members, a chat that is offered, a shelf and meetings of its own', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const { desktop: boris, wire } = await school.desktop('boris');
  const id = school.newId();
  const item = {
    id,
    title: 'Объединение математиков',
    type: 'association',
    grade: 0,
    subject: '',
    homeroom: '',
  };
  await expect(school.act('anna', 'classrooms.add', { items: [item] })).rejects.toThrow('notAllowed');
  await school.act('head', 'classrooms.add', { items: [item] });
  await expect(
    school.act('head', 'classrooms.enrol', { classroom: id, people: ['older'] }),
  ).rejects.toThrow();
  await expect(
    school.act('anna', 'teachers.attach', { classroom: id, person: 'anna', role: 'teacher' }),
  ).rejects.toThrow('notAllowed');
  await school.act('head', 'teachers.attach', { classroom: id, person: 'anna', role: 'teacher' });
  await school.act('head', 'teachers.attach', { classroom: id, person: 'boris', role: 'aide' });

  const chat = classChatId(id, 'association');
  const olga = await school.client('olga');
  const pupil = await school.client('older');
  for (const one of [anna, boris]) {
    await one.until('offers', {}, (offers) => offers.some((offer) => offer.id === chat));
    await one.open.replica.joining.join(chat);
  }
  await boris.until('chatPeople', { chat }, (view) => JSON.stringify(view).includes('Соколова'));

  // What lies on its shelf is there without a link, and for nobody else.
  const stamp = school.newId();
  const film = fileRef({ name: 'Семинар.mp4', type: 'video/mp4' });
  const [verdict] = await (
    await school.client('anna')
  ).push(materialPart('anna', { stamp, body: { title: 'Семинар', classroom: id, files: [film] } }));
  expect(verdict).toHaveProperty('acceptance');
  const seen = await boris.until('school.shelves', {}, ({ materials }) =>
    materials.some(({ title }) => title === 'Семинар'),
  );
  expect(seen.shelves).toContainEqual(expect.objectContaining({ classroom: id, canPlace: true }));
  const [refused] = await olga.push(materialPart('olga', { stamp: school.newId(), body: { classroom: id } }));
  expect(refused).toMatchObject({ refusal: { code: 'notAllowed' } });

  wire.cut();
  await boris.until('connection', {}, ({ state }) => state.kind !== 'live');
  await plan(boris, { chat, type: 'meeting', title: 'Заседание объединения' });
  wire.mend();
  boris.open.replicator.reconnect();
  const period = { chat: '', from: 0, to: Date.now() + 60 * MINUTE_MS };
  const rows = await anna.until('sessions', period, (all) => all.length === 1);
  expect(rows[0]).toMatchObject({ chat, type: 'meeting', title: 'Заседание объединения', canStart: true });
  const none = ['Семинар', 'Заседание объединения'].map((text) => [reads(olga, text), reads(pupil, text)]);
  expect(none.flat()).toEqual([false, false, false, false]);

  // Who is taken out of it reads and writes there no more.
  await school.act('head', 'teachers.detach', { classroom: id, person: 'boris' });
  await boris.until('chats', {}, (all) => !all.some((row) => row.id === chat && !row.isPast));
});

test('F-078 a webinar is held in the staffroom by a teacher, and its recording is watched by all staff and by nobody else', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const pupil = await school.client('older');
  const lesson = await begin(anna, { chat: STAFF, type: 'webinar', title: 'Оценивание' });
  await anna.open.replica.lessons.do({ do: 'record', lesson, isOn: true });
  await anna.open.replica.lessons.end(lesson);
  const startedAt = Date.now();
  await school.hub.hub.acceptor.writeAsSchool([
    part({
      kind: 'package',
      id: packageId(lesson),
      scope: `chat:${STAFF}`,
      parent: STAFF,
      body: {
        ...{ lesson, title: 'Оценивание', type: 'webinar', startedAt, durationMs: 60_000 },
        parts: [{ atMs: 0, startedAt, durationMs: 60_000 }],
        ...{ voices: ['anna'], chapters: [], files: [fileRef({ name: 'Запись.ogg', type: 'audio/ogg' })] },
      },
    }),
  ]);
  // Whoever joins the staffroom afterwards has it, too.
  const { desktop: olga } = await school.desktop('olga');
  const isThere = (rows: readonly { readonly id: string }[]) => rows.some((row) => row.id === STAFF);
  if (!isThere(await olga.until('chats', {}, () => true))) await olga.open.replica.joining.join(STAFF);
  const [row] = await olga.until('meetings', { chat: '' }, (all) => all.some((of) => of.recordedMs > 0));
  expect(row).toMatchObject({ lesson, type: 'webinar', chat: STAFF, recordedMs: 60_000 });
  const view = await olga.until('recording', { chat: STAFF, lesson }, (value) => value !== undefined);
  expect(view).toMatchObject({ type: 'webinar', own: 'missed' });
  const boris = await school.client('boris');
  await expect.poll(() => reads(boris, packageId(lesson))).toBe(true);
  expect(reads(pupil, 'Оценивание')).toBe(false);
});
