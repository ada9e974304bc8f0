import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Credential,
  type CredentialContext,
  type CredentialTerm,
  credentialText,
} from '../../shared/credential/credential.ts';
import type { Hello } from '../../shared/protocol/hello.ts';
import { DEAD_AFTER_MS } from '../../shared/protocol/limits.ts';
import { type AcceptedDocument, authorPartOf } from '../../shared/schema/envelope.ts';
import { kindNames } from '../../shared/schema/kinds.ts';
import { policyId } from '../../shared/schema/policy.ts';
import { settle } from '../../shared/testing/fake-transport.ts';
import { part, personCard, stampAt, TEST_EPOCH } from '../../shared/testing/make-documents.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { openMemoryStore, TEST_STORE_KEY } from '../../tests/fixtures/hub-store.ts';
import { type SessionEnd, SessionHub } from '../../tests/fixtures/session-hub.ts';
import { deviceOf, someDevice } from '../../tests/fixtures/some-device.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import type { HubStore } from '../store/hub-store.ts';
import { openSqlcipherHubStore } from '../store/sqlcipher-hub-store.ts';
import { isSigned } from './credentials.ts';

const DAY_MS = 24 * 3600_000;
const NOW = 1_700_000_000_000;
const turn = () => settle(2000);

/** The hub on which the pupil has entered, and another one of the same school that has heard of the school. */
let main: SessionHub;
let village: SessionHub;
let key: ReturnType<typeof someDevice>;
let credential: Credential;

function otherStore(): HubStore {
  return openSqlcipherHubStore({
    path: ':memory:',
    key: TEST_STORE_KEY,
    newNames: () => ({ hub: 'hubvillage01', epoch: TEST_EPOCH }),
  });
}

async function everything(of: SessionHub): Promise<AcceptedDocument[]> {
  return (await Promise.all(kindNames().map((kind) => of.hub.store.byKind(kind)))).flat();
}

/** A hub that holds documents of the main one, as they came to it on whatever way, at a time of its own. */
async function hubWith(
  documents: readonly AcceptedDocument[],
  of: { readonly now?: number; readonly keyPin?: string } = {},
): Promise<SessionHub> {
  const store = otherStore();
  await store.put(documents);
  return new SessionHub(store, {
    timers: new ManualTimers(of.now ?? NOW),
    keyPin: of.keyPin ?? 'b'.repeat(64),
  });
}

/** What a hub says to a device that it may not know: the credential decides. */
async function greet(
  hub: SessionHub,
  of: Partial<Hello> = {},
  as = 'pupil',
  with_ = key,
): Promise<SessionEnd> {
  const end = hub.connect();
  await end.helloOfStranger(as, with_, { credential, ...of });
  await turn();
  return end;
}
const saidTo = (end: SessionEnd) =>
  end.all('bye').map(({ reason, error }) => `${reason} ${error.code}`)[0] ?? 'welcome';

/** What the credential of the pupil's device is bound to. */
function context(): CredentialContext {
  return { school: 'school1', keyPin: main.hub.keyPin, person: 'pupil', device: deviceOf(key) };
}

function termOf(value: number) {
  const body = { name: 'credentialDays' as const, chat: '', value, isSet: true };
  return part({ kind: 'policy', id: policyId('credentialDays'), scope: 'school', body });
}

/** What the village's hub has not heard of: that device. */
const isNews = (document: AcceptedDocument) => document.kind === 'device';

beforeEach(async () => {
  main = new SessionHub(openMemoryStore(), { timers: new ManualTimers(NOW) });
  await fillSmallSchool(main.hub);
  key = someDevice();
  const end = main.connect();
  await end.hello('pupil', key);
  await turn();
  credential = end.all('credential')[0]!.credential;
  village = await hubWith((await everything(main)).filter((document) => !isNews(document)));
});

describe('[CRED-1] a credential', () => {
  test('comes with the welcome, and is for this person, device, hub and school, until a day', async () => {
    expect(credential).toEqual({
      hub: main.hub.store.hub,
      issuedAt: NOW,
      expiresAt: NOW + 14 * DAY_MS,
      signature: credential.signature,
    });
    const published = (await main.hub.store.get(main.hub.store.hub))!.body['signingKey'];
    const text = credentialText(credential, context());
    expect(isSigned(String(published), text, credential.signature)).toBe(true);
  });

  test('lasts as many days as the school has set', async () => {
    await main.hub.acceptor.writeAsSchool([termOf(3)]);
    const end = await greet(main);
    expect(end.all('credential')[0]!.credential.expiresAt).toBe(NOW + 3 * DAY_MS);
  });

  test('is not given by a hub without a school', async () => {
    const empty = new SessionHub(otherStore());
    await empty.hub.acceptor.writeAsSchool([personCard('pupil', ['pupil'])]);
    expect((await empty.enter('pupil')).all('welcome')).toHaveLength(1);
    expect((await empty.enter('pupil')).all('credential')).toEqual([]);
  });

  test('[VERSION-2] is nothing that a client of version 2 hears of', async () => {
    const old = main.connect();
    await old.hello('second', someDevice(), { version: 2 });
    await turn();
    expect([old.all('welcome').length, old.all('credential').length]).toEqual([1, 0]);
  });
});

describe('[CRED-2] it is renewed', () => {
  test('when less than half of its term is left, and not before', async () => {
    expect((await greet(main)).all('credential')).toEqual([]);
    main.timers.advance(8 * DAY_MS);
    const [renewed] = (await greet(main)).all('credential');
    expect(renewed?.credential.expiresAt).toBe(NOW + 22 * DAY_MS);
  });

  test('on a session that is open, too, when something in it is another now', async () => {
    const end = await greet(main);
    await main.hub.acceptor.writeAsSchool([termOf(3)]);
    main.timers.advance(DEAD_AFTER_MS / 4);
    await turn();
    const [renewed] = end.all('credential');
    const { issuedAt, expiresAt } = renewed!.credential;
    expect(expiresAt - issuedAt).toBe(3 * DAY_MS);
  });

  test('at another hub of the school that knows the device, by the key of that hub', async () => {
    const knowing = await hubWith(await everything(main));
    const [renewed] = (await greet(knowing)).all('credential');
    expect(renewed?.credential.hub).toBe('hubvillage01');
    expect(await knowing.hub.store.get('hubvillage01')).toMatchObject({ kind: 'hubkey', scope: 'school' });
  });

  test('never by a hub that believes it and does not know the device: it ends', async () => {
    village.timers.advance(8 * DAY_MS);
    const end = await greet(village);
    expect([saidTo(end), end.all('credential').length]).toEqual(['welcome', 0]);
  });
});

describe('[CRED-3] a hub of the school that has not heard of the device', () => {
  test('G-6 lets it in by the credential until its term ends', async () => {
    expect(saidTo(await greet(village))).toBe('welcome');
    village.timers.advance(14 * DAY_MS - 1);
    expect(saidTo(await greet(village))).toBe('welcome');
  });

  test('G-6 refuses it when the term has ended, by that hub’s time, and says so', async () => {
    village.timers.advance(14 * DAY_MS);
    expect(saidTo(await greet(village))).toBe('needsLogin credentialExpired');
  });

  test('refuses it without a credential', async () => {
    const end = village.connect();
    await end.helloOfStranger('pupil', key);
    await turn();
    expect(saidTo(end)).toBe('needsLogin notAllowed');
  });

  test('ends the session at which the term runs out', async () => {
    village.timers.advance(14 * DAY_MS - 60_000);
    const end = await greet(village);
    expect(saidTo(end)).toBe('welcome');
    for (let n = 0; n < 5 && !end.isClosed; n++) {
      end.send({ type: 'ping', n: 1 });
      await settle();
      village.timers.advance(DEAD_AFTER_MS / 4);
      await turn();
    }
    expect(saidTo(end)).toBe('needsLogin credentialExpired');
  });

  test('[CRED-7] lets it in when its own clock is behind, for as much longer', async () => {
    const behind = await hubWith(
      (await everything(main)).filter((document) => !isNews(document)),
      {
        now: NOW - 700 * DAY_MS,
      },
    );
    expect(saidTo(await greet(behind))).toBe('welcome');
  });

  test('[CRED-7] refuses it early when its own clock is ahead', async () => {
    const ahead = await hubWith(
      (await everything(main)).filter((document) => !isNews(document)),
      {
        now: NOW + 15 * DAY_MS,
      },
    );
    expect(saidTo(await greet(ahead))).toBe('needsLogin credentialExpired');
  });
});

describe('[CRED-4] a revocation', () => {
  async function revoked(): Promise<AcceptedDocument> {
    await main.hub.devices.revoke([deviceOf(key)]);
    return (await everything(main)).find(isNews)!;
  }

  test('G-6 is refused at once where its document has come, whatever the credential says', async () => {
    const news = await revoked();
    expect(saidTo(await greet(village))).toBe('welcome');
    await village.hub.acceptor.writeAsSchool([authorPartOf(news)]);
    expect(saidTo(await greet(village))).toBe('needsLogin deviceSignedOut');
  });

  test('G-6 ends the open sessions of that device at once, and no others', async () => {
    const [end, other] = [await greet(village), await village.enter('second')];
    await village.hub.acceptor.writeAsSchool([authorPartOf(await revoked())]);
    expect(saidTo(end)).toBe('needsLogin deviceSignedOut');
    expect([end.isClosed, other.isClosed]).toEqual([true, false]);
  });

  test('holds for a person who has left as soon as that is known there', async () => {
    const end = await greet(village);
    await village.hub.acceptor.writeAsSchool([personCard('pupil', ['pupil'], { leftAt: 5 })]);
    await turn();
    expect([saidTo(end), saidTo(await greet(village))]).toEqual([
      'needsLogin leftSchool',
      'needsLogin leftSchool',
    ]);
  });

  test('is told only to who has the device’s key', async () => {
    await revoked();
    const thief = someDevice();
    const end = main.connect();
    await end.helloOfStranger('pupil', { ...thief, publicKey: key.publicKey });
    await turn();
    expect(saidTo(end)).toBe('needsLogin notAllowed');
  });
});

describe('[CRED-5] a hub does not believe', () => {
  const refused = async (of: Credential, as = 'pupil', with_ = key) =>
    expect(saidTo(await greet(village, { credential: of }, as, with_))).toBe('needsLogin notAllowed');

  /** What somebody with this key would sign, for this pupil and device unless told otherwise. */
  function signedBy(privateKey: KeyObject, of: Partial<CredentialTerm & CredentialContext>): Credential {
    const { hub, issuedAt, expiresAt } = { ...credential, ...of };
    const term = { hub, issuedAt, expiresAt };
    const text = credentialText(term, { ...context(), ...of });
    return { ...term, signature: Uint8Array.from(sign(null, Buffer.from(text), privateKey)) };
  }

  async function hubsOwnKey(): Promise<KeyObject> {
    const key = Buffer.from((await main.hub.store.setting('signingKey'))!, 'base64');
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  }

  test('the credential of another device, or of another person', async () => {
    await refused(credential, 'pupil', someDevice());
    await refused(credential, 'second');
    await refused(credential, 'admin');
  });

  test.each<[string, Partial<Credential>]>([
    ['end', { expiresAt: NOW + 60 * DAY_MS }],
    ['beginning', { issuedAt: NOW + 1 }],
    ['hub', { hub: 'hubvillage01' }],
    ['signature', { signature: new Uint8Array(64) }],
  ])('one whose %s was changed', async (_what, change) => {
    await refused({ ...credential, ...change });
  });

  test.each<[string, Partial<CredentialContext>]>([
    ['person', { person: 'admin' }],
    ['device', { device: 'd'.repeat(64) }],
    ['school', { school: 'school2' }],
    ['hub’s pin', { keyPin: '1'.repeat(64) }],
  ])('one that the hub has signed for another %s', async (_what, of) => {
    const key = await hubsOwnKey();
    expect(saidTo(await greet(village, { credential: signedBy(key, {}) }))).toBe('welcome');
    await refused(signedBy(key, of));
  });

  test('F-114 one of another school', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    await refused(signedBy(privateKey, { school: 'school2', hub: 'hubofothers1' }));
    await refused(signedBy(privateKey, { hub: 'hubofothers1' }));
  });

  test('one that lasts longer than any school may set, whoever has signed it', async () => {
    const own = await hubsOwnKey();
    expect(
      saidTo(await greet(village, { credential: signedBy(own, { expiresAt: NOW + 60 * DAY_MS }) })),
    ).toBe('welcome');
    await refused(signedBy(own, { expiresAt: NOW + 61 * DAY_MS }));
    await refused(signedBy(own, { issuedAt: NOW + 9, expiresAt: NOW + 9 }));
  });

  test('one of a hub whose key was withdrawn; and that hub signs no more', async () => {
    const held = (await main.hub.store.get(main.hub.store.hub))!;
    const withdrawn = { ...authorPartOf(held), gone: true, stamp: stampAt(NOW + 5) };
    await village.hub.acceptor.writeAsSchool([withdrawn]);
    await refused(credential);
    await main.hub.acceptor.writeAsSchool([withdrawn]);
    const end = main.connect();
    await end.hello('second');
    await turn();
    expect([end.all('welcome').length, end.all('credential').length]).toEqual([1, 0]);
  });
});
