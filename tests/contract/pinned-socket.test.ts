import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { connectPinned, parseAddress } from '../../electron/replica/connector.ts';
import { postToHub } from '../../electron/replica/hub-request.ts';
import { previewSlip, redeemSlip } from '../../electron/replica/slip-client.ts';
import { socketConnect } from '../../electron/replica/socket-transport.ts';
import { loadHubKey } from '../../server/gateway/hub-key.ts';
import { MAX_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { Eavesdropper, FarHub } from '../fixtures/far-hub.ts';
import { openMemoryStore } from '../fixtures/hub-store.ts';
import { listen } from './transport-contract.ts';

const OTHER_PIN = 'f'.repeat(64);
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function farHub(host?: string): Promise<FarHub> {
  const hub = await FarHub.start(host ? { host } : {});
  ends.push(() => hub.stop());
  return hub;
}
async function eavesdropper(): Promise<Eavesdropper> {
  const one = await Eavesdropper.start();
  ends.push(() => one.stop());
  return one;
}
async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const unreachable = { data: { code: 'hubUnreachable', isRetryable: true } };

describe('[PIN-2] something with another key', () => {
  test('F-118 hears not one byte of the sync socket', async () => {
    const other = await eavesdropper();
    await expect(
      socketConnect({ addresses: [other.address], keyPin: OTHER_PIN })().transport,
    ).rejects.toMatchObject({ data: { code: 'hubOtherKey' } });
    await other.quiet();
    expect([other.connections, other.bytes]).toEqual([1, 0]);
  });

  test('hears not one byte of a request that is pinned', async () => {
    const other = await eavesdropper();
    const address = parseAddress(other.address);
    await expect(
      postToHub({ address, keyPin: OTHER_PIN, path: '/entry/redeem', data: { secret: 1 } }),
    ).rejects.toMatchObject({ data: { code: 'hubOtherKey' } });
    await other.quiet();
    expect([other.connections, other.bytes]).toEqual([1, 0]);
  });

  test('is heard out where it does hold the key', async () => {
    const other = await eavesdropper();
    const { socket } = await connectPinned({ address: parseAddress(other.address), keyPin: other.keyPin });
    socket.end('a word');
    await once(socket, 'close');
    expect(other.bytes).toBe(6);
  });
});

describe('[ENTRY-4] something that does not know the slip', () => {
  /** Answers every challenge as well as it can without the secret, and writes down what it was told. */
  async function pretender(answer: (body: string) => string) {
    const key = await loadHubKey(openMemoryStore());
    const heard: string[] = [];
    const server = createHttpsServer({ key: key.keyPem, cert: key.certificatePem }, (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push(`${request.url} ${body}`);
        response.setHeader('connection', 'close').end(answer(body));
      });
    });
    return { heard, address: await listening(server) };
  }
  const CODE = '0123456789abcde0';

  test('is found out by its proof, and has learnt neither secret, nor proof, nor device', async () => {
    const { heard, address } = await pretender(() =>
      JSON.stringify({ hubNonce: 'a'.repeat(32), hubProof: 'b'.repeat(64) }),
    );
    for (const enter of [
      () => previewSlip({ address, code: CODE }),
      () => redeemSlip({ address, code: CODE, devicePublicKey: new Uint8Array(32).fill(5) }),
    ]) {
      await expect(enter()).rejects.toMatchObject({ data: { code: 'hubOtherKey' } });
    }
    expect(heard.map((line) => line.split(' ')[0])).toEqual(['/entry/2/challenge', '/entry/2/challenge']);
    for (const line of heard)
      expect(Object.keys(JSON.parse(line.slice(line.indexOf(' '))) as object).sort()).toEqual([
        'clientNonce',
        'slip',
      ]);
    expect(heard.join('').toLowerCase()).not.toMatch(/0123456789abcde0|0505/);
  });

  test.each([
    ['nonsense', 'hello'],
    ['another shape', '{"hubNonce":1}'],
    ['an endless answer', `"${'x'.repeat(300_000)}"`],
  ])('and answers %s is not believed', async (_what, answer) => {
    const { address } = await pretender(() => answer);
    await expect(previewSlip({ address, code: CODE })).rejects.toThrow();
  });

  test.each(['', '0123', '0123456789abcde', '0123456789abcdef', '0123456789abcdeu', 'кириллица'])(
    'is not even asked with the code %j',
    async (code) => {
      await expect(previewSlip({ address: '127.0.0.1:9', code })).rejects.toMatchObject({
        data: { code: 'codeInvalid' },
      });
    },
  );
});

describe('an address', () => {
  test.each([
    ['192.168.1.5:7443', '192.168.1.5', 7443],
    [' [fd00::5]:7443 ', 'fd00::5', 7443],
    ['[::1]:1', '::1', 1],
    ['school.local:65535', 'school.local', 65535],
    ['школа.рф:7443', 'школа.рф', 7443],
  ])('%j is read', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ host, port });
  });

  test.each([
    '',
    'school',
    'school:',
    ':7443',
    'school:0',
    'school:65536',
    'fd00::5:7443',
    '[fd00::5]',
    'a b:7443',
    'https://school:7443',
    '[x]:1',
  ])('%j is none', (text) => {
    expect(() => parseAddress(text)).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({ code: 'addressInvalid' }) as object,
      }) as Error,
    );
  });

  test.each([
    ['IPv4', '127.0.0.1', '127.0.0.1'],
    ['IPv6', '::1', '[::1]'],
    ['a name', '127.0.0.1', 'localhost'],
  ])('by %s reaches the hub', async (_how, host, literal) => {
    const hub = await farHub(host);
    const transport = await socketConnect({ addresses: [`${literal}:${hub.port}`], keyPin: hub.keyPin })()
      .transport;
    const heard = listen(transport);
    (await hub.arrived()).send(Uint8Array.of(4));
    expect(await heard.until(1)).toEqual([[4]]);
    transport.close();
  });
});

describe('several addresses', () => {
  test('are tried in order until the hub is found, past those where nobody or another is', async () => {
    const [hub, other] = [await farHub(), await eavesdropper()];
    const transport = await socketConnect({
      addresses: ['127.0.0.1:9', other.address, hub.address],
      keyPin: hub.keyPin,
    })().transport;
    expect([transport.hubKeyPin, other.bytes]).toEqual([hub.keyPin, 0]);
    transport.close();
  });

  test('that all fail say so when one has another key, wherever it stands', async () => {
    const other = await eavesdropper();
    for (const addresses of [
      [other.address, '127.0.0.1:9'],
      ['127.0.0.1:9', other.address],
    ]) {
      await expect(socketConnect({ addresses, keyPin: OTHER_PIN })().transport).rejects.toMatchObject({
        data: { code: 'hubOtherKey' },
      });
    }
  });

  test('are not tried on after the attempt was cancelled', async () => {
    const hub = await farHub();
    const server = createServer();
    const silent = await listening(server);
    const dialing = socketConnect({ addresses: [silent, hub.address], keyPin: hub.keyPin })();
    const [socket] = (await once(server, 'connection')) as [{ destroy: () => void }];
    dialing.cancel();
    await expect(dialing.transport).rejects.toMatchObject(unreachable);
    socket.destroy();
    expect(await hub.connections).toBe(0);
  });
});

describe('a hub that', () => {
  test('closes at once is unreachable', async () => {
    const address = await listening(createServer((socket) => socket.destroy()));
    await expect(
      socketConnect({ addresses: [address], keyPin: OTHER_PIN })().transport,
    ).rejects.toMatchObject(unreachable);
  });

  test('speaks no TLS is unreachable', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume();
      socket.end('220 welcome\r\n');
    });
    const address = await listening(server);
    await expect(
      socketConnect({ addresses: [address], keyPin: OTHER_PIN })().transport,
    ).rejects.toMatchObject(unreachable);
  });

  test('takes no sync sockets is unreachable', async () => {
    const key = await loadHubKey(openMemoryStore());
    const server = createHttpsServer({ key: key.keyPem, cert: key.certificatePem }, (_request, response) =>
      response.writeHead(404).end(),
    );
    const address = await listening(server);
    await expect(socketConnect({ addresses: [address], keyPin: key.pin })().transport).rejects.toMatchObject(
      unreachable,
    );
  });

  test('[FRAME-2] sends a frame that is too long is left', async () => {
    const hub = await farHub();
    const transport = await socketConnect({ addresses: [hub.address], keyPin: hub.keyPin })().transport;
    const heard = listen(transport);
    (await hub.arrived()).send(new Uint8Array(MAX_FRAME_BYTES + 1));
    await heard.closed;
    expect(await heard.until(0)).toEqual([]);
  });

  test('[FRAME-3] sends text is left, and the text is not passed on', async () => {
    const hub = await farHub();
    const transport = await socketConnect({ addresses: [hub.address], keyPin: hub.keyPin })().transport;
    const heard = listen(transport);
    (await hub.arrived()).sendText('hello');
    await heard.closed;
    expect(await heard.until(0)).toEqual([]);
  });
});
