import { createHash, createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newDeviceKey } from '../../electron/replica/device-key.ts';
import { postToHub } from '../../electron/replica/hub-request.ts';
import { parseAddress } from '../../electron/replica/connector.ts';
import { previewSlip, redeemSlip } from '../../electron/replica/slip-client.ts';
import { ENTRY_PATHS, proofText } from '../../shared/protocol/entry.ts';
import { lettersOfWords, wordsOfLetters } from '../../shared/protocol/invitation.ts';
import {
  clientProofOf,
  hubProofOf,
  type SlipCrypto,
  slipHashOf,
  slipKeyOf,
  slipLookupOf,
} from '../../shared/protocol/slip-crypto.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { personCard } from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const DAY_MS = 24 * 3600_000;
/** Both sides' arithmetic, written down once more from the specification. */
const crypto: SlipCrypto = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  hmac: (keyHex, text) => createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text, 'utf8').digest('hex'),
};

let hub: TestHub;
let address: string;
let person: string;
let made = 0;

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  address = `127.0.0.1:${hub.port}`;
});
afterAll(() => hub.remove());
beforeEach(async () => {
  person = `newcomer${++made}`;
  await hub.hub.acceptor.writeAsSchool([
    personCard(person, ['teacher'], {
      familyName: 'Новикова',
      givenName: 'Ева',
      isVerified: true,
      position: 'учитель физики',
    }),
    ...withRules(person),
  ]);
});

const issue = async () => (await hub.hub.slips.issue({ person, maker: 'admin' })).code;
const code = (error: string) => ({ data: { code: error } });
const device = () => newDeviceKey();

/** Asks as a client does, step by step, with whatever a test wants to be different. */
async function steps(slipCode: string) {
  const key = slipKeyOf(crypto, lettersOfWords(slipCode.split(' ')));
  const hash = slipHashOf(crypto, key);
  const slip = slipLookupOf(crypto, hash);
  const clientNonce = randomBytes(16).toString('hex');
  const post = (path: string, data: object) =>
    postToHub({ address: parseAddress(address), keyPin: hub.hub.keyPin, path, data });
  const challenge = async () =>
    (await post(ENTRY_PATHS.challenge, { slip, clientNonce })).value as {
      hubNonce: string;
      hubProof: string;
    };
  const { hubNonce, hubProof } = await challenge();
  const bound = { hubKeyPin: hub.hub.keyPin, clientNonce, hubNonce };
  const clientProof = clientProofOf(crypto, key, proofText('client', bound));
  const proof = { slip, clientNonce, hubNonce, clientProof };
  const redeem = (deviceHex: string, of: object = {}) =>
    post(ENTRY_PATHS.redeem, { ...proof, device: deviceHex, chats: [], ...NOBODY, ...of });
  return { hash, bound, hubProof, proof, post, redeem };
}
const NOBODY = {
  name: { familyName: '', givenName: '', middleName: '' },
  mail: { email: '', code: '' },
};
const deviceHex = () => randomBytes(32).toString('hex');
async function slipOf(who: string) {
  const slips = await hub.hub.store.byKind('slip');
  return slips.flatMap((one) => (isOfKind(one, 'slip') && one.body.person === who ? [one] : []));
}

describe('a slip', () => {
  test('[ENTRY-5] shows at the door whom it is for and what it opens, and changes nothing', async () => {
    const slipCode = await issue();
    const head = await hub.hub.store.head();
    const { preview } = await previewSlip({ address, code: slipCode });
    expect(preview).toMatchObject({
      schoolTitle: 'Школа 1',
      personName: 'Новикова Ева',
      roles: ['teacher'],
      position: 'учитель физики',
      chats: [{ id: 's1', title: 'Чат s1' }],
    });
    expect(preview.expiresAt).toBeGreaterThan(Date.now() + 13 * DAY_MS);
    expect(await hub.hub.store.head()).toBe(head);
  });

  test('[ENTRY-6] lets the device in, with the chats that were shown and no others', async () => {
    const key = device();
    const entered = await redeemSlip({ address, code: await issue(), devicePublicKey: key.publicKey });
    expect(entered).toEqual({ person, addresses: [address], keyPin: hub.hub.keyPin });
    const client = await RawClient.enter(hub, person, key);
    const memberships = client.received
      .flatMap((message) => (message.type === 'changes' ? message.documents : []))
      .filter((one) => isOfKind(one, 'membership') && one.body.person === person);
    expect(memberships.map(({ id, by }) => [id, by])).toEqual([[`s1.${person}`, person]]);
    client.close();
  });

  test('[ENTRY-6] does not join chats that are not offered, whatever the device asks for', async () => {
    const { redeem } = await steps(await issue());
    await redeem(deviceHex(), { chats: ['c1', 'c2', 's1', 'nothing'] });
    expect((await hub.hub.facts.of(person)).chats).toEqual(new Set(['s1']));
  });

  test('[ENTRY-6] neither offers nor joins a chat whose rules the person has not accepted', async () => {
    person = `unread${made}`;
    await hub.hub.acceptor.writeAsSchool([personCard(person, ['teacher'], { isVerified: true })]);
    const slipCode = await issue();
    expect((await previewSlip({ address, code: slipCode })).preview.chats).toEqual([]);
    const { redeem } = await steps(slipCode);
    await redeem(deviceHex(), { chats: ['s1'] });
    expect((await hub.hub.facts.of(person)).chats).toEqual(new Set());
  });

  test('[ENTRY-6] joins nothing that the person did not choose', async () => {
    const { redeem } = await steps(await issue());
    await redeem(deviceHex());
    expect((await hub.hub.facts.of(person)).chats).toEqual(new Set());
  });

  test('[ENTRY-2] proves the hub first, with the slip’s key over the hub’s key and both nonces', async () => {
    const { hash, bound, hubProof } = await steps(await issue());
    expect(hubProof).toBe(hubProofOf(crypto, hash, proofText('hub', bound)));
  });
});

describe('[ENTRY-7] a slip is not taken', () => {
  test('after its time', async () => {
    const slipCode = await issue();
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 15 * DAY_MS);
    await expect(previewSlip({ address, code: slipCode })).rejects.toMatchObject(code('slipExpired'));
    now.mockRestore();
    await previewSlip({ address, code: slipCode });
  });

  test('after another device has used it', async () => {
    const slipCode = await issue();
    await redeemSlip({ address, code: slipCode, devicePublicKey: device().publicKey });
    await expect(previewSlip({ address, code: slipCode })).rejects.toMatchObject(code('slipUsed'));
    await expect(
      redeemSlip({ address, code: slipCode, devicePublicKey: device().publicKey }),
    ).rejects.toMatchObject(code('slipUsed'));
  });

  test('after it was annulled', async () => {
    const slipCode = await issue();
    const [slip] = await slipOf(person);
    const { id, kind, scope, parent, by, stamp, gone, body } = slip!;
    await hub.hub.acceptor.writeAsSchool([
      { id, kind, scope, parent, by, stamp, gone, body: { ...body, annulledAt: 5 } },
    ]);
    await expect(previewSlip({ address, code: slipCode })).rejects.toMatchObject(code('slipAnnulled'));
  });

  test('with a code that nobody was given', async () => {
    await expect(
      previewSlip({ address, code: wordsOfLetters('0123456789abcde0').join(' ') }),
    ).rejects.toMatchObject(code('slipUnknown'));
  });

  test('with a proof by another secret, for another nonce, or by the hub’s own proof', async () => {
    const { proof, post, hubProof } = await steps(await issue());
    for (const [change, refusal] of [
      [{ clientProof: 'a'.repeat(64) }, 'slipUnknown'],
      [{ clientProof: hubProof }, 'slipUnknown'],
      [{ hubNonce: 'b'.repeat(32) }, 'entryStale'],
      [{ clientNonce: 'c'.repeat(32) }, 'entryStale'],
    ] as const) {
      await expect(post(ENTRY_PATHS.preview, { ...proof, ...change })).rejects.toMatchObject(code(refusal));
      await expect(
        post(ENTRY_PATHS.redeem, { ...proof, ...change, device: deviceHex(), chats: [], ...NOBODY }),
      ).rejects.toMatchObject(code(refusal));
    }
  });

  test('with a proof that was made for another slip’s challenge', async () => {
    const [one, two] = [await steps(await issue()), await steps(await issue())];
    await expect(
      one.post(ENTRY_PATHS.preview, { ...one.proof, hubNonce: two.proof.hubNonce }),
    ).rejects.toMatchObject(code('entryStale'));
  });

  test('from whoever reads its document and does not hold the paper', async () => {
    const { hash, bound, proof, post } = await steps(await issue());
    for (const key of [hash, slipHashOf(crypto, hash)]) {
      const clientProof = clientProofOf(crypto, key, proofText('client', bound));
      await expect(post(ENTRY_PATHS.preview, { ...proof, clientProof })).rejects.toMatchObject(
        code('slipUnknown'),
      );
    }
  });

  test('for a person who has left since it was written', async () => {
    const slipCode = await issue();
    const { redeem } = await steps(slipCode);
    await hub.hub.acceptor.writeAsSchool([personCard(person, ['teacher'], { leftAt: 5 })]);
    await expect(previewSlip({ address, code: slipCode })).rejects.toMatchObject(code('slipVoid'));
    await expect(redeem(deviceHex())).rejects.toMatchObject(code('slipVoid'));
  });

  test('for a device that is another person’s', async () => {
    const key = device();
    await redeemSlip({ address, code: await issue(), devicePublicKey: key.publicKey });
    const { code: other } = await hub.hub.slips.issue({ person: 'second', maker: 'admin' });
    await expect(redeemSlip({ address, code: other, devicePublicKey: key.publicKey })).rejects.toMatchObject(
      code('notAllowed'),
    );
    const client = await RawClient.enter(hub, person, key);
    client.close();
  });
});

describe('[ENTRY-8] asking again', () => {
  test('by the same device is harmless, by another is refused', async () => {
    const { redeem } = await steps(await issue());
    const own = deviceHex();
    const { value } = await redeem(own);
    const head = await hub.hub.store.head();
    expect((await redeem(own)).value).toEqual(value);
    await expect(redeem(deviceHex())).rejects.toMatchObject(code('slipUsed'));
    expect(await hub.hub.store.head()).toBe(head);
  });

  test('at once by the same device answers both', async () => {
    const { redeem } = await steps(await issue());
    const own = deviceHex();
    const [one, two] = await Promise.all([redeem(own), redeem(own)]);
    expect(one.value).toEqual(two.value);
  });

  test('at once by two devices lets exactly one in', async () => {
    const { redeem } = await steps(await issue());
    const devices = [deviceHex(), deviceHex(), deviceHex()];
    const outcomes = await Promise.allSettled(devices.map((one) => redeem(one)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const known = await Promise.all(devices.map((one) => hub.hub.devices.of(one)));
    expect(known.filter((one) => one !== undefined)).toHaveLength(1);
  });

  test('is what the client does when the answer is lost on the way', async () => {
    const proxy = new TcpProxy({ port: hub.port });
    await proxy.start();
    const key = device();
    const slipCode = await issue();
    const { acceptor } = hub.hub;
    // The hub has written everything down; the wire is cut before its answer leaves.
    const isCut = new Promise<void>((resolve) => {
      const stop = acceptor.onAccepted(() => {
        stop();
        proxy.cut();
        proxy.mend();
        resolve();
      });
    });
    const entered = await redeemSlip({
      address: proxy.address,
      code: slipCode,
      devicePublicKey: key.publicKey,
    });
    await isCut;
    expect(entered.person).toBe(person);
    const client = await RawClient.enter(hub, person, key);
    client.close();
    await proxy.stop();
  });

  test('after the store failed half-way finds the slip unused', async () => {
    const { redeem } = await steps(await issue());
    const put = vi.spyOn(hub.hub.store, 'put').mockRejectedValueOnce(new Error('disk'));
    await expect(redeem(deviceHex())).rejects.toThrow();
    put.mockRestore();
    const own = deviceHex();
    await redeem(own);
    const [slip] = await slipOf(person);
    const uses = (await hub.hub.facts.directory()).about('slipuse', slip!.id);
    expect(uses.map(({ body }) => body.device)).toEqual([own]);
  });
});
