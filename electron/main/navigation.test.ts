import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { guardNavigation, isLocalRequest, mayOpenOutside } from './navigation.ts';

class FakeContents extends EventEmitter {
  openWindow: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openWindow = handler;
  }
  go(name: string, url: string, isMainFrame = true): boolean {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit(name, { url, isMainFrame, preventDefault });
    return !isPrevented;
  }
}

function guarded(): { contents: FakeContents; opened: string[]; refused: string[] } {
  const contents = new FakeContents();
  const opened: string[] = [];
  const refused: string[] = [];
  guardNavigation(contents as unknown as Parameters<typeof guardNavigation>[0], {
    openOutside: (address) => opened.push(address),
    onRefused: (what) => refused.push(what),
  });
  return { contents, opened, refused };
}

test.each([
  ['https://example.org/page?a=1', true],
  ['http://example.org/', false],
  ['https://user:word@example.org/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['app://zvonok/index.html', false],
  ['smb://server/share', false],
  ['no address', false],
  [`https://example.org/${'a'.repeat(2000)}`, false],
])('a link to %s opens outside: %s', (address, expected) => {
  expect(mayOpenOutside(address)).toBe(expected);
});

test('the window stays on its own page', () => {
  const { contents, opened, refused } = guarded();
  expect(contents.go('will-navigate', 'app://zvonok/index.html')).toBe(true);
  expect(contents.go('will-navigate', 'https://example.org/')).toBe(false);
  expect(contents.go('will-navigate', 'file:///etc/passwd')).toBe(false);
  expect(contents.go('will-navigate', 'app://zvonok/index.html', false)).toBe(false);
  expect(contents.go('will-redirect', 'app://zvonok/index.html')).toBe(false);
  expect(contents.go('will-attach-webview', '')).toBe(false);
  expect(opened).toEqual(['https://example.org/']);
  expect(refused).toEqual(['navigation', 'navigation', 'navigation', 'webview']);
});

test('no page opens a window of its own', () => {
  const { contents, opened } = guarded();
  expect(contents.openWindow?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
  expect(contents.openWindow?.({ url: 'about:blank' })).toEqual({ action: 'deny' });
  expect(opened).toEqual(['https://example.org/']);
});

test.each([
  ['app://zvonok/index.html', true],
  ['blob:app://zvonok/1', true],
  ['data:image/png;base64,AA==', true],
  ['https://example.org/', false],
  ['wss://example.org/', false],
  ['file:///etc/passwd', false],
  ['', false],
])('a page may load %s: %s', (address, expected) => {
  expect(isLocalRequest(address)).toBe(expected);
});
