import { randomBytes } from 'node:crypto';
import { request } from 'node:https';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { newDeviceKey } from '../../electron/replica/device-key.ts';
import { askRequest, sendRequest } from '../../electron/replica/request-client.ts';
import { previewSlip, proveSlip, redeemSlip } from '../../electron/replica/slip-client.ts';
import { usesOf } from '../../shared/directory/slip-state.ts';
import type { IssuedSlip } from '../../shared/ipc/issued-slip.ts';
import type { SlipWish } from '../../shared/ipc/slip-wish.ts';
import { ENTRY_PATHS } from '../../shared/protocol/entry.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { slipEndId } from '../../shared/schema/slip.ts';
import {
  chatMembership,
  classMembership,
  part,
  personCard,
  slipPart,
} from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { code, doneBy, madeSlip, NEWCOMER, newcomersDevice, startSchoolHub } from '../fixtures/made-slip.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import type { TestHub } from '../fixtures/test-hub.ts';

const DAY_MS = 24 * 3600_000;

let hub: TestHub;
let address: string;

beforeAll(async () => {
  hub = await startSchoolHub();
  address = `127.0.0.1:${hub.port}`;
});
afterAll(() => hub.remove());
afterEach(() => vi.restoreAllMocks());

const made = (maker: string, of: Partial<SlipWish>, days = 0) => madeSlip(hub, maker, of, days);
const wordsOf = (slip: IssuedSlip, at = address) => ({ address: at, code: slip.code });
const enter = (slip: IssuedSlip, of: object = {}) =>
  redeemSlip({ ...wordsOf(slip), name: NEWCOMER, ...newcomersDevice(), ...of });
const directory = () => hub.hub.facts.directory();
/** Into which of these chats somebody comes who has accepted the rules inside. */
async function joinsAfterRules(person: string, chats: readonly string[]): Promise<string[]> {
  const { acceptor, clock } = hub.hub;
  const joins = chats.map((chat) => chatMembership(chat, person, { stamp: clock.stamp() }));
  const [, ...verdicts] = await acceptor.push(person, [...withRules(person), ...joins]);
  return chats.filter((_chat, n) => 'acceptance' in (verdicts[n] ?? {}));
}

describe('F-010 a slip for a role', () => {
  test('F-010 makes a pupil of its class and can make nothing else, whatever the newcomer sends', async () => {
    const slip = await made('admin', { role: 'pupil', classroom: 'k1' });
    expect((await previewSlip(wordsOf(slip))).preview).toMatchObject({
      purpose: 'role',
      schoolTitle: 'Школа 1',
      personName: '',
      roles: ['pupil'],
      classrooms: ['k1'],
      // They are joined inside, once their rules are accepted.
      chats: [],
      needsEmail: false,
    });
    const { person } = await enter(slip, { chats: ['c1', 's1', 'p1', 'c2'] });
    expect((await directory()).factsOf(person).chats.size).toBe(0);
    expect(await joinsAfterRules(person, ['c1', 's1', 'p1', 'c2'])).toEqual(['c1']);
    const facts = (await directory()).factsOf(person);
    expect(facts).toMatchObject({ roles: ['pupil'], isVerified: false });
    expect([...facts.classrooms]).toEqual(['k1']);
    expect([...facts.chats]).toEqual(['c1']);
    expect((await directory()).get('person', person)?.body).toMatchObject(NEWCOMER);
  });

  test('F-010 can only be made for what its maker may give', async () => {
    await expect(made('teacher', { role: 'teacher' })).rejects.toThrow('notAllowed');
    await expect(made('teacher', { role: 'pupil', classroom: 'k2' })).rejects.toThrow('notAllowed');
    await expect(made('pupil', { role: 'pupil', classroom: 'k1' })).rejects.toThrow('notAllowed');
    await expect(made('admin', { role: 'head' })).rejects.toThrow('orderMissing');
    await expect(made('admin', { role: 'pupil', classroom: 'k1' }, 120)).rejects.toThrow('dateInvalid');
  });

  test('F-005 lets staff in unconfirmed, in the people list and the channel at once, with the staffroom on offer', async () => {
    const slip = await made('admin', { role: 'teacher' });
    const { person } = await enter(slip, { chats: [] });
    expect((await directory()).factsOf(person)).toMatchObject({ isStaff: true, isVerified: false });
    expect((await directory()).factsOf(person).chats.size).toBe(0);
    expect(await joinsAfterRules(person, ['c1', 's1'])).toEqual(['s1']);
  });

  test('F-029 lets a parent in by a slip of the class teacher or of the head, tied to the child that it names', async () => {
    for (const [maker, of] of [
      ['teacher', { role: 'parent', child: 'pupil' }],
      ['head', { role: 'parent', classroom: 'k1' }],
    ] as const) {
      const slip = await made(maker, of);
      const { person } = await enter(slip);
      const facts = (await directory()).factsOf(person);
      expect(facts.roles).toEqual(['parent']);
      expect([...facts.children]).toEqual('child' in of ? ['pupil'] : []);
    }
    await expect(made('pupil', { role: 'parent', classroom: 'k1' })).rejects.toThrow('notAllowed');
    await expect(made('mother', { role: 'parent', classroom: 'k1' })).rejects.toThrow('notAllowed');
  });

  test('F-028 joins no chat that was not chosen', async () => {
    const slip = await made('teacher', { role: 'pupil', classroom: 'k1' });
    const { person } = await enter(slip, { chats: [] });
    expect((await directory()).factsOf(person).chats.size).toBe(0);
  });

  test('F-116 asks for no phone, no e-mail and no account of anybody else', async () => {
    const { preview } = await previewSlip(wordsOf(await made('admin', { role: 'parent', classroom: 'k1' })));
    expect(preview.needsEmail).toBe(false);
    expect(JSON.stringify(preview)).not.toMatch(/phone|account|login/i);
  });

  test('F-011 F-026 of a teacher of a subject lets a pupil into the class and its subjects', async () => {
    const space = {
      title: 'Физика, k2',
      type: 'subject',
      grade: 7,
      subject: 'Физика',
      sourcedId: '',
    } as const;
    const body = { ...space, isArchived: false, homeroom: 'k2' };
    await hub.hub.acceptor.writeAsSchool([
      personCard('physicist', ['teacher'], { isVerified: true }),
      part({ kind: 'classroom', id: 'physics', scope: 'school', body }),
      classMembership('physics', 'physicist', { role: 'teacher' }),
    ]);
    const slip = await made('physicist', { role: 'pupil', classroom: 'k2' });
    const { person } = await enter(slip, { name: NEWCOMER });
    const facts = (await directory()).factsOf(person);
    expect(facts).toMatchObject({ roles: ['pupil'], isPresent: true });
    expect(facts.classroomRoles).toEqual(
      new Map([
        ['k2', 'pupil'],
        ['physics', 'pupil'],
      ]),
    );
    // By the hub, whatever a changed client would send.
    for (const refused of [
      { purpose: 'role', person: '', role: 'pupil', classroom: 'k1' },
      { purpose: 'role', person: '', role: 'teacher', classroom: '' },
      { purpose: 'person', person: 'pupil', role: 'pupil', classroom: '' },
    ] as const) {
      const stamp = hub.hub.clock.stamp();
      const pushed = slipPart('physicist', { id: stamp, stamp, body: { ...refused, expiresAt: Date.now() } });
      expect(await hub.hub.acceptor.push('physicist', [pushed])).toMatchObject([
        { refusal: { code: 'notAllowed' } },
      ]);
    }
  });

  test('refuses names that nobody has', async () => {
    const slip = await made('admin', { role: 'teacher' });
    for (const name of [
      { ...NEWCOMER, familyName: ' ' },
      { ...NEWCOMER, givenName: '' },
      { ...NEWCOMER, familyName: 'Пeтров' },
    ])
      await expect(enter(slip, { name })).rejects.toMatchObject(code('nameUnfit'));
    for (const name of [
      { ...NEWCOMER, familyName: 'a\u202eb' },
      { ...NEWCOMER, familyName: 'x'.repeat(61) },
    ])
      await expect(enter(slip, { name })).rejects.toMatchObject(code('badRequest'));
    await enter(slip);
  });
});

describe('F-011 a printed slip', () => {
  test('F-011 lets a pupil in by its QR square alone, by IP address and without any other service', async () => {
    const slip = await made('teacher', { purpose: 'person', person: 'pupil' });
    const [, at = '', pin = '', secret = ''] = /^zvonok:(.*)\/(.*)#(.*)$/.exec(slip.qr) ?? [];
    expect([at, pin.length, secret.length]).toEqual([address, 52, 16]);
    const entered = await redeemSlip({
      address: at,
      code: secret,
      keyPin: hub.hub.keyPin,
      ...newcomersDevice(),
    });
    expect(entered.person).toBe('pupil');
  });

  test('F-011 whose QR square names another key is not shown to this hub at all', async () => {
    const slip = await made('teacher', { purpose: 'person', person: 'pupil' });
    const posted = vi.spyOn(hub.hub.slips, 'challenge');
    await expect(previewSlip({ ...wordsOf(slip), keyPin: 'ab'.repeat(32) })).rejects.toMatchObject(
      code('hubOtherKey'),
    );
    expect(posted).not.toHaveBeenCalled();
  });

  test('makes one person, also when two computers use it at the same moment', async () => {
    const slip = await made('admin', { role: 'teacher' });
    const before = (await directory()).all('person').length;
    const outcomes = await Promise.allSettled([enter(slip), enter(slip), enter(slip)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await directory()).all('person')).toHaveLength(before + 1);
  });
});

test('D-6 a person enters with paper alone: the address and seven words, on a computer that knows nothing', async () => {
  const { address: at, code: words, personName } = await slipOnPaper();
  const { preview, keyPin } = await previewSlip({ address: at, code: words });
  expect(preview).toMatchObject({ personName, needsEmail: false });
  const key = newcomersDevice();
  const entered = await redeemSlip({ address: at, code: words, ...key });
  expect(entered).toEqual({ person: 'second', addresses: [at], keyPin });

  async function slipOnPaper() {
    const slip = await made('teacher', { purpose: 'person', person: 'second' });
    return {
      address: slip.addresses[0] ?? '',
      code: slip.words.join('  ').toUpperCase(),
      personName: slip.personName,
    };
  }
});

test('[ENTRY-9] whoever guesses waits, and locks nobody else’s slip', async () => {
  const slip = await made('admin', { role: 'teacher' });
  const guess = () =>
    new Promise<number>((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          localAddress: '127.0.0.2',
          port: hub.port,
          path: ENTRY_PATHS.challenge,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          rejectUnauthorized: false,
        },
        (answer) => resolve(answer.resume().statusCode ?? 0),
      );
      sent.on('error', reject);
      sent.end(JSON.stringify({ slip: randomBytes(32).toString('hex'), clientNonce: 'b'.repeat(32) }));
    });
  const answers: number[] = [];
  while (answers.length < 20) answers.push(await guess());
  expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 403));
  expect(answers.slice(10)).toEqual(Array.from({ length: 10 }, () => 429));
  await enter(slip);
});

describe('F-012 a slip that was annulled', () => {
  test('F-012 is refused at once, whoever of the two annulled it, and stands in the log', async () => {
    for (const by of ['teacher', 'admin']) {
      const slip = await made('teacher', { role: 'pupil', classroom: 'k1' });
      await doneBy(hub, by, 'slips.annul', { slips: [slip.id] });
      await expect(previewSlip(wordsOf(slip))).rejects.toMatchObject(code('slipAnnulled'));
      await expect(enter(slip)).rejects.toMatchObject(code('slipAnnulled'));
      const lines = await hub.hub.store.byKind('audit');
      expect(lines.flatMap((line) => (isOfKind(line, 'audit') ? line.body.targets : []))).toContain(slip.id);
    }
    const slip = await made('teacher', { role: 'pupil', classroom: 'k1' });
    await expect(doneBy(hub, 'mother', 'slips.annul', { slips: [slip.id] })).rejects.toThrow('notAllowed');
  });

  test('F-012 is refused at a hub that was offline at the time, once it has synced; used twice, it is flagged', async () => {
    const other = await startSchoolHub();
    try {
      const slip = await made('teacher', { role: 'pupil', classroom: 'k1' });
      const used = await made('admin', { role: 'teacher' });
      // The other hub knows the slips, and not what became of them.
      await copied(other, (document) => document.kind === 'slip');
      await doneBy(hub, 'admin', 'slips.annul', { slips: [slip.id] });
      await enter(used);
      const there = `127.0.0.1:${other.port}`;
      await previewSlip(wordsOf(slip, there));
      await redeemSlip({ ...wordsOf(used, there), name: NEWCOMER, ...newcomersDevice() });

      await copied(other, ({ kind }) => kind === 'slipend' || kind === 'slipuse');
      await expect(previewSlip(wordsOf(slip, there))).rejects.toMatchObject(code('slipAnnulled'));
      const merged = await other.hub.facts.directory();
      expect(merged.get('slipend', slipEndId(slip.id))).toBeDefined();
      expect(usesOf(merged, merged.get('slip', used.id)!)).toMatchObject({ isOverused: true });
    } finally {
      await other.remove();
    }
  });

  /** Brings documents over as two hubs will: accepted as they are. */
  async function copied(to: TestHub, isWanted: (document: AcceptedDocument) => boolean) {
    const kinds = ['slip', 'slipend', 'slipuse'] as const;
    const all = await Promise.all(kinds.map((kind) => hub.hub.store.byKind(kind)));
    const wanted = all.flat().filter(isWanted);
    await to.hub.store.put(wanted);
    await to.hub.facts.affectedBy(wanted);
  }
});

describe('F-013 a slip past its day', () => {
  test('F-013 is refused and says so; the day is the one that the school has set', async () => {
    await doneBy(hub, 'admin', 'policy.set', { name: 'slipDays', chat: '', value: 5, isSet: true });
    const slip = await made('admin', { role: 'teacher' });
    expect(slip.expiresAt).toBeLessThan(Date.now() + 6 * DAY_MS);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * DAY_MS + 1000);
    await expect(previewSlip(wordsOf(slip))).rejects.toMatchObject(code('slipExpired'));
    await expect(enter(slip)).rejects.toMatchObject(code('slipExpired'));
  });

  test('is void once its maker has been dismissed', async () => {
    await hub.hub.acceptor.writeAsSchool([
      personCard('leaving', ['teacher'], { isVerified: true }),
      classMembership('k1', 'leaving', { role: 'classTeacher' }),
    ]);
    const slip = await made('leaving', { role: 'pupil', classroom: 'k1' });
    await previewSlip(wordsOf(slip));
    await hub.hub.acceptor.writeAsSchool([personCard('leaving', ['teacher'], { leftAt: 5 })]);
    await expect(previewSlip(wordsOf(slip))).rejects.toMatchObject(code('slipVoid'));
    await expect(enter(slip)).rejects.toMatchObject(code('slipVoid'));
  });
});

describe('F-023 what belongs to another school', () => {
  test('F-023, F-114 a slip, a challenge and a proof of one school are nothing at another', async () => {
    const other = await startSchoolHub();
    try {
      const there = `127.0.0.1:${other.port}`;
      const slip = await made('admin', { role: 'teacher' });
      await expect(previewSlip(wordsOf(slip, there))).rejects.toMatchObject(code('slipUnknown'));
      await expect(previewSlip({ ...wordsOf(slip, there), keyPin: hub.hub.keyPin })).rejects.toMatchObject(
        code('hubOtherKey'),
      );
      const lookup = randomBytes(32).toString('hex');
      const nonces = {
        slip: lookup,
        clientNonce: 'b'.repeat(32),
        hubNonce: 'c'.repeat(32),
        clientProof: 'd'.repeat(64),
      };
      await expect(other.hub.slips.preview(nonces)).rejects.toMatchObject(code('slipUnknown'));

      const key = newcomersDevice();
      const link = await made('admin', { purpose: 'link', role: 'teacher', mostUses: 3 });
      const wish = { role: 'teacher', classroom: '', note: '', mail: { email: '', code: '' } } as const;
      const { request: id } = await sendRequest({
        ...wordsOf(link),
        keyPin: '',
        name: NEWCOMER,
        ...wish,
        ...key,
      });
      await expect(
        askRequest({ address: there, keyPin: other.hub.keyPin, ...key, request: id, withdraw: false }),
      ).rejects.toMatchObject(code('requestUnknown'));
      // A device of one school is nobody at the other.
      const entered = newDeviceKey();
      await redeemSlip({ ...wordsOf(slip), name: NEWCOMER, devicePublicKey: entered.publicKey });
      await expect(RawClient.enter(other, 'teacher', entered)).rejects.toThrow('bye');
    } finally {
      await other.remove();
    }
  });

  test('a challenge that this hub has not given, or too long ago, says so', async () => {
    const slip = await made('admin', { role: 'teacher' });
    const { proof } = await proveSlip(wordsOf(slip));
    await expect(hub.hub.slips.preview({ ...proof, hubNonce: 'a'.repeat(32) })).rejects.toMatchObject(
      code('entryStale'),
    );
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 11 * 60_000);
    await expect(hub.hub.slips.preview(proof)).rejects.toMatchObject(code('entryStale'));
  });
});
