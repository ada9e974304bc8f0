import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  askRequest,
  askSchool,
  sendRequest,
  sendRequestMailCode,
} from '../../electron/replica/request-client.ts';
import { previewSlip, redeemSlip, sendMailCode } from '../../electron/replica/slip-client.ts';
import { usesOf } from '../../shared/directory/slip-state.ts';
import type { IssuedSlip } from '../../shared/ipc/issued-slip.ts';
import type { SlipWish } from '../../shared/ipc/slip-wish.ts';
import { code, doneBy, madeSlip, NEWCOMER, newcomersDevice, startSchoolHub } from '../fixtures/made-slip.ts';
import type { TestHub } from '../fixtures/test-hub.ts';

const NO_MAIL = { email: '', code: '' };

let hub: TestHub;
let address: string;
const letters: { to: string; text: string }[] = [];

beforeAll(async () => {
  hub = await startSchoolHub();
  address = `127.0.0.1:${hub.port}`;
});
afterAll(() => hub.remove());
afterEach(() => {
  vi.restoreAllMocks();
  letters.length = 0;
});

/** The hub has mail that is taken at once; what a mail server does with it, its own tests show. */
function withMail() {
  vi.spyOn(hub.hub.mail, 'isSetUp').mockResolvedValue(true);
  vi.spyOn(hub.hub.mail, 'send').mockImplementation((letter) => {
    letters.push(letter);
    return Promise.resolve('1');
  });
}
const codeInLetter = () => /[0-9]{6}/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '';
const made = (maker: string, of: Partial<SlipWish>) => madeSlip(hub, maker, of);
const wordsOf = (slip: IssuedSlip) => ({ address, code: slip.code });
const enter = (slip: IssuedSlip, of: object = {}) =>
  redeemSlip({ ...wordsOf(slip), name: NEWCOMER, ...newcomersDevice(), ...of });
const directory = () => hub.hub.facts.directory();

function asking(of: object, key = newcomersDevice()) {
  const wish = { code: '', name: NEWCOMER, role: 'pupil', classroom: 'k1', note: '', mail: NO_MAIL } as const;
  return { address, keyPin: '', ...wish, ...key, ...of };
}
async function stateOf(request: string, key: ReturnType<typeof newcomersDevice>, withdraw = false) {
  return askRequest({ address, keyPin: hub.hub.keyPin, ...key, request, withdraw });
}

describe('F-016 a request to be let in', () => {
  test('F-016 by a link is bound to its role and class, waits, and lets its device in once accepted', async () => {
    const link = await made('teacher', { purpose: 'link', classroom: 'k1', mostUses: 2 });
    await expect(enter(link)).rejects.toMatchObject(code('slipIsLink'));
    const key = newcomersDevice();
    const wish = asking({ code: link.code, role: 'administrator', classroom: 'k2', note: 'новенькая' }, key);
    const { request, keyPin } = await sendRequest(wish);
    expect(keyPin).toBe(hub.hub.keyPin);
    expect((await directory()).get('joinrequest', request)?.body).toMatchObject({
      role: 'pupil',
      classroom: 'k1',
      note: 'новенькая',
      state: 'open',
    });
    expect(await stateOf(request, key)).toMatchObject({ state: 'open', person: '' });
    expect((await sendRequest(wish)).request).toBe(request);

    const id = hub.hub.clock.stamp();
    await doneBy(hub, 'admin', 'requests.accept', {
      request,
      person: '',
      id,
      role: 'pupil',
      classroom: 'k1',
    });
    expect(await stateOf(request, key)).toMatchObject({ state: 'accepted', person: id, roles: ['pupil'] });
    expect([...(await directory()).factsOf(id).classrooms]).toEqual(['k1']);
    const used = await directory();
    expect(usesOf(used, used.get('slip', link.id)!).uses.map(({ body }) => body.person)).toEqual([id]);
    await expect(
      doneBy(hub, 'admin', 'requests.accept', {
        request,
        person: '',
        id: hub.hub.clock.stamp(),
        role: 'pupil',
        classroom: 'k1',
      }),
    ).rejects.toThrow('actTwice');
  });

  test('F-115 by a forwarded link gives an outsider nothing but a place in the list', async () => {
    const link = await made('teacher', { purpose: 'link', classroom: 'k1', mostUses: 30 });
    const key = newcomersDevice();
    const { request } = await sendRequest(asking({ code: link.code }, key));
    expect(await hub.hub.devices.of(key.device)).toBeUndefined();
    await doneBy(hub, 'admin', 'requests.refuse', { request }, 'не из нашей школы');
    expect(await stateOf(request, key)).toEqual({
      state: 'refused',
      person: '',
      personName: '',
      roles: [],
      schoolTitle: 'Школа 1',
    });
    expect(await hub.hub.devices.of(key.device)).toBeUndefined();
  });

  test('F-016 from whoever knows the address: the school may close that, and says only the titles of its classes', async () => {
    const { school, keyPin } = await askSchool({ address, keyPin: '' });
    expect(school).toMatchObject({ schoolTitle: 'Школа 1', isOpen: true });
    expect(school.classrooms.map(({ title }) => title)).toContain('2А');
    const key = newcomersDevice();
    const { request } = await sendRequest(asking({ keyPin, role: 'teacher', classroom: '' }, key));
    expect(await stateOf(request, key, true)).toMatchObject({ state: 'withdrawn' });
    await expect(sendRequest(asking({ role: 'head', classroom: '' }))).rejects.toMatchObject(
      code('badRequest'),
    );
    await expect(sendRequest(asking({ classroom: 'nowhere' }))).rejects.toMatchObject(code('badRequest'));

    await doneBy(hub, 'admin', 'policy.set', {
      name: 'requestsAreOpen',
      chat: '',
      value: false,
      isSet: true,
    });
    expect((await askSchool({ address, keyPin: '' })).school).toMatchObject({
      isOpen: false,
      classrooms: [],
    });
    await expect(sendRequest(asking({}))).rejects.toMatchObject(code('requestsClosed'));
    await doneBy(hub, 'admin', 'policy.set', { name: 'requestsAreOpen', chat: '', value: true, isSet: true });
  });

  test('F-016 under a name that nobody has is refused, and nothing is kept of it', async () => {
    const link = await made('teacher', { purpose: 'link', classroom: 'k1', mostUses: 1 });
    const before = (await directory()).all('joinrequest').length;
    for (const familyName of [' ', 'Пeтров']) {
      const wish = asking({ code: link.code, name: { ...NEWCOMER, familyName } });
      await expect(sendRequest(wish)).rejects.toMatchObject(code('nameUnfit'));
    }
    expect((await directory()).all('joinrequest')).toHaveLength(before);
    await sendRequest(asking({ code: link.code }));
  });

  test('F-016 that was written without a link names no class, and whoever decides does', async () => {
    const key = newcomersDevice();
    const { request } = await sendRequest(asking({ classroom: '' }, key));
    const id = hub.hub.clock.stamp();
    await doneBy(hub, 'admin', 'requests.accept', {
      request,
      person: '',
      id,
      role: 'pupil',
      classroom: 'k2',
    });
    expect([...(await directory()).factsOf(id).classrooms]).toEqual(['k2']);
    expect(await stateOf(request, key)).toMatchObject({ state: 'accepted', person: id });
    withMail();
    await expect(sendRequest(asking({ classroom: '' }))).rejects.toMatchObject(code('requestWithoutClass'));
  });

  test('[ENTRY-11] can be asked after by its own device alone', async () => {
    const key = newcomersDevice();
    const { request } = await sendRequest(asking({}, key));
    const stranger = newcomersDevice();
    await expect(stateOf(request, { ...stranger, device: key.device })).rejects.toMatchObject(
      code('requestUnknown'),
    );
    await expect(stateOf(request, stranger)).rejects.toMatchObject(code('requestUnknown'));
    await expect(stateOf('nothing', key)).rejects.toMatchObject(code('requestUnknown'));
    await stateOf(request, key, true);
  });

  test('[ENTRY-10] is not made without end from one address', async () => {
    const outcomes: unknown[] = [];
    for (let n = 0; n < 12; n++)
      outcomes.push(
        await sendRequest(asking({})).then(
          () => 'taken',
          (error: unknown) => error,
        ),
      );
    expect(outcomes.at(-1)).toMatchObject(code('tooMany'));
    const link = await made('teacher', { purpose: 'link', classroom: 'k1', mostUses: 2 });
    await sendRequest(asking({ code: link.code }));
    await sendRequest(asking({ code: link.code }));
    await expect(sendRequest(asking({ code: link.code }))).rejects.toMatchObject(code('slipUsed'));
  });
});

describe('F-027 a pupil of grades 1 to 4', () => {
  const primary = { role: 'pupil', classroom: 'k2a' } as const;

  test('F-027 enters with a code that came to a parent, whose address two siblings may share', async () => {
    withMail();
    for (const givenName of ['Ева', 'Адам']) {
      const slip = await made('teacher', primary);
      expect((await previewSlip(wordsOf(slip))).preview.needsEmail).toBe(true);
      const name = { ...NEWCOMER, givenName };
      await expect(enter(slip, { name })).rejects.toMatchObject(code('mailCodeNeeded'));
      await sendMailCode({ ...wordsOf(slip), email: 'mother@example.org' });
      expect(letters.at(-1)?.to).toBe('mother@example.org');
      const wrong = { email: 'mother@example.org', code: codeInLetter() === '000000' ? '111111' : '000000' };
      await expect(enter(slip, { name, mail: wrong })).rejects.toMatchObject(code('mailCodeWrong'));
      const { person } = await enter(slip, {
        name,
        mail: { email: 'mother@example.org', code: codeInLetter() },
      });
      expect((await directory()).about('contact', person).map(({ body }) => body.email)).toEqual([
        'mother@example.org',
      ]);
    }
  });

  test('F-027 enters with the slip alone where the hub has no mail, or the school does not ask', async () => {
    await enter(await made('teacher', primary));
    withMail();
    await doneBy(hub, 'admin', 'policy.set', { name: 'primaryByMail', chat: '', value: false, isSet: true });
    await enter(await made('teacher', primary));
    await doneBy(hub, 'admin', 'policy.set', { name: 'primaryByMail', chat: '', value: true, isSet: true });
  });

  test('F-027 is asked also with a link or a request, and older pupils are not', async () => {
    withMail();
    const older = { ...primary, classroom: 'k1' };
    expect((await previewSlip(wordsOf(await made('teacher', older)))).preview.needsEmail).toBe(false);
    const link = await made('teacher', { purpose: 'link', ...primary, mostUses: 5 });
    await expect(sendRequest(asking({ code: link.code }))).rejects.toMatchObject(code('mailCodeNeeded'));
    await sendMailCode({ ...wordsOf(link), email: 'father@example.org' });
    const mail = { email: 'father@example.org', code: codeInLetter() };
    const { request } = await sendRequest(asking({ code: link.code, mail }));
    expect((await directory()).get('joinrequest', request)?.body).toMatchObject({
      email: mail.email,
      isEmailConfirmed: true,
    });

    const key = newcomersDevice();
    const of = { address, keyPin: '', device: key.device, classroom: 'k2a', email: 'aunt@example.org' };
    await sendRequestMailCode(of);
    expect(letters.at(-1)?.to).toBe('aunt@example.org');
    await expect(sendRequestMailCode({ ...of, classroom: 'k1' })).rejects.toMatchObject(code('badRequest'));
  });
});
