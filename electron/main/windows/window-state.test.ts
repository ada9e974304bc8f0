import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WindowState } from './window-state.ts';

class FakeWindow extends EventEmitter {
  bounds = { x: 10, y: 20, width: 900, height: 600 };
  getNormalBounds = () => this.bounds;
  isMaximized = () => false;
  isMinimized = () => false;
  isDestroyed = () => false;
}

let path = '';
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'zvonok-window-')), 'window.json');
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(join(path, '..'), { recursive: true });
});

function tracked(): { state: WindowState; window: FakeWindow } {
  const state = new WindowState(path);
  const window = new FakeWindow();
  state.track(window as unknown as Parameters<WindowState['track']>[0]);
  return { state, window };
}

test('writes once when the window has come to rest', async () => {
  vi.useFakeTimers();
  const { state, window } = tracked();
  for (let i = 0; i < 100; i++) {
    window.bounds = { ...window.bounds, x: i };
    window.emit('move');
  }
  vi.advanceTimersByTime(499);
  expect(state.place).toBeUndefined();
  vi.advanceTimersByTime(1);
  expect(state.place).toEqual({ bounds: { x: 99, y: 20, width: 900, height: 600 }, isMaximized: false });
  await state.flush();
  expect(new WindowState(path).place).toEqual(state.place);
});

test('a window that closes is remembered at once', async () => {
  const { state, window } = tracked();
  window.emit('close');
  await state.flush();
  expect(existsSync(path)).toBe(true);
});

test('a minimized window keeps its last place', () => {
  const { state, window } = tracked();
  window.isMinimized = () => true;
  window.emit('close');
  expect(state.place).toBeUndefined();
});
