import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDemo, startTestHub } from '../fixtures/test-hub.ts';

const PROJECT = join(import.meta.dirname, '../..');
const RECORDER = join(PROJECT, 'tests/fixtures/record-connections.cjs');

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-outbound-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program with everything recorded that it opens to the outside. */
function recorded(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--require', RECORDER, ...args], {
    env: { ...process.env, RECORD_CONNECTIONS: join(folder, 'connections') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function connections(): readonly string[] {
  const file = join(folder, 'connections');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

/** What the hub writes to its terminal when it listens names the port. */
async function portOf(hub: ChildProcess): Promise<number> {
  let said = '';
  for await (const piece of hub.stdout ?? []) {
    said += String(piece);
    const port = /port (\d+)/.exec(said)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`the hub ended: ${said}`);
}

async function page(port: number, path: string): Promise<string> {
  const asked = request({ host: '127.0.0.1', port, path, rejectUnauthorized: false });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
  return await text(answer);
}

test('what is opened to the outside is seen by this test', async () => {
  const program = `
    require('node:net').connect({ host: '127.0.0.1', port: 9 }).on('error', () => {});
    require('node:dns').lookup('school.invalid', () => {});
    require('node:dgram').createSocket('udp4').unref().send('x', 9, '127.0.0.1');
    require('node:https').get('https://127.0.0.1:9/').on('error', () => {});
    fetch('https://127.0.0.1:4999/').catch(() => {});
  `;
  child = recorded(['-e', program]);
  await once(child, 'exit');
  const seen = connections().join('\n');
  for (const method of ['connect', 'lookup', 'send']) expect(seen).toContain(`"method":"${method}"`);
  expect(connections().filter((line) => line.includes('"connect"')).length).toBeGreaterThanOrEqual(3);
});

test('F-128 a hub without mail and without a hub above opens no connection to the outside', async () => {
  const data = join(folder, 'hub');
  const before = await startTestHub(data);
  await openDemo(before);
  await before.stop();
  const args = ['--data', data, '--port', '0', '--host', '127.0.0.1', '--rtc-port', '0', '--log', 'error'];
  child = recorded([join(PROJECT, 'server/main.ts'), ...args]);
  const port = await portOf(child);
  expect(await page(port, '/')).toContain('Берёзовская');
  expect(await page(port, '/health')).not.toBe('');
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(connections()).toEqual([]);
});
