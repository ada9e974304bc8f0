import type { Page } from '@playwright/test';
import { openChat, say } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, PUPIL, test } from './fixtures.ts';

const FOREIGN = 'https://advertising.example';

/** Everything that the window asks for, by the network stack itself. */
function requestsOf(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  page.on('websocket', (socket) => urls.push(socket.url()));
  return urls;
}

/** Tries to fetch something foreign in every way that a page has; tells which of them came through. */
async function tryForeign(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async (origin) => {
    const loads = (element: HTMLElement & { src?: string; href?: string }, at: 'src' | 'href') =>
      new Promise<boolean>((resolve) => {
        element.addEventListener('load', () => resolve(true));
        element.addEventListener('error', () => resolve(false));
        element[at] = `${origin}/banner`;
        document.body.append(element);
      });
    const ways: Record<string, () => Promise<boolean>> = {
      fetch: () =>
        fetch(origin).then(
          () => true,
          () => false,
        ),
      image: () => loads(new Image(), 'src'),
      script: () => loads(document.createElement('script'), 'src'),
      style: () => loads(Object.assign(document.createElement('link'), { rel: 'stylesheet' }), 'href'),
      socket: () =>
        new Promise((resolve) => {
          try {
            const socket = new WebSocket('wss://advertising.example');
            socket.addEventListener('open', () => resolve(true));
            socket.addEventListener('error', () => resolve(false));
          } catch {
            resolve(false);
          }
        }),
    };
    const came: string[] = [];
    for (const [way, attempt] of Object.entries(ways)) {
      if (await attempt()) came.push(way);
    }
    return came;
  }, FOREIGN);
}

test('F-083 a window that is used fetches nothing but its own files, and could fetch nothing else', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  const urls = requestsOf(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await openChat(page, CLASS_CHAT);
  // A link in a message is a text until somebody opens it: no preview is fetched.
  await say(page, `Смотрите ${FOREIGN}/banner.png и https://example.com/video`);
  await expect(messageWith(page, `${FOREIGN}/banner.png`)).toBeVisible();
  await page.getByRole('button', { name: 'Люди' }).first().click();
  await page.getByRole('button', { name: 'Настройки' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Справка' })).toBeVisible();
  const origin = new URL(page.url()).origin;
  expect(urls.length).toBeGreaterThan(3);
  expect(urls.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))).toEqual([]);

  const violations = page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const directives = new Set<string>();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          directives.add(effectiveDirective);
          if (directives.size >= 4) resolve([...directives].sort());
        });
      }),
  );
  expect(await tryForeign(page)).toEqual([]);
  expect(await violations).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
});
