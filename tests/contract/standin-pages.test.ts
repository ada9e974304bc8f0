import { writeFileSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixture, type FixtureApp } from '../fixtures/standin-app/fixture-app.ts';

let app: FixtureApp;

beforeAll(async () => {
  app = await startFixture({ env: { ZVONOK_FAKE_MEDIA: '1' } });
});
afterAll(() => app.stop());

interface Asked {
  permission?: string;
  check?: string;
  [detail: string]: unknown;
}

interface Navigation {
  event: string;
  url: string;
}

async function reopen(): Promise<void> {
  await app.page.goto('https://fixture.app.invalid/');
  await app.page.waitForFunction(() => 'heard' in window);
}

describe("the application's own scheme", () => {
  it('is a secure context whose policy holds', async () => {
    const seen = await app.page.evaluate(async () => {
      const outside = await fetch('https://example.com/').then(
        () => 'fetched',
        (error: Error) => error.name,
      );
      return { isSecureContext, inline: window.inlineHasRun, outside };
    });
    expect(seen).toEqual({ isSecureContext: true, outside: 'TypeError' });
    const messages = await app.run<{ level: string; message: string }[]>('consoleMessages');
    const refusals = messages.filter(({ message }) => message.includes('Content Security Policy'));
    expect(refusals.some(({ message }) => message.includes('script'))).toBe(true);
    expect(refusals.some(({ message }) => message.includes('example.com'))).toBe(true);
  });

  it('shows main its own addresses only', async () => {
    const requests = await app.run<{ url: string; referrer: string | null }[]>('requests');
    expect(requests).toContainEqual({
      url: 'app://fixture/page.js',
      method: 'GET',
      referrer: 'app://fixture/',
    });
    expect(JSON.stringify(requests)).not.toContain('app.invalid');
  });

  it('passes ranges and bodies', async () => {
    const seen = await app.page.evaluate(async () => {
      const part = await fetch('/range', { headers: { range: 'bytes=250-259' } });
      const sent = new Uint8Array([0, 1, 254, 255]);
      const posted = await fetch('/post', { method: 'POST', body: sent });
      return {
        status: part.status,
        range: part.headers.get('content-range'),
        bytes: [...new Uint8Array(await part.arrayBuffer())],
        posted: [posted.status, ...new Uint8Array(await posted.arrayBuffer())],
        missing: (await fetch('/nowhere')).status,
        failing: await fetch('/fails').then(String, (error: Error) => error.name),
      };
    });
    expect(seen).toEqual({
      status: 206,
      range: 'bytes 250-259/100000',
      bytes: [250, 0, 1, 2, 3, 4, 5, 6, 7, 8],
      posted: [201, 0, 1, 254, 255],
      missing: 404,
      failing: 'TypeError',
    });
  });

  it('streams: a beginning arrives before the end exists, and what is long arrives whole', async () => {
    const seen = await app.page.evaluate(async () => {
      const response = await fetch('/slow');
      const reader = response.body!.getReader();
      const text = (part: { value?: Uint8Array | undefined }): string => new TextDecoder().decode(part.value);
      const first = text(await reader.read());
      await fetch('/go-on');
      const second = text(await reader.read());
      const { done } = await reader.read();
      const large = await (await fetch('/large')).arrayBuffer();
      return { kind: response.type, first, second, done, large: large.byteLength };
    });
    expect(seen).toEqual({ kind: 'basic', first: 'first,', second: 'second', done: true, large: 5_000_000 });
  });

  it('cancels the stream that the page gives up', async () => {
    await app.page.evaluate(async () => {
      const aborter = new AbortController();
      const response = await fetch('/slow?given-up', { signal: aborter.signal });
      await response.body!.getReader().read();
      aborter.abort();
    });
    await expect.poll(() => app.run('cancelled')).toEqual(['?given-up']);
  });

  it('serves workers too', async () => {
    const said = await app.page.evaluate(async () => {
      const worker = new Worker('/worker.js');
      const message = await new Promise((resolve) =>
        worker.addEventListener('message', resolve, { once: true }),
      );
      return (message as MessageEvent).data as unknown;
    });
    expect(said).toBe('from the worker: 206');
  });
});

describe('everything else', () => {
  let server: Server;
  let address: string;

  beforeAll(async () => {
    server = createServer((_, response) => {
      response
        .writeHead(200, { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' })
        .end('outside');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('is refused until main lets it through, and then main sees the headers', async () => {
    const load = (): Promise<string> =>
      app.page.evaluate((url) => {
        // A page without a policy of its own, so that main alone decides.
        const frame = document.createElement('iframe');
        frame.src = '/away.html';
        document.body.append(frame);
        return new Promise<string>((resolve) => {
          frame.onload = () => {
            frame.contentWindow!.fetch(url).then(
              (response) => resolve(`${response.status} ${response.headers.get('x-from-main')}`),
              (error: Error) => resolve(error.name),
            );
          };
        });
      }, `http://${address}/`);
    await app.page.goto('https://fixture.app.invalid/away.html');
    expect(await load()).toBe('TypeError');
    await app.run('letThrough', address);
    expect(await load()).toBe('200 yes');
    await reopen();
  });
});

describe('permissions', () => {
  it('are asked of main, and a refusal is a NotAllowedError', async () => {
    await app.run('setPermissions', false);
    const refused = await app.page.evaluate(async () => {
      const nameOf = (action: Promise<unknown>): Promise<string> =>
        action.then(String, (error: Error) => error.name);
      const denied = new Promise<number>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          (error) => resolve(error.code),
        ),
      );
      return {
        camera: await nameOf(navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
        clipboard: await nameOf(navigator.clipboard.readText()),
        screen: await nameOf(navigator.mediaDevices.getDisplayMedia()),
        notifications: await Notification.requestPermission(),
        location: await denied,
        state: (await navigator.permissions.query({ name: 'microphone' })).state,
      };
    });
    expect(refused).toEqual({
      camera: 'NotAllowedError',
      clipboard: 'NotAllowedError',
      screen: 'NotAllowedError',
      notifications: 'denied',
      location: 1,
      state: 'denied',
    });
    const asked = await app.run<Asked[]>('takeAsked');
    expect(asked).toContainEqual({
      permission: 'media',
      url: 'app://fixture/',
      isMainFrame: true,
      requestingUrl: 'app://fixture/',
      securityOrigin: 'app://fixture/',
      mediaTypes: ['audio', 'video'],
    });
    expect(asked.map(({ permission }) => permission)).toEqual(
      expect.arrayContaining(['clipboard-read', 'notifications', 'geolocation']),
    );
    expect(asked).toContainEqual({ check: 'media', origin: 'app://fixture/' });
  });

  it("once given, let a fake camera and microphone run on the application's own origin", async () => {
    await app.run('setPermissions', true);
    const tracks = await app.page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
      const video = document.createElement('video');
      video.srcObject = stream;
      await video.play();
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      const seen = stream.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`);
      for (const track of stream.getTracks()) track.stop();
      return { seen: seen.sort(), hasPicture: video.videoWidth > 0 };
    });
    expect(tracks).toEqual({ seen: ['audio live', 'video live'], hasPicture: true });
  });
});

describe('capturing the screen', () => {
  it('is for the display handler to allow', async () => {
    await app.run('letCapture');
    const states = await app.page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
      const seen = stream.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`);
      for (const track of stream.getTracks()) track.stop();
      return seen;
    });
    expect(states).toEqual(['video live']);
    expect(await app.run('takeAsked')).toContainEqual({ capture: true, origin: 'app://fixture/' });
  });
});

describe('navigation', () => {
  it('is asked before it happens, and can be prevented', async () => {
    await reopen();
    await app.run('blockNavigation', true);
    await app.page.click('#away', { noWaitAfter: true });
    await expect
      .poll(async () => await app.run('navigations'))
      .toContainEqual(
        expect.objectContaining({
          event: 'will-navigate',
          url: 'app://fixture/away.html',
          same: true,
          main: true,
        }),
      );
    expect(await app.page.locator('h1').textContent()).toBe('Fixture');
    await app.run('blockNavigation', false);
    await app.page.click('#away');
    await app.page.waitForURL('**/away.html');
    await reopen();
    const seen = await app.run<Navigation[]>('navigations');
    expect(seen.map(({ event, url }) => `${event} ${url}`)).toEqual(
      expect.arrayContaining([
        'will-navigate app://fixture/away.html',
        'did-navigate app://fixture/away.html',
      ]),
    );
  });

  it('says where a redirect leads', async () => {
    await app.page.goto('https://fixture.app.invalid/redirect');
    expect(await app.page.locator('h1').textContent()).toBe('away');
    await reopen();
    expect(await app.run('navigations')).toContainEqual({
      event: 'will-redirect',
      url: 'app://fixture/away.html',
    });
  });

  it('to a new window asks the open handler, which denies or allows', async () => {
    const asked = async (): Promise<string[]> => {
      const all = await app.run<Navigation[]>('navigations');
      return all.filter(({ event }) => event === 'open').map(({ url }) => url);
    };
    expect(await app.page.evaluate(() => window.open('https://example.com/script'))).toBe(null);
    await app.page.click('#outside');
    await expect.poll(asked).toEqual(['https://example.com/script', 'https://example.com/page']);
    expect((await app.control.windows()).length).toBe(1);
    await app.run('answerOpen', 'allow');
    const opened = await app.nextPage(() => app.page.evaluate(() => void window.open('/away.html')));
    await opened.waitForURL('**/away.html');
    const urls = (await app.control.windows()).map(({ url }) => url);
    expect(urls).toEqual(['app://fixture/', 'app://fixture/away.html']);
    await app.control.call('closeWindow', { id: 2 });
  });
});

describe('files', () => {
  it('have a path for the preload only', async () => {
    const path = join(app.folder, 'letter.txt');
    writeFileSync(path, 'letter');
    await app.page.setInputFiles('#file', path);
    const found = await app.page.evaluate(() => {
      const [file] = document.querySelector<HTMLInputElement>('#file')!.files!;
      return { path: window.fixture.pathOf(file!), own: Reflect.get(file!, 'path') as unknown };
    });
    expect(found).toEqual({ path });
  });

  it('are downloaded to where main says', async () => {
    const done = app.run<{ state: string; url: string; path: string }>('download', app.folder);
    await app.page.click('#load');
    const { state, url, path } = await done;
    expect([state, url]).toEqual(['completed', 'app://fixture/load.bin']);
    expect(readFileSync(path, 'utf8')).toBe('downloaded');
  });
});
