import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeviceKey, newDeviceKey } from '../../electron/replica/device-key.ts';
import { redeemSlip } from '../../electron/replica/slip-client.ts';
import type { Credential } from '../../shared/credential/credential.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { part, personCard } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

/** Two schools, each with a hub of its own, and a pupil of the same id in both. */
let ours: TestHub;
let theirs: TestHub;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  ours = await startTestHub();
  await fillSmallSchool(ours.hub);
  theirs = await startTestHub();
  const body = { title: 'Школа 2', type: 'general' as const, locality: '', isDemo: false };
  await theirs.hub.acceptor.writeAsSchool([
    part({ kind: 'school', id: 'school2', scope: 'school', body }),
    personCard('pupil', ['pupil']),
  ]);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  await ours.remove();
  await theirs.remove();
});

/** A device that has entered at a hub, with what that hub has signed for it. */
async function entered(at: TestHub): Promise<{ readonly key: DeviceKey; readonly credential: Credential }> {
  const key = newDeviceKey();
  const slip = await at.hub.slips.issue({ person: 'pupil', maker: SCHOOL_WRITER });
  const entry = { address: `127.0.0.1:${at.port}`, code: slip.code, devicePublicKey: key.publicKey };
  await redeemSlip(entry);
  const client = await RawClient.enter(at, 'pupil', key);
  ends.push(() => client.close());
  return { key, credential: (await client.next('credential')).credential };
}

describe('F-114 what one school has given', () => {
  test('F-114 opens nothing at the hub of another: neither device nor credential, whatever is asked', async () => {
    const { key, credential } = await entered(theirs);
    for (const of of [{}, { credential }]) {
      const client = await RawClient.dial(ours);
      ends.push(() => client.close());
      client.send(await client.hello('pupil', key, { keyPin: ours.hub.keyPin, ...of }));
      client.send({ type: 'call', n: 1, method: 'devices.list', data: { person: '' } });
      expect(await client.next('bye')).toMatchObject({ reason: 'needsLogin', error: { code: 'notAllowed' } });
      await client.closed;
      expect(client.received.map(({ type }) => type)).toEqual(['nonce', 'bye']);
    }
  });

  test('F-114 a hello that was made for another hub is nothing here', async () => {
    const { key } = await entered(ours);
    const client = await RawClient.dial(ours);
    ends.push(() => client.close());
    client.send(await client.hello('pupil', key, { keyPin: theirs.hub.keyPin }));
    expect(await client.next('bye')).toMatchObject({ reason: 'needsLogin' });
  });

  test('F-114 a slip of another school is unknown, and is not used up by that', async () => {
    const slip = await theirs.hub.slips.issue({ person: 'pupil', maker: SCHOOL_WRITER });
    const { publicKey: devicePublicKey } = newDeviceKey();
    const entry = { code: slip.code, devicePublicKey };
    await expect(redeemSlip({ ...entry, address: `127.0.0.1:${ours.port}` })).rejects.toMatchObject({
      data: { code: 'slipUnknown' },
    });
    expect(await redeemSlip({ ...entry, address: `127.0.0.1:${theirs.port}` })).toMatchObject({
      person: 'pupil',
    });
  });
});

/** The kinds of records of a stream of TLS (RFC 8446), of which the last may be cut off; throws where it is none. */
function recordTypes(stream: Buffer): Set<number> {
  const types = new Set<number>();
  for (let at = 0; at < stream.byteLength;) {
    if (at + 5 > stream.byteLength) break;
    const [type, major] = [stream.readUInt8(at), stream.readUInt8(at + 1)];
    if (type < 20 || type > 23 || major !== 3) throw new Error(`no TLS at ${at}`);
    types.add(type);
    at += 5 + stream.readUInt16BE(at + 3);
  }
  return types;
}

describe('F-118 the way between desktop and hub', () => {
  test('F-118, D-1 carries TLS and nothing else, from the slip to the message', async () => {
    const proxy = new TcpProxy({ port: ours.port });
    const streams = new Map<object, { client: Buffer[]; hub: Buffer[] }>();
    proxy.tap = (data, from, connection) => {
      const kept = streams.get(connection) ?? { client: [], hub: [] };
      streams.set(connection, kept);
      kept[from].push(Buffer.from(data));
    };
    await proxy.start();
    ends.push(() => proxy.stop());
    const desktop = await TestDesktop.enter(ours, 'pupil', proxy.address);
    await desktop.live();
    await desktop.send('c1', 'Сочинение о лете');
    await desktop.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
    await desktop.close();
    const captured = [...streams.values()].map(({ client, hub }) => [
      Buffer.concat(client),
      Buffer.concat(hub),
    ]);
    expect(captured.length).toBeGreaterThan(1);
    for (const [up, down] of captured) {
      // Handshake first, then nothing but what is encrypted.
      expect(up!.readUInt8(0)).toBe(22);
      for (const stream of [up!, down!]) expect(recordTypes(stream)).toContain(23);
    }
    const everything = Buffer.concat(captured.flat());
    for (const text of ['Сочинение о лете', 'Ковалёва', 'pupil', 'Школа 1'])
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(everything.includes(Buffer.from(text, encoding)), text).toBe(false);
  });
});
