import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDeviceKey } from '../../electron/replica/device-key.ts';
import { previewSlip, redeemSlip } from '../../electron/replica/slip-client.ts';
import { foundSchool, type FoundSchool, readOrderFile } from '../../server/admin/found-school.ts';
import { sha256 } from '../../server/audit/ledger.ts';
import { firstBreak } from '../../shared/directory/chain.ts';
import type { NewSchool } from '../../shared/ipc/new-school.ts';
import type { BodyOf, Kind } from '../../shared/schema/kinds.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { actPart } from '../../shared/testing/make-documents.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const ORDER = '%PDF-1.7 Приказ № 12-о';
const NEW_SCHOOL: NewSchool = {
  school: {
    title: 'МБОУ «Горенская СОШ»',
    type: 'general',
    locality: 'село Горенка',
    address: 'ул. Школьная, 1',
    phone: '+7 999 000-00-00',
    email: 'school@example.org',
    logo: '',
  },
  order: { number: '12-о', date: '2025-09-01' },
  administrator: {
    familyName: 'Смирнова',
    givenName: 'Ольга',
    middleName: 'Ивановна',
    position: '',
    contact: '8 (999) 123-45-67',
  },
  head: { familyName: 'Орлов', givenName: 'Пётр', middleName: '' },
};

let hub: TestHub;
let folder: string;
let path: string;

beforeEach(async () => {
  hub = await startTestHub();
  folder = mkdtempSync(join(tmpdir(), 'zvonok-order-'));
  path = join(folder, 'приказ.pdf');
  writeFileSync(path, ORDER);
});
afterEach(async () => {
  await hub.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function found(of: Partial<NewSchool> = {}): Promise<FoundSchool> {
  return await foundSchool(hub.hub, { ...NEW_SCHOOL, ...of }, await readOrderFile(path));
}
async function bodies<K extends Kind>(kind: K): Promise<readonly BodyOf<K>[]> {
  const all = await hub.hub.store.byKind(kind);
  return all.flatMap((one) => (isOfKind(one, kind) ? [one.body] : []));
}
const factsOf = (person: string) => hub.hub.facts.of(person);
const code = (code: string) => ({ data: { code } });
const enter = (slip: { readonly code: string } | undefined, contact = '') =>
  redeemSlip({
    address: `127.0.0.1:${hub.port}`,
    code: slip?.code ?? '',
    devicePublicKey: newDeviceKey().publicKey,
    ...(contact === '' ? {} : { contact }),
  });

describe('F-001 the founding of a school', () => {
  test('F-001 takes school data, the order and the contact, and gives an empty, closed space', async () => {
    await found();
    expect(await bodies('school')).toMatchObject([{ ...NEW_SCHOOL.school, isDemo: false }]);
    expect(await bodies('contact')).toMatchObject([{ phone: '+79991234567', email: '' }]);
    expect(await bodies('person')).toHaveLength(2);
    for (const kind of ['classroom', 'message', 'membership', 'kinship', 'joinrequest'] as const) {
      expect(await bodies(kind)).toEqual([]);
    }
  });

  test('F-005 has staffroom, school channel and staff channel from the first day', async () => {
    await found();
    expect((await bodies('chat')).map(({ title, template }) => `${template} ${title}`).sort()).toEqual([
      'management Директор и заместители',
      'staffNews Сотрудники',
      'staffroom Учительская',
      'wholeSchool Общешкольный канал',
    ]);
  });

  test('F-002 keeps the order with the appointment, its file too', async () => {
    const { administrator } = await found();
    const [appointment] = await bodies('appointment');
    expect(appointment).toMatchObject({
      person: administrator,
      role: 'administrator',
      order: { number: '12-о', date: '2025-09-01' },
    });
    const [paper] = await bodies('paper');
    expect(paper).toMatchObject({ number: '12-о', fileName: 'приказ.pdf', media: 'application/pdf' });
    expect(Buffer.from(await hub.hub.papers.readAll(paper!.digest)).toString()).toBe(ORDER);
    expect(await hub.hub.store.get(appointment!.order.paper)).toMatchObject({
      kind: 'paper',
      scope: 'staff',
    });
  });

  test('D-11 the order confirms the first administrator, nobody the head yet', async () => {
    const { administrator, slips } = await found();
    expect(await factsOf(administrator)).toMatchObject({ isAdministrator: true, isVerified: true });
    const { person: head } = await enter(slips.head);
    expect(await factsOf(head)).toMatchObject({ roles: ['head'], isHead: false, isVerified: false });
  });

  test('D-11 the log begins with it, chained, and says who is confirmed by what', async () => {
    const { school, administrator } = await found();
    const lines = [...(await bodies('audit'))].sort((a, b) => a.n - b.n);
    expect(lines.slice(0, 3)).toMatchObject([
      { n: 1, actor: '@school', action: 'school.founded', clause: 'P-2.1(1)', targets: [school] },
      { n: 2, action: 'roles.appoint', clause: 'O-1.4' },
      { n: 3, action: 'people.confirm', clause: 'O-1.4', targets: [administrator] },
    ]);
    expect(lines[1]!.targets).toContain(administrator);
    expect(firstBreak(lines, sha256)).toBe(0);
  });

  test('a hub has one school for its whole life', async () => {
    await found();
    await expect(found()).rejects.toMatchObject(code('schoolExists'));
    expect(await bodies('school')).toHaveLength(1);
  });

  test.each([
    ['a day that there is not', { order: { number: '1', date: '2025-02-30' } }, 'dateInvalid'],
    ['an order of tomorrow', { order: { number: '1', date: '2999-01-01' } }, 'dateInvalid'],
    [
      'a contact that is none',
      { administrator: { ...NEW_SCHOOL.administrator, contact: 'спросите в школе' } },
      'badRequest',
    ],
  ])('founds nothing with %s', async (_what, of, refusal) => {
    await expect(found(of)).rejects.toMatchObject(code(refusal));
    expect(await hub.hub.store.head()).toBe(0);
  });

  test('founds nothing without the order’s file, or with another kind of file', async () => {
    writeFileSync(path, 'приказ');
    await expect(found()).rejects.toMatchObject(code('paperMedia'));
    rmSync(path);
    await expect(found()).rejects.toMatchObject(code('notFound'));
    expect(await hub.hub.store.head()).toBe(0);
  });
});

describe('F-003 the administrator’s own slip', () => {
  test('F-003 lets in with exactly the contact named in the application, however it is typed', async () => {
    const { administrator, slips } = await found();
    const { preview } = await previewSlip({
      address: `127.0.0.1:${hub.port}`,
      code: slips.administrator!.code,
    });
    expect(preview.needsContact).toBe(true);
    expect(await enter(slips.administrator, '+7 (999) 123 45 67')).toMatchObject({ person: administrator });
  });

  test.each(['', '+7 999 123-45-68', 'school@example.org', '79991234567@example.org'])(
    'F-003 any other contact with the same code is refused: %j',
    async (contact) => {
      const { slips } = await found();
      await expect(enter(slips.administrator, contact)).rejects.toMatchObject(code('slipOtherContact'));
      expect(await bodies('slipuse')).toEqual([]);
    },
  );

  test('F-003 the slip keeps no contact in clear words', async () => {
    await found();
    expect(JSON.stringify(await bodies('slip'))).not.toMatch(/9991234567|example/);
  });

  test('F-003 a school that works with paper alone names none and is asked for none', async () => {
    const administrator = { ...NEW_SCHOOL.administrator, contact: '' };
    const { slips, ...founded } = await found({ administrator });
    expect(await enter(slips.administrator)).toMatchObject({ person: founded.administrator });
    expect(await bodies('contact')).toEqual([]);
  });
});

describe('F-129 the head’s slip', () => {
  test('F-129 lets the head in a year later, who appoints a new administrator by a new order', async () => {
    const { slips, administrator } = await found();
    expect(slips.head!.expiresAt - Date.now()).toBeGreaterThan(360 * 24 * 3600_000);
    const { person: head } = await enter(slips.head);
    const confirm = actPart(
      administrator,
      'people.confirm',
      { person: head },
      { stamp: hub.hub.clock.stamp(), reason: 'приказ учредителя' },
    );
    expect(await hub.hub.acceptor.push(administrator, [confirm])).toMatchObject([{ acceptance: {} }]);
    const teacher = hub.hub.clock.stamp();
    const body = { familyName: 'Белова', givenName: 'Анна', middleName: '', position: '', leftAt: 0 };
    await hub.hub.acceptor.writeAsSchool([
      hub.hub.documents.make('person', {
        id: teacher,
        scope: 'school',
        body: { ...body, roles: ['teacher'], isVerified: true },
      }),
    ]);
    await enter(await hub.hub.slips.issue({ person: teacher, maker: administrator }));
    const data = {
      id: hub.hub.clock.stamp(),
      person: teacher,
      role: 'administrator',
      isActing: false,
      order: { number: '40', date: '2025-10-01', paper: '' },
      from: '2025-10-01',
      until: '',
    };
    const act = actPart(head, 'roles.appoint', data, { stamp: hub.hub.clock.stamp() });
    expect(await hub.hub.acceptor.push(head, [act])).toMatchObject([{ acceptance: {} }]);
    expect((await factsOf(teacher)).isAdministrator).toBe(true);
  });

  test('F-019 before that, the head cannot appoint', async () => {
    const { slips, administrator } = await found();
    const { person: head } = await enter(slips.head);
    const order = { number: '40', date: '2025-10-01', paper: '' };
    const data = {
      person: administrator,
      role: 'deputy',
      isActing: false,
      order,
      from: '2025-10-01',
      until: '',
    };
    const act = actPart(
      head,
      'roles.appoint',
      { id: hub.hub.clock.stamp(), ...data },
      { stamp: hub.hub.clock.stamp() },
    );
    const [verdict] = await hub.hub.acceptor.push(head, [act]);
    expect(verdict).toHaveProperty('refusal');
    expect((await factsOf(administrator)).roles).not.toContain('deputy');
  });
});
