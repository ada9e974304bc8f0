import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAppProtocol } from './app-protocol.ts';

const root = mkdtempSync(join(tmpdir(), 'zvonok-protocol-'));
const folder = join(root, 'renderer');
const PICTURE = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(1_200_000, 7)]);
const PAGE = Buffer.from('<!doctype html><script>1</script>');
const held = new Map([
  ['a'.repeat(64), PICTURE],
  ['b'.repeat(64), PAGE],
]);
const answer = makeAppProtocol(folder, ({ digest, offset, length }) => {
  const file = held.get(digest);
  if (!file) return Promise.reject(new Error('not here'));
  return Promise.resolve({
    bytes: Uint8Array.from(file.subarray(offset, offset + length)),
    sizeBytes: file.length,
  });
});
const get = (url: string, method = 'GET') => answer(new Request(url, { method }));

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(folder, 'notes.exe'), 'MZ');
  writeFileSync(join(root, 'secret.json'), '{}');
  mkdirSync(join(root, 'renderer-old'));
  writeFileSync(join(root, 'renderer-old', 'index.html'), 'old');
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

test('serves the page and its scripts with the right types', async () => {
  const page = await get('app://zvonok/');
  expect(await page.text()).toBe('<!doctype html>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const script = await get('app://zvonok/assets/index-1.js?v=1#x');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('every answer, refusals included, carries the policies', async () => {
  for (const url of ['app://zvonok/index.html', 'app://zvonok/none.html']) {
    const { headers } = await get(url);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; " +
        "media-src 'self' blob: mediastream:; connect-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
  }
});

test.each([
  'app://zvonok/../secret.json',
  'app://zvonok/..%2fsecret.json',
  'app://zvonok/%2e%2e/secret.json',
  'app://zvonok/%252e%252e%252fsecret.json',
  'app://zvonok/assets/..%5c..%5c..%5csecret.json',
  'app://zvonok/%00index.html',
  'app://zvonok/%E0%A4%A',
  'app://zvonok//etc/passwd.json',
  'app://zvonok/../renderer-old/index.html',
  'app://zvonok/..%2frenderer-old/index.html',
  'app://elsewhere/index.html',
  'https://zvonok/index.html',
  'app://zvonok/assets',
  'app://zvonok/notes.exe',
])('finds nothing at %s', async (url) => {
  expect((await get(url)).status).toBe(404);
});

test('answers questions only', async () => {
  expect((await get('app://zvonok/index.html', 'POST')).status).toBe(405);
  const head = await get('app://zvonok/index.html', 'HEAD');
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('F-054 shows a file of the open person by its content, whole and in parts', async () => {
  const url = `app://zvonok/file/${'a'.repeat(64)}`;
  const whole = await get(url);
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(whole.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(Buffer.from(await whole.arrayBuffer()).equals(PICTURE)).toBe(true);
  const part = await answer(new Request(url, { headers: { range: 'bytes=600000-' } }));
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 600000-1200007/1200008']);
  expect(Buffer.from(await part.arrayBuffer()).equals(PICTURE.subarray(600_000))).toBe(true);
  expect((await answer(new Request(url, { headers: { range: 'bytes=9000000-' } }))).status).toBe(416);
});

test('F-054 what is no picture, sound or film is not shown, whatever it is called', async () => {
  expect((await get(`app://zvonok/file/${'b'.repeat(64)}`)).status).toBe(404);
  expect((await get(`app://zvonok/file/${'c'.repeat(64)}`)).status).toBe(404);
});
